import type { Points } from '../../domain/case/events.ts'
import type { Subject } from './case-subject.ts'
import { applicationFacts } from './letter-parts.ts'
import type { Block } from './paper.ts'
import { asPoints } from './points-words.ts'
import { proofCells, sheetProofs } from './proof-cells.ts'
import { criteriaBlocks, totalFacts } from './sheet-tables.ts'
import { verdictChoice } from './verdict.ts'

type Sheet = { expertId: string; points: Points }

/**
 * Protocol of the group: sheets of the main specialists side by side, the items on which they differ with the words of both, and
 * the senior's own ruling on each (Kaliningrad reg п. 70 абз. 3).
 */
export const protocol = (subject: Subject): Block[] => {
  const { state, criteria, panel } = subject
  if (!('conclusion' in state)) return [applicationFacts(subject)]
  const { points, meets } = state.conclusion
  const { category } = state.application
  return [
    applicationFacts(subject),
    {
      kind: 'facts',
      rows: state.seats.map(({ expertId, duty }): [string, string] => [
        duty === 'senior' ? 'Старший специалист' : 'Основной специалист',
        panel?.names[expertId] ?? '—',
      ]),
    },
    ...criteriaBlocks(criteria),
    ...besideEachOther(subject, state.sheets, points),
    ...disputes(subject, state.sheets, state.rulings),
    ...totalFacts(criteria, category, points),
    verdictChoice(category, meets),
  ]
}

const besideEachOther = (subject: Subject, sheets: readonly Sheet[], settled: Points | undefined): Block[] => {
  const { criteria, state } = subject
  if (criteria === undefined) return []
  const ruled = new Set('rulings' in state ? state.rulings.map(({ item }) => item) : [])
  return [
    {
      kind: 'table',
      head: ['№', 'Показатель', ...sheets.map(({ expertId }) => nameOf(subject, expertId)), 'Итог'],
      widths: [7, 49 - 6 * Math.max(0, sheets.length - 2), ...sheets.map(() => 17), 10],
      rows: criteria.sections.flatMap(section => [
        [`${section.code}. ${section.title}`],
        ...section.criteria.map(({ code, title }) => [
          code,
          ruled.has(code) ? `${title} (спорная позиция)` : title,
          ...sheets.map(({ points }) => asPoints(points[code])),
          asPoints(settled?.[code]),
        ]),
      ]),
    },
  ]
}

const disputes = (
  subject: Subject,
  sheets: readonly Sheet[],
  rulings: readonly { item: string; points: number | 'na'; reason: string }[],
): Block[] => {
  if (rulings.length === 0)
    return [{ kind: 'text', text: 'Спорных позиций нет: оценки основных специалистов совпали.' }]
  const { criteria, panel } = subject
  const titles = new Map(
    criteria?.sections.flatMap(section => section.criteria.map(({ code, title }) => [code, title] as const)),
  )
  return [
    { kind: 'heading', text: 'Спорные позиции' },
    {
      kind: 'table',
      head: [
        'Позиция',
        ...sheets.map(({ expertId }) => `${nameOf(subject, expertId)}: баллы и замечания`),
        'Решение старшего специалиста',
        'Обоснование решения',
      ],
      widths: [20, ...sheets.map(() => 40 / Math.max(1, sheets.length)), 14, 26],
      rows: rulings.map(({ item, points, reason }) => [
        `${item} ${titles.get(item) ?? ''}`.trim(),
        ...sheets.map(({ expertId, points: given }) =>
          withWords(given[item], panel?.remarks[expertId]?.[item], proofsSaid(subject, expertId, item)),
        ),
        asPoints(points),
        reason,
      ]),
    },
  ]
}

const withWords = (given: number | 'na' | undefined, ...said: (string | undefined)[]): string =>
  [asPoints(given), ...said.map(words => words?.trim() ?? '')].filter(words => words !== '').join('. ')

/** What the specialist took into account for the position, and what not. */
const proofsSaid = (subject: Subject, expertId: string, item: string): string => {
  const proofs = sheetProofs(subject, [expertId])
  if (proofs === undefined) return ''
  const { taken, left } = proofCells(item, proofs)
  return [taken && `Принято: ${taken}`, left && `Не принято: ${left}`].filter(words => words !== '').join('. ')
}

const nameOf = ({ panel }: Subject, expertId: string): string => panel?.names[expertId] ?? 'Основной специалист'
