import assert from 'node:assert/strict'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { decided, line, order, signed } from '../../../tests/samples/order-row.ts'
import { loadLaw } from '../../adapters/regulations/load-law.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Law } from '../law.ts'
import { composeOrder } from './order-papers.ts'
import type { Block, Paper } from './paper.ts'

const all = { clause: 'reg п. 20.8.3', full: true }
const open = { clause: 'reg п. 20.8.3', full: false }
const of = <Kind extends Block['kind']>(paper: Paper, kind: Kind): Extract<Block, { kind: Kind }>[] =>
  paper.blocks.filter((block): block is Extract<Block, { kind: Kind }> => block.kind === kind)
const pointsOf = (paper: Paper): string[] => of(paper, 'points')[0]?.items ?? []
const textOf = (paper: Paper): string => JSON.stringify(paper)

describe('приказ', () => {
  let law: Law
  const pack = (region: string): Pack => {
    const found = law.packFor(region, decided)
    assert.ok(!isRefusal(found))
    return found
  }
  before(async () => {
    law = await loadLaw(join(import.meta.dirname, '..', '..', '..', 'regulations'))
  })

  it('в каждом регионе стоит на приказе о Порядке и на решении комиссии, со словом «приказываю» и подписью руководителя', () => {
    for (const region of ['kuzbass', 'irkutsk', 'penza', 'kaliningrad', 'kbr']) {
      const rules = pack(region)
      const paper = composeOrder(rules, order([line(1)]), all)
      const [basis] = of(paper, 'text')
      assert.match(
        basis?.text ?? '',
        /^В соответствии с приказом Министерства .*, на основании решения аттестационной комиссии от 1 февраля 2024 г\.$/,
        region,
      )
      assert.deepEqual(
        of(paper, 'command').map(({ text }) => text),
        ['приказываю:'],
        region,
      )
      assert.match(pointsOf(paper)[0] ?? '', /^Установить со дня решения/, region)
      assert.deepEqual(paper.signatory, { post: rules.authority.head_post, name: null, personId: 'minister' }, region)
      assert.equal(paper.layout, 'order')
      assert.equal(paper.longKept, true, 'приказы хранят дольше десяти лет')
    }
  })

  it('основание Пензы – Порядок № 276, остальных – № 196', () => {
    assert.match(of(composeOrder(pack('penza'), order([line(1)]), all), 'text')[0]?.text ?? '', /№ 276/)
    assert.match(of(composeOrder(pack('kaliningrad'), order([line(1)]), all), 'text')[0]?.text ?? '', /№ 196/)
  })

  it('КБР: отказы отдельным приложением с причиной, контроль и отправка организациям – пунктами', () => {
    const rows = [line(1), line(2, { outcome: 'refused', reason: 'Баллов меньше порога' })]
    const paper = composeOrder(pack('kbr'), order(rows), all)
    assert.deepEqual(
      of(paper, 'appendix').map(({ mark, landscape }) => [mark[0], mark.at(-1), landscape]),
      [
        ['Приложение № 1', 'от 2 февраля 2024 г. № 22/120', false],
        ['Приложение № 2', 'от 2 февраля 2024 г. № 22/120', false],
      ],
    )
    assert.match(textOf(paper), /Баллов меньше порога/)
    const points = pointsOf(paper)
    assert.match(points[1] ?? '', /^Отказать .* указанным в приложении № 2 /)
    assert.match(points.join('\n'), /электронную почту организаций/)
    assert.match(points.at(-1) ?? '', /^Контроль за исполнением/)
  })

  it('открытая копия: те же пункты и номера приложений, но ни имён, ни причин тех, кому отказано', () => {
    const rows = [line(1), line(2, { outcome: 'refused', reason: 'Баллов меньше порога' })]
    const [full, shown] = [all, open].map(copy => composeOrder(pack('kbr'), order(rows), copy))
    assert.ok(full && shown)
    assert.deepEqual(pointsOf(shown), pointsOf(full))
    assert.doesNotMatch(textOf(shown), /Фамилия00002|Баллов меньше порога/)
    assert.match(textOf(shown), /Фамилия00001/)
    const named = composeOrder(pack('kbr'), order(rows), { ...open, refusedInPublic: true })
    assert.match(textOf(named), /Фамилия00002/)
    assert.doesNotMatch(textOf(named), /Баллов меньше порога/)
  })

  it('без отказов полная и открытая копии совпадают до буквы', () => {
    const rows = [line(1), line(2)]
    assert.deepEqual(composeOrder(pack('kbr'), order(rows), open), composeOrder(pack('kbr'), order(rows), all))
    assert.deepEqual(
      of(composeOrder(pack('kbr'), order(rows), all), 'appendix').map(({ mark }) => mark[0]),
      ['Приложение'],
    )
  })

  it('строки группы под её названием; то, что названо группой, в строках не повторяется', () => {
    const rows = [line(1), line(2, { position: 'Воспитатель' }), line(3, { category: 'highest' })]
    const [table] = of(composeOrder(pack('kaliningrad'), order(rows), all), 'table')
    assert.deepEqual(table?.head, ['№', 'Фамилия, имя, отчество', 'Место работы'])
    assert.deepEqual(
      table?.rows.map(row => row[0]),
      [
        'Первая квалификационная категория',
        'Воспитатель',
        '1',
        'Учитель',
        '2',
        'Высшая квалификационная категория',
        'Учитель',
        '3',
      ],
    )
    const [byCategory] = of(composeOrder(pack('kuzbass'), order(rows), all), 'table')
    assert.deepEqual(byCategory?.head, ['№', 'Фамилия, имя, отчество', 'Место работы', 'Должность'])
  })

  it('общий день действия стоит в заголовке приложения, разные – в столбце', () => {
    const one = composeOrder(pack('kuzbass'), order([line(1), line(2)]), all)
    assert.match(of(one, 'appendix')[0]?.title ?? '', /с 1 февраля 2024 г\.$/)
    const two = composeOrder(pack('kuzbass'), order([line(1), line(2, { decidedOn: plainDate('2024-01-25') })]), all)
    assert.ok(of(two, 'table')[0]?.head.includes('Действует с'))
    assert.match(
      of(two, 'text')[0]?.text ?? '',
      /решений аттестационной комиссии от 25 января 2024 г\., 1 февраля 2024 г\.$/,
    )
  })

  it('проект помечен, реквизиты приложения пусты; лист согласования идёт с проектом там, где его согласуют', () => {
    const draft = order([line(1)], { number: null, signedOn: null, signedBy: null })
    const paper = composeOrder(pack('kbr'), draft, { ...all, agreement: true })
    assert.equal(paper.mark, 'ПРОЕКТ')
    assert.equal(of(paper, 'appendix')[0]?.mark.at(-1), 'от ____________ № ______')
    assert.equal(of(paper, 'appendix').at(-1)?.title, 'Лист согласования проекта приказа')
    const agreed = composeOrder(
      pack('kbr'),
      { ...draft, agreedOn: signed },
      { ...all, agreement: true, approver: { name: 'З. Замова', personId: 'a' } },
    )
    assert.match(textOf(agreed), /З\. Замова.*02\.02\.2024/)
    const elsewhere = composeOrder(pack('kaliningrad'), draft, { ...all, agreement: true })
    assert.equal(of(elsewhere, 'appendix').length, 1)
  })

  it('меняющий приказ называет прежний, строку, что было и что стало', () => {
    const change = order([line(9)], {
      kind: 'amending',
      amends: 'order-0',
      number: '22/130',
      points: [
        {
          kind: 'replace',
          caseId: 'case-1',
          appendix: 1,
          line: 3,
          field: 'fullName',
          was: 'Иванова Мария',
          becomes: 'Иванова Марья',
        },
        { kind: 'text', text: 'Признать утратившим силу пункт 3 приказа.' },
        { kind: 'add', row: line(9) },
      ],
    })
    const amended = { number: '22/120', signedOn: signed, title: 'Об итогах аттестации' }
    const points = pointsOf(composeOrder(pack('kbr'), change, { ...all, amended }))
    assert.match(
      points[0] ?? '',
      /^Внести в приказ от 2 февраля 2024 г\. № 22\/120 «Об итогах аттестации» изменение: .*строке 3.*«Иванова Мария».*«Иванова Марья»/,
    )
    assert.equal(points[1], 'Признать утратившим силу пункт 3 приказа.')
    assert.match(points[2] ?? '', /^Дополнить приказ .* согласно приложению к настоящему приказу\.$/)
  })

  it('открытая копия меняющего приказа молчит о причинах и о тех, кому отказано', () => {
    const refused = line(2, { outcome: 'refused', fullName: 'Скрытова Анна' })
    const place = { appendix: 1, line: 1 }
    const change = order([], {
      ...{ kind: 'correcting', amends: 'order-0', number: '22/131' },
      points: [
        { ...place, kind: 'remove', caseId: 'case-1', fullName: 'Видная Ольга', reason: 'тайная причина' },
        {
          ...place,
          kind: 'replace',
          caseId: 'case-2',
          field: 'fullName',
          was: 'Скрытова Анна',
          becomes: 'Скрытова Инна',
        },
      ],
    })
    const amended = { number: '22/120', signedOn: signed, title: 'Об итогах аттестации', rows: [line(1), refused] }
    const said = (around: typeof all) => textOf(composeOrder(pack('kbr'), change, { ...around, amended }))
    for (const words of [/тайная причина/, /Скрытова Инна/, /Видная Ольга/]) assert.match(said(all), words)
    assert.match(said(open), /Видная Ольга\) исключить\./)
    for (const words of [/тайная причина/, /Скрытова/]) assert.doesNotMatch(said(open), words)
  })

  it('пять тысяч строк складываются не хуже чем вдесятеро дольше пятисот', () => {
    const rules = pack('kbr')
    const rows = (count: number) =>
      Array.from({ length: count }, (_, n) => line(n, { position: `Должность ${n % 17}` }))
    let compared = 0
    const count = (amount: number): number => {
      compared = 0
      const category = () => {
        compared++
        return 'first' as const
      }
      const counted = rows(amount).map(row =>
        Object.defineProperty({ ...row }, 'category', { enumerable: true, get: category }),
      )
      composeOrder(rules, order(counted), all)
      return compared
    }
    const [small, large] = [count(500), count(5000)]
    assert.ok(large < small * 20, `обращений к строкам: ${small} при 500 и ${large} при 5000`)
    const paper = composeOrder(rules, order(rows(5000)), all)
    assert.equal(of(paper, 'table')[0]?.rows.filter(row => row.length > 1).length, 5000)
  })
})
