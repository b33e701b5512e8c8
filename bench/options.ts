import { parseArgs } from 'node:util'

export type Options = {
  cases: number
  quick: boolean
  /** Verify the whole log although its cases were loaded, and verified, by an earlier run. */
  verify: boolean
  inPlace: boolean
  starts: boolean
  /** Only what has this word in its title. */
  only: string | undefined
}

export const usage = `npm run -s bench [-- --cases 100000] [--quick] [--write] [--verify] [--in-place] [--only СЛОВО] [--no-starts]
  --cases N     сколько дел загрузить (100000)
  --quick       секунда на строку: проверить, что команда работает
  --write       записать таблицу в docs/performance.md
  --verify      проверить цепочку хешей всего журнала после загрузки
  --in-place    мерить на самой загруженной базе, без копии; после прогона она удаляется
  --only СЛОВО  мерить только то, в названии чего есть слово
  --no-starts   не мерить запуск npm start
Переменные: BENCH_DATABASE_URL – чужой PostgreSQL вместо встроенного; PG_BIN – папка с pgbench.`

/** Reads the command line; undefined when it asks for help or makes no sense. */
export const readOptions = (args: string[]): Options | undefined => {
  try {
    const { values } = parseArgs({
      args,
      options: {
        cases: { type: 'string', default: '100000' },
        quick: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        verify: { type: 'boolean', default: false },
        'in-place': { type: 'boolean', default: false },
        'no-starts': { type: 'boolean', default: false },
        only: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    const cases = Number(values.cases)
    if (values.help || !Number.isInteger(cases) || cases < 100 || cases > 2_000_000) return undefined
    const { quick, verify, only } = values
    return { cases, quick, verify, only, inPlace: values['in-place'], starts: !values['no-starts'] }
  } catch {
    return undefined
  }
}
