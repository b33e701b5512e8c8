/** Pieces of criteria sets for the examples of the tests. */
export const paper = { proof: 'Документ', combine: 'once' as const }
export const percents = (...steps: [from: number, points: number][]) => ({
  kind: 'percent_range' as const,
  unit: '%',
  ranges: [{ points: 0 }, ...steps.map(([from, points]) => ({ from, points }))],
})
export const levels = (title: string, points: object) => ({
  kind: 'level_result' as const,
  results: [{ key: 'result', title, points }],
})
export const choice = (...choices: [title: string, points: number][]) => ({
  kind: 'enum' as const,
  choices: choices.map(([title, points], index) => ({ key: 'abcdef'.charAt(index), title, points })),
})
export const base = {
  edition: '2026-01-01',
  demonstration: true,
  notice: 'Проверочный набор',
  valid_from: '2026-01-01',
  valid_to: null,
  approved_by: null,
}
export const section = { ref: '196 п. 35', not_applicable_allowed: false }
