import assert from 'node:assert/strict'
import type { Block, Paper } from '../../src/application/papers/paper.ts'
import { plainDate } from '../../src/domain/calendar/plain-date.ts'
import type { CaseEvent, Points, Recorded } from '../../src/domain/case/events.ts'
import { scoreSheet } from '../../src/domain/expertise/scoring.ts'
import { isRefusal } from '../../src/domain/regulations/finding.ts'
import { type Around, law } from './paper-desk.ts'

export const day = plainDate('2024-02-15')
export const criteria = law.criteria('demonstration', 'first', 'Учитель')
assert.ok(criteria !== undefined)

/** Worked check (a) of the expertise model: 75 points, which meets even the highest category. */
export const points: Points = {
  ...{ '1.1': 7, '1.2': 10, '2.1': 8, '2.2': 5, '3.1': 9, '3.2': 4, '3.3': 4 },
  ...{ '4.1': 4, '4.2': 4, '4.3': 6, '4.4': 2, '5.1': 3, '5.2': 3, '5.3': 6 },
}
export const score = scoreSheet(criteria, 'first', points)
assert.ok(!isRefusal(score))
export const { total, percent, findings } = score

export const sheet = (expertId: string, own: Points = points) => ({
  expertId,
  points: own,
  total,
  percent,
  meets: true,
  on: day,
})
export const panel = {
  names: { e1: 'А.\u00a0Б. Первая', e2: 'В. Г. Вторая', e3: 'Д. Е. Третья', s1: 'Ж. З. Старшая' },
  remarks: { e1: { '1.1': 'Принята справка № 7' }, e2: { '1.1': 'Справка № 7 подписана', '5.1': 'Протокол МО' } },
  secretary: { personId: 'sec', name: 'С. С. Секретарёва' },
}
export const seats = (ids: string[], senior?: string) => [
  ...ids.map(expertId => ({ expertId, organisationId: `school-${expertId}`, duty: 'main' as const })),
  ...(senior === undefined ? [] : [{ expertId: senior, organisationId: 'school-s', duty: 'senior' as const }]),
]
export const happened = (event: CaseEvent, actorId = 'e1') =>
  ({ ...event, on: day, at: `${day}T10:00:00Z`, actorId, role: 'expert', version: 9 }) as Recorded<CaseEvent>

export const signedBy = (ids: string[], senior?: string): Around => ({
  stage: 'assessed',
  state: {
    sheets: ids.map(id => sheet(id)),
    seats: seats(ids, senior),
    conclusion: { basis: 'sheets', meets: true, points, total, percent, findings },
  },
  more: { criteria, panel, event: happened({ type: 'SheetSubmitted', data: sheet(ids.at(-1) ?? 'e1') }) },
})

export const tableOf = (paper: Paper): Extract<Block, { kind: 'table' }> => {
  const found = paper.blocks.find(block => block.kind === 'table')
  assert.ok(found?.kind === 'table')
  return found
}
export const signersIn = (paper: Paper): (string | undefined)[] =>
  [
    ...paper.blocks.flatMap(block => (block.kind === 'signatures' ? block.lines : [])),
    ...(paper.signatory === null ? [] : [paper.signatory]),
  ].map(line => line.personId)
