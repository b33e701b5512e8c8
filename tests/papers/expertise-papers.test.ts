import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isDueInExpertise } from '../../src/application/papers/expertise-due.ts'
import type { Block, Paper } from '../../src/application/papers/paper.ts'
import { plainDate } from '../../src/domain/calendar/plain-date.ts'
import type { CaseEvent, Points, Recorded } from '../../src/domain/case/events.ts'
import { scoreSheet } from '../../src/domain/expertise/scoring.ts'
import { isRefusal } from '../../src/domain/regulations/finding.ts'
import { type Around, chosenIn, law, packOf, paperIn, type Region, regions, subjectIn, textOf } from './paper-desk.ts'

const day = plainDate('2024-02-15')
const criteria = law.criteria('demonstration', 'first', 'Учитель')
assert.ok(criteria !== undefined)

/** Worked check (a) of the expertise model: 75 points, which meets even the highest category. */
const points: Points = {
  ...{ '1.1': 7, '1.2': 10, '2.1': 8, '2.2': 5, '3.1': 9, '3.2': 4, '3.3': 4 },
  ...{ '4.1': 4, '4.2': 4, '4.3': 6, '4.4': 2, '5.1': 3, '5.2': 3, '5.3': 6 },
}
const score = scoreSheet(criteria, 'first', points)
assert.ok(!isRefusal(score))
const { total, percent, findings } = score

const sheet = (expertId: string, own: Points = points) => ({
  expertId,
  points: own,
  total,
  percent,
  meets: true,
  on: day,
})
const panel = {
  names: { e1: 'А.\u00a0Б. Первая', e2: 'В. Г. Вторая', e3: 'Д. Е. Третья', s1: 'Ж. З. Старшая' },
  remarks: { e1: { '1.1': 'Принята справка № 7' }, e2: { '1.1': 'Справка № 7 подписана', '5.1': 'Протокол МО' } },
  secretary: { personId: 'sec', name: 'С. С. Секретарёва' },
}
const seats = (ids: string[], senior?: string) => [
  ...ids.map(expertId => ({ expertId, organisationId: `school-${expertId}`, duty: 'main' as const })),
  ...(senior === undefined ? [] : [{ expertId: senior, organisationId: 'school-s', duty: 'senior' as const }]),
]
const happened = (event: CaseEvent, actorId = 'e1') =>
  ({ ...event, on: day, at: `${day}T10:00:00Z`, actorId, role: 'expert', version: 9 }) as Recorded<CaseEvent>

const signedBy = (ids: string[], senior?: string): Around => ({
  stage: 'assessed',
  state: {
    sheets: ids.map(id => sheet(id)),
    seats: seats(ids, senior),
    conclusion: { basis: 'sheets', meets: true, points, total, percent, findings },
  },
  more: { criteria, panel, event: happened({ type: 'SheetSubmitted', data: sheet(ids.at(-1) ?? 'e1') }) },
})

const tableOf = (paper: Paper): Extract<Block, { kind: 'table' }> => {
  const found = paper.blocks.find(block => block.kind === 'table')
  assert.ok(found?.kind === 'table')
  return found
}
const signersIn = (paper: Paper): (string | undefined)[] =>
  [
    ...paper.blocks.flatMap(block => (block.kind === 'signatures' ? block.lines : [])),
    ...(paper.signatory === null ? [] : [paper.signatory]),
  ].map(line => line.personId)

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

describe('протокол группы специалистов (Калининград)', () => {
  const second: Points = { ...points, '5.1': 5 }
  const disputed = (rulings: object[]): Around => ({
    stage: 'assessed',
    state: {
      sheets: [sheet('e1'), sheet('e2', second)],
      seats: seats(['e1', 'e2'], 's1'),
      rulings,
      conclusion: { basis: 'sheets', meets: true, points, total, percent, findings },
    },
    more: { criteria, panel },
  })

  it('оба листа рядом, спорная позиция с баллами и словами обоих, решение и обоснование старшего', () => {
    const paper = paperIn(
      'kaliningrad',
      'group_protocol',
      disputed([{ item: '5.1', points: 3, reason: 'Руководство не подтверждено' }]),
    )
    const [, disputes] = paper.blocks.filter(block => block.kind === 'table')
    assert.ok(disputes?.kind === 'table')
    const [row] = disputes.rows
    assert.match(row?.[0] ?? '', /^5\.1 /)
    assert.deepEqual(row?.slice(1), ['3', '5. Протокол МО', '3', 'Руководство не подтверждено'])
    assert.match(textOf(paper), /А\. Б\. Первая[\s\S]*В\. Г\. Вторая/)
    assert.deepEqual(signersIn(paper), ['s1'], 'протокол подписывает старший специалист')
  })

  it('без расхождений так и сказано, и таблицы споров нет', () => {
    const paper = paperIn('kaliningrad', 'group_protocol', disputed([]))
    assert.equal(paper.blocks.filter(block => block.kind === 'table').length, 1)
    assert.match(textOf(paper), /Спорных позиций нет/)
  })
})

describe('прочие документы экспертизы', () => {
  it('ведомость тестирования: балл, порог, итог, место для подписи; заверяет секретарь', () => {
    const event = happened({ type: 'TestRecorded', data: { score: 72, minimum: 60, passed: true } })
    const paper = paperIn('kbr', 'test_sheet', { stage: 'admitted', more: { panel, event } })
    const { head, rows } = tableOf(paper)
    assert.match(head.at(-1) ?? '', /подпись/)
    assert.deepEqual(rows[0]?.slice(4), ['72', 'пройдено', ''])
    assert.match(textOf(paper), /60 из 100/)
    assert.deepEqual(signersIn(paper), ['sec'])
  })

  it('список по наградам: работник, организация, документ; три подписи', () => {
    const award = 'Почётное звание, удостоверение № 4471'
    const paper = paperIn('kbr', 'awards_list', {
      stage: 'assessed',
      state: {
        path: 'awards',
        confirmations: ['e1', 'e2', 'e3'].map(expertId => ({ expertId, award })),
        conclusion: { basis: 'awards', meets: true, findings: [] },
      },
      more: { panel },
    })
    assert.equal(tableOf(paper).rows.length, 1, 'одна награда – одна строка, хотя подтвердили трое')
    assert.match(textOf(paper), /Школа № 1[\s\S]*№ 4471/)
    assert.deepEqual(signersIn(paper), ['e1', 'e2', 'e3'])
  })

  it('пакет к заседанию: состав дела и итог анализа; методисту – ходатайство', () => {
    for (const region of ['kbr', 'kaliningrad'] as Region[]) {
      const around = signedBy(['e1', 'e2', 'e3'], 's1')
      const text = textOf(paperIn(region, 'case_package', { ...around, stage: 'on_agenda' }))
      assert.match(text, /Состав\n/, region)
      assert.match(text, /Сумма баллов\n75 \(75 %\)/, region)
    }
    const mentor = paperIn('kaliningrad', 'case_package', { category: 'mentor', stage: 'on_agenda', more: { panel } })
    assert.match(textOf(mentor), /[Хх]одатайство/)
  })

  it('справка к заседанию – только о том, что в деле есть', () => {
    const paper = paperIn('kaliningrad', 'case_certificate', { ...signedBy(['e1', 'e2'], 's1'), stage: 'on_agenda' })
    assert.match(textOf(paper), /Ранее установлена[\s\S]*всесторонний анализ/)
    assert.deepEqual(signersIn(paper), ['sec'])
  })
})

describe('когда документ экспертизы готов', () => {
  const due = (region: Region, form: string, basis: string | undefined, stage: 'assessment' | 'assessed') => {
    const { pack } = { pack: packOf(region) }
    const rule = pack.documents.find(one => one.form === form)
    assert.ok(rule !== undefined)
    const { state } = subjectIn(region, {
      stage,
      state: basis === undefined ? {} : { conclusion: { basis, meets: true, findings: [] } },
    })
    const { conclusion: _, ...without } = state as typeof state & { conclusion?: unknown }
    return isDueInExpertise(rule, pack, (basis === undefined ? without : state) as typeof state)
  }

  it('общий лист выходит один раз, с последней подписью; свой – с каждой', () => {
    assert.equal(due('kbr', 'expert_sheet', undefined, 'assessment'), false)
    assert.equal(due('kbr', 'expert_sheet', 'sheets', 'assessed'), true)
    assert.equal(due('kaliningrad', 'expert_sheet', undefined, 'assessment'), true)
  })

  it('протокола нет, где не было листов; заключения нет, где тест не пройден; список наград – только по наградам', () => {
    assert.equal(due('kaliningrad', 'group_protocol', 'awards', 'assessed'), false)
    assert.equal(due('kbr', 'expert_conclusion', 'test_failed', 'assessed'), false)
    assert.equal(due('kbr', 'awards_list', undefined, 'assessment'), false)
    assert.equal(due('kbr', 'awards_list', 'awards', 'assessed'), true)
  })
})
