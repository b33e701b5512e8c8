import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Points } from '../../src/domain/case/events.ts'
import {
  criteria,
  findings,
  happened,
  panel,
  percent,
  points,
  seats,
  sheet,
  signedBy,
  signersIn,
  tableOf,
  total,
} from './expertise-sample.ts'
import { chosenIn, law, paperIn, regions, textOf } from './paper-desk.ts'

describe('экспертный лист', () => {
  it('показатели по разделам, чем подтверждаются, баллы, итоги разделов и сумма', () => {
    for (const region of regions) {
      const text = textOf(paperIn(region, 'expert_sheet', signedBy(['e1'])))
      assert.match(text, /1\. Результаты по итогам мониторингов организации/, region)
      assert.match(text, /Справка руководителя организации/, region)
      assert.match(text, new RegExp(`${total} из 100 \\(75 %\\)`), region)
      assert.match(text, /Демонстрационный набор/, 'неутверждённые критерии названы учебными')
    }
    const rows = tableOf(paperIn('kuzbass', 'expert_sheet', signedBy(['e1']))).rows
    assert.deepEqual(
      rows.filter(row => row[1]?.startsWith('Итого')).map(row => row[4]),
      ['17', '13', '17', '16', '12'],
    )
  })

  it('порог и его выполнение стоят в листе, вывод отмечен', () => {
    const paper = paperIn('kuzbass', 'expert_sheet', signedBy(['e1']))
    assert.match(textOf(paper), /Сумма баллов — не меньше 40\nвыполнено/)
    assert.deepEqual(chosenIn(paper), ['соответствует'])
  })

  it('замечания специалиста стоят в строке показателя; без замечаний столбца нет', () => {
    const said = tableOf(paperIn('irkutsk', 'expert_sheet', signedBy(['e1'])))
    assert.equal(said.rows.find(row => row[0] === '1.1')?.at(-1), 'Принята справка № 7')
    const around = signedBy(['e1'])
    const silent = tableOf(
      paperIn('irkutsk', 'expert_sheet', { ...around, more: { ...around.more, panel: { ...panel, remarks: {} } } }),
    )
    assert.equal(silent.head.length, said.head.length - 1)
  })

  it('принятые доказательства стоят вместо общих слов, непринятые – с причиной среди замечаний', () => {
    const around = signedBy(['e1'])
    const proofs = {
      e1: {
        '1.1': [
          { proof: 'evidence:a', accepted: true },
          { proof: 'paper', accepted: true, reason: 'Лист 12' },
        ],
        '3.2': [{ proof: 'file:b', accepted: false, reason: 'нет подписи организатора' }],
      },
    }
    const proofTitles = { 'evidence:a': 'Справка № 7', 'file:b': 'Диплом.pdf' }
    const more = { ...around.more, panel: { ...panel, proofs, proofTitles } }
    const { rows } = tableOf(paperIn('irkutsk', 'expert_sheet', { ...around, more }))
    const row = (code: string) => rows.find(([first]) => first === code) ?? []
    assert.equal(row('1.1')[2], 'Справка № 7; Лист 12')
    assert.equal(row('3.2')[2], '—')
    assert.equal(row('3.2').at(-1), 'Не принято: Диплом.pdf — нет подписи организатора')
  })

  it('КБР: один лист с тремя подписями и замечаниями всех троих', () => {
    const paper = paperIn('kbr', 'expert_sheet', signedBy(['e1', 'e2', 'e3']))
    assert.deepEqual(signersIn(paper), ['e1', 'e2', 'e3'])
    assert.match(textOf(paper), /Принята справка № 7; Справка № 7 подписана/)
  })

  it('Калининград: лист подписывает тот, чей он', () => {
    assert.deepEqual(signersIn(paperIn('kaliningrad', 'expert_sheet', signedBy(['e1', 'e2'], 's1'))), ['e2'])
  })

  it('«не применяется» так и пишется', () => {
    const own: Points = { ...points, '2.1': 'na', '2.2': 'na' }
    const around = signedBy(['e1'])
    const event = happened({ type: 'SheetSubmitted', data: { ...sheet('e1', own) } })
    const rows = tableOf(paperIn('kuzbass', 'expert_sheet', { ...around, more: { ...around.more, event } })).rows
    assert.deepEqual(
      rows.filter(row => row[4] === 'не применяется').map(row => row[0]),
      ['2.1', '2.2', ''],
    )
  })
})

describe('заключение', () => {
  it('КБР подписывают трое; в других регионах – специалист', () => {
    const around = signedBy(['e1', 'e2', 'e3'])
    const assessed = happened({
      type: 'Assessed',
      data: { basis: 'sheets', meets: true, points, total, percent, findings },
    })
    const paper = paperIn('kbr', 'expert_conclusion', { ...around, more: { ...around.more, event: assessed } })
    assert.deepEqual(signersIn(paper), ['e1', 'e2', 'e3'])
    assert.match(textOf(paper), /предъявляемым к первой квалификационной категории/)
  })

  it('Калининград: заключение основного специалиста – по его собственным баллам, ещё до протокола', () => {
    const state = { sheets: [sheet('e1')], seats: seats(['e1', 'e2'], 's1'), criteria: 'x', conclusion: undefined }
    const event = happened({ type: 'SheetSubmitted', data: { ...sheet('e1'), meets: false } })
    const paper = paperIn('kaliningrad', 'expert_conclusion', {
      stage: 'assessment',
      state,
      more: { criteria, panel, event },
    })
    assert.deepEqual(chosenIn(paper), ['не соответствует'])
    assert.deepEqual(signersIn(paper), ['e1'])
  })

  it('по ходатайству: показатели и подпись того, кто рассмотрел', () => {
    const set = law.criteria('demonstration', 'methodist', 'Учитель')
    assert.ok(set !== undefined)
    const own = Object.fromEntries(set.sections.flatMap(one => one.criteria.map(({ code }) => [code, 2])))
    const data = { basis: 'petition' as const, meets: true, points: own, total: 10, percent: 66, findings: [] }
    const paper = paperIn('kbr', 'expert_conclusion', {
      category: 'methodist',
      stage: 'assessed',
      state: { path: 'petition', conclusion: data },
      more: { criteria: set, panel, event: happened({ type: 'Assessed', data }, 'e3') },
    })
    assert.deepEqual(signersIn(paper), ['e3'])
    assert.match(textOf(paper), /ходатайство работодателя[\s\S]*«педагог-методист»/)
  })
})
