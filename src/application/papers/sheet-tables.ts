import type { Points } from '../../domain/case/events.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { type SheetScore, scoreSheet } from '../../domain/expertise/scoring.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import type { Block } from './paper.ts'
import { asPoints } from './points-words.ts'
import { proofCells, type SheetProofs } from './proof-cells.ts'

type Remarks = Readonly<Record<string, string>>

/** By which criteria the sheet is filled, and whose they are: a set that no region approved says so in the paper. */
export const criteriaBlocks = (criteria: CriteriaSet | undefined): Block[] => {
  if (criteria === undefined) return []
  const { title, approved_by: act, notice } = criteria
  const whose = act === null ? '' : `, ${act.act} от ${act.on.split('-').reverse().join('.')} № ${act.number}`
  return [
    { kind: 'text', text: `Критерии и показатели: «${title}»${whose}.` },
    ...(notice === null ? [] : [{ kind: 'note', text: notice } satisfies Block]),
  ]
}

/**
 * The sheet item by item under the names of its sections, with what proves each, the points, and the specialist's words where
 * there are any. Where verdicts on proofs are known, the proofs taken stand for what should prove the item, and the others with
 * their reasons among the words. Every section ends with its sum.
 */
export const sheetTable = (
  criteria: CriteriaSet,
  category: Category,
  points: Points,
  remarks: Remarks | undefined,
  proofs?: SheetProofs | undefined,
): Block => {
  const score = scoreOf(criteria, category, points)
  const wordsOf = (code: string): string => {
    const left = proofs === undefined ? '' : proofCells(code, proofs).left
    return [remarks?.[code]?.trim() ?? '', left && `Не принято: ${left}`].filter(words => words !== '').join('. ')
  }
  const codes = criteria.sections.flatMap(section => section.criteria.map(({ code }) => code))
  const said = codes.some(code => wordsOf(code) !== '')
  const head = ['№', 'Показатель', 'Чем подтверждается', 'Макс. балл', 'Баллы']
  return {
    kind: 'table',
    head: said ? [...head, 'Замечания специалиста'] : head,
    widths: said ? [6, 26, 23, 9, 8, 28] : [7, 40, 31, 11, 11],
    rows: criteria.sections.flatMap(section => [
      [`${section.code}. ${section.title}`],
      ...section.criteria.map(({ code, title, proof, max }) => [
        code,
        title,
        proofs === undefined ? proof : proofCells(code, proofs).taken || '—',
        asPoints(max),
        asPoints(points[code]),
        ...(said ? [wordsOf(code)] : []),
      ]),
      sumRow(section, score, said),
    ]),
  }
}

/** Sums of the sections alone: what a conclusion needs of a sheet. */
export const sectionTable = (criteria: CriteriaSet, category: Category, points: Points): Block => ({
  kind: 'table',
  head: ['№', 'Раздел', 'Макс. балл', 'Баллы'],
  widths: [8, 62, 15, 15],
  rows: criteria.sections.map(section => {
    const [, , , max = '', sum = ''] = sumRow(section, scoreOf(criteria, category, points), false)
    return [section.code, section.title, max, sum]
  }),
})

/** The total, and every threshold of the category with what was reached: the findings of the check itself. */
export const totalFacts = (
  criteria: CriteriaSet | undefined,
  category: Category,
  points: Points | undefined,
): Block[] => {
  const score = criteria && points && scoreOf(criteria, category, points)
  if (score === undefined) return []
  return [
    {
      kind: 'facts',
      rows: [
        ['Сумма баллов', `${asPoints(score.total)} из ${asPoints(score.applicableMax)} (${asPoints(score.percent)} %)`],
      ],
    },
    ...(score.findings.length === 0
      ? []
      : [
          {
            kind: 'table',
            head: ['Условие', 'Итог'],
            widths: [78, 22],
            rows: score.findings.map(({ what, met }) => [what, met ? 'выполнено' : 'не выполнено']),
          } satisfies Block,
        ]),
  ]
}

/** Undefined for a sheet that the set as it is now cannot add up. */
export const scoreOf = (criteria: CriteriaSet, category: Category, points: Points): SheetScore | undefined => {
  const score = scoreSheet(criteria, category, points)
  return isRefusal(score) ? undefined : score
}

const sumRow = (section: CriteriaSet['sections'][number], score: SheetScore | undefined, said: boolean): string[] => {
  const own = score?.sections.find(({ code }) => code === section.code)
  const applies = own?.applicable ?? true
  const sum = own === undefined ? '' : asPoints(own.points)
  return [
    '',
    `Итого по разделу ${section.code}`,
    '',
    asPoints(section.max),
    applies ? sum : 'не применяется',
    ...(said ? [''] : []),
  ]
}
