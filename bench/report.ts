import { cpus, totalmem } from 'node:os'
import type { Part } from './first-page.ts'
import type { Loaded } from './load.ts'
import type { Row, Timing } from './measure.ts'

export type Report = {
  on: string
  cases: number
  events: number
  loaded: Loaded | 'kept'
  chain: string
  postgres: string
  timing: Timing
  rows: Row[]
  memory: { now: number; most: number }
  firstPage: Part[]
  /** Seconds of `npm start` on an empty folder and the next time; absent when not measured. */
  starts: { first: number; second: number } | undefined
  quick: boolean
}

/** The report as it is printed and as it stands at the beginning of docs/performance.md, before the parts of other measurements. */
export const written = (report: Report): string =>
  `${[head(report), table(report.rows), others(report), small(report)].join('\n\n')}\n`

const head = ({ on, cases, events, loaded, chain, postgres, timing, rows, quick }: Report): string =>
  [
    '# Быстродействие',
    '',
    'Эту часть пишет команда `npm run -s bench -- --write`, разделы ниже – свои команды. Меряют отношения, а не сами скорости: мерка и система работают на одной машине в одном прогоне.',
    '',
    `- Когда и на чём: ${on}, процессоров – ${cpus().length} (${cpus()[0]?.model.trim() ?? 'неизвестно'}), память – ${Math.round(totalmem() / 2 ** 30)} ГБ, Node ${process.versions.node}, PostgreSQL ${postgres}. Нагрузку дают те же процессоры.`,
    `- Данные: ${whole(cases)} дел, ${whole(events)} событий, пятая часть дел открыта${loaded === 'kept' ? '' : `; загружено за ${whole(loaded.seconds)} с`}. Истории сделаны командами системы и размножены; ${chain}.`,
    `- Клиентов – ${timing.clients}, соединения постоянные; прогрев ${timing.warmSeconds} с, замер ${timing.seconds} с на строку. Один процесс сервера, боевой режим; права, журнал доступа и цепочка хешей включены, письма ставятся в очередь.`,
    `- Мерка: те же запросы SQL, что посылает страница, без самой системы – ${[...new Set(rows.map(row => row.yardstick.tool))].join(', ')}; и сервер Fastify, который отдаёт готовую страницу той же длины.`,
    ...(quick ? ['- Замер короткий (`--quick`): годится, чтобы проверить саму команду, не цифры.'] : []),
  ].join('\n')

const table = (rows: readonly Row[]): string =>
  `${grid(
    [
      'Что',
      'В секунду',
      'p50, мс',
      'p95, мс',
      'p99, мс',
      'SQL отдельно, в секунду',
      'Доля',
      'Цель',
      'Fastify без всего, в секунду',
      'Сервер, мс процессора',
      'База, мс процессора',
      'База к мерке',
      'Запросов SQL',
    ],
    rows.map(({ title, aim, product, yardstick, bare, statements }) => {
      const share = product.rate / yardstick.rate
      const times =
        product.databaseMs !== undefined && yardstick.databaseMs ? product.databaseMs / yardstick.databaseMs : undefined
      return [
        title,
        whole(product.rate),
        decimal(product.p50, 1),
        decimal(product.p95, 1),
        marked(decimal(product.p99, 1), product.p99 <= 20),
        whole(yardstick.rate),
        marked(decimal(share, 2), share >= aim),
        `≥ ${decimal(aim, 2)}`,
        whole(bare),
        marked(decimal(product.serverMs, 2), product.serverMs <= 0.55),
        product.databaseMs === undefined ? 'не меряли' : decimal(product.databaseMs, 2),
        times === undefined ? 'не меряли' : marked(decimal(times, 2), times <= 2),
        String(statements),
      ]
    }),
  )}\n\nЦели: p99 ≤ 20 мс, сервер ≤ 0,55 мс процессора на страницу, база ≤ 2 мерок. «!» – цель не достигнута.`

const others = ({ rows }: Report): string =>
  `Страницы, сжатые так, как просит браузер (brotli):\n\n${grid(
    ['Что', 'В секунду', 'Сервер, мс процессора', 'КБ по сети', 'КБ без сжатия'],
    rows.flatMap(({ title, compressed, product }) =>
      compressed === undefined
        ? []
        : [
            [
              title,
              whole(compressed.rate),
              decimal(compressed.serverMs, 2),
              decimal(compressed.bytes / 1024, 1),
              decimal(product.meanBytes / 1024, 1),
            ],
          ],
    ),
  )}`

const small = ({ firstPage, starts, memory }: Report): string => {
  const bytes = firstPage.reduce((sum, part) => sum + part.bytes, 0)
  const scripts = firstPage.filter(({ path }) => path.endsWith('.js'))
  return grid(
    ['Прочее', 'Измерено', 'Цель'],
    [
      [
        'Первая страница по сети со всем, что на ней',
        marked(
          `${decimal(bytes / 1024, 1)} КБ, файлов: ${firstPage.length}, из них скриптов: ${scripts.length}`,
          bytes <= 100 * 1024,
        ),
        '≤ 100 КБ',
      ],
      ...(starts === undefined
        ? []
        : [
            [
              '`npm start` на пустой папке данных (пакеты на месте) до ответа',
              marked(`${decimal(starts.first, 1)} с`, starts.first <= 120),
              '≤ 120 с',
            ],
            ['`npm start` во второй раз', marked(`${decimal(starts.second, 1)} с`, starts.second <= 2), '≤ 2 с'],
          ]),
      ['Память процесса сервера после замеров', `${memory.now} МБ, наибольшая ${memory.most} МБ`, ''],
    ],
  )
}

/** A table of Markdown; the first column holds words, the rest numbers. */
export const grid = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map((_, index) => (index === 0 ? '---' : '--:')), ...rows]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n')

const marked = (words: string, reached: boolean): string => (reached ? words : `${words} !`)
export const whole = (value: number): string => Math.round(value).toLocaleString('ru-RU')
export const decimal = (value: number, digits: number): string =>
  value.toLocaleString('ru-RU', { minimumFractionDigits: digits, maximumFractionDigits: digits })
