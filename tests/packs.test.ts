import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readPacks } from '../src/adapters/regulations/load.ts'
import { loadCalendars } from '../src/adapters/regulations/load-calendar.ts'
import { type PackDesk, pack as packCommand } from '../src/cli/pack.ts'
import { deadlinesOf } from '../src/domain/calendar/deadlines.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import { linesOf } from '../src/domain/regulations/bearing-faults.ts'
import { inWords } from '../src/domain/regulations/in-words.ts'
import { sheetOf } from '../src/domain/regulations/sheet.ts'

const regulations = join(import.meta.dirname, '..', 'regulations')
const { packs, faults } = await readPacks(regulations)
const calendars = await loadCalendars(join(regulations, 'calendar'))

const runWithout = async (without: string | undefined, args: string[]) => {
  const printed: string[] = []
  const complained: string[] = []
  const desk: PackDesk = {
    readPacks: async () => {
      const read = await readPacks(regulations)
      return { ...read, packs: read.packs.filter(({ pack }) => pack.region !== without) }
    },
    readProofs: async () => [],
    writeCoverage: async () => undefined,
    print: text => printed.push(text),
    complain: text => complained.push(text),
  }
  return { code: await packCommand(args, desk), printed: printed.join('\n'), complained: complained.join('\n') }
}

const run = (...args: string[]) => runWithout(undefined, args)

describe('регламенты', () => {
  it('читаются без замечаний, все пять регионов на месте', () => {
    assert.deepEqual(faults, [])
    const regions = new Set(packs.map(({ pack }) => pack.region))
    assert.deepEqual([...regions].sort(), ['irkutsk', 'kaliningrad', 'kbr', 'kuzbass', 'penza'])
  })

  for (const loaded of packs) {
    const { pack, examples } = loaded
    describe(pack.title, () => {
      it('каждая строка с пунктом пересказана словами, у каждой пересказанной есть своё место в файле', () => {
        const readings = inWords(pack)
        const told = new Set(readings.map(({ path }) => path.join('.')))
        const silent = linesOf(pack)
          .map(({ path }) => path.join('.'))
          .filter(path => !told.has(path))
        assert.deepEqual(silent, [])
        for (const { path } of readings) {
          assert.match(loaded.place(path), /^regulations\/[a-z]+\/\d{4}-\d{2}-\d{2}\/rules\.yaml:\d+$/)
        }
      })

      it('в пересказе нет пустых мест и английских слов вместо русских', () => {
        for (const { sentence } of inWords(pack)) {
          assert.doesNotMatch(sentence, /undefined|null|\[object|NaN/)
          assert.match(sentence, /[а-яё]/)
        }
      })

      it('лист согласования показывает слова каждого пункта', () => {
        const sheet = sheetOf(loaded)
        assert.ok(sheet.rows.length > 20)
        for (const { cited, readings } of sheet.rows) {
          assert.ok(cited.says.length > 0 && cited.act.length > 0, cited.clause)
          assert.ok(readings.length > 0, cited.clause)
        }
      })

      it('часовой пояс регламента и календаря один', () =>
        assert.equal(calendars.get(pack.region)?.timeZone, pack.authority.time_zone))

      it('примеров не меньше пяти', () => assert.ok(examples.length >= 5, `примеров: ${examples.length}`))

      for (const { about, of, given, expect, proves } of examples) {
        it(`${[...(proves ?? []), about].join(' · ')}`, () => {
          const calendar = calendars.get(pack.region)
          assert.ok(calendar !== undefined)
          const context = { kind: 'attestation', ...of } as const
          const deadlines = deadlinesOf(pack.deadlines, given, context, calendar, plainDate('2022-01-01'))
          const found = Object.fromEntries(
            Object.keys(expect).map(name => [name, deadlines.find(deadline => deadline.name === name)?.due ?? null]),
          )
          assert.deepEqual(found, expect)
        })
      }
    })
  }
})

describe('команда pack', () => {
  it('check перечисляет регламенты и кончается успехом', async () => {
    const { code, printed, complained } = await run('check')
    assert.equal(complained, '')
    assert.equal(code, 0)
    for (const { pack } of packs) assert.ok(printed.includes(`${pack.region}@${pack.edition}`))
  })

  it('sheet печатает лист, --html — страницу без сценариев', async () => {
    const text = await run('sheet', 'kuzbass')
    assert.equal(text.code, 0)
    assert.match(text.printed, /Регламентный срок исполнения – 01\.02\.2024/)
    assert.match(text.printed, /«Регламентный срок услуги»: не позднее чем через 90 календарных дней/)
    assert.match(text.printed, /Подпись: _+/)
    const html = await run('sheet', 'kuzbass@2024-04-01', '--html')
    assert.equal(html.code, 0)
    assert.match(html.printed, /^<!doctype html>/)
    assert.doesNotMatch(html.printed, /<script|src=|http-equiv/)
  })

  it('diff показывает строки обоих регионов; регион с самим собой не различается', async () => {
    const { code, printed } = await run('diff', 'kuzbass', 'irkutsk')
    assert.equal(code, 0)
    assert.match(printed, /Отзыв заявления\n {2}kuzbass@2024-04-01 .+\n {2}irkutsk@2023-09-01 .+/)
    assert.equal((await run('diff', 'kuzbass', 'kuzbass')).printed, 'Различий нет')
  })

  it('незнакомый регион и незнакомая команда — ответ 2 с объяснением', async () => {
    const unknown = await run('sheet', 'tuva')
    assert.equal(unknown.code, 2)
    assert.match(unknown.complained, /Регламента «tuva» нет\. Есть: .*kuzbass@2024-04-01/)
    for (const args of [
      [],
      ['print'],
      ['sheet'],
      ['diff', 'kuzbass'],
      ['check', 'kuzbass'],
      ['sheet', 'kbr', '--pdf'],
    ]) {
      const { code, complained } = await run(...args)
      assert.equal(code, 2, args.join(' '))
      assert.match(complained, /Команды:/)
    }
  })

  it('coverage кончается ошибкой, когда регламент пропал, и называет его правила', async () => {
    const { code, complained } = await runWithout('irkutsk', ['coverage'])
    assert.equal(code, 1)
    for (let number = 1; number <= 10; number++) {
      assert.ok(complained.includes(`IR-${number}: ни в одном регламенте не размещено`), `IR-${number}`)
      assert.ok(complained.includes(`IR-${number}: нет теста, который это доказывает`), `IR-${number}`)
    }
    assert.doesNotMatch(complained, /KZ-14:/)
  })
})
