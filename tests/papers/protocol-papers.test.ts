import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isDueInExpertise } from '../../src/application/papers/expertise-due.ts'
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
import { type Around, packOf, paperIn, type Region, subjectIn, textOf } from './paper-desk.ts'

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
    assert.ok(!paper.blocks.some(block => block.kind === 'table' && block.head[0] === 'Позиция'))
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
