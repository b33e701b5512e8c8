import { asShortRussianDate, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { fullName, type Subject } from './case-subject.ts'
import { applicationFacts, positionOf } from './letter-parts.ts'
import type { Block } from './paper.ts'
import { asPoints } from './points-words.ts'

/** One person's result of the professional test (KBR reg п. 20.6.3.2 абз. 15). */
export type TestLine = {
  fullName: string
  organisation: string
  position: string
  number: string | null
  score: number
  passed: boolean
}

/** «Ведомость» of one person: made when the result is written down. */
export const testSheet = (subject: Subject): Block[] => {
  const { event, person, organisation, state, pack } = subject
  if (event?.type !== 'TestRecorded' && event?.type !== 'TestCorrected') return [applicationFacts(subject)]
  const { score, minimum, passed } = event.data
  const line = {
    fullName: fullName(person),
    organisation: organisation.shortName,
    position: positionOf(state.application),
    number: state.number ?? null,
    score,
    passed,
  }
  return testBlocks([line], event.on, { minimum, maximum: pack.testing?.maximum_score })
}

/** The table of a test session with an empty place for the hand of each teacher: the paper asks for it. */
export const testBlocks = (
  lines: readonly TestLine[],
  on: PlainDate,
  { minimum, maximum }: { minimum: number; maximum: number | undefined },
): Block[] => [
  {
    kind: 'facts',
    rows: [
      ['Дата проведения', asShortRussianDate(on)],
      ['Минимальный балл', maximum === undefined ? asPoints(minimum) : `${asPoints(minimum)} из ${asPoints(maximum)}`],
      ['Участников', String(lines.length)],
      ['Набрали минимальный балл', String(lines.filter(({ passed }) => passed).length)],
    ],
  },
  testTable(
    lines.map(line => [
      line.fullName,
      line.position,
      line.organisation,
      asPoints(line.score),
      line.passed ? 'пройдено' : 'не пройдено',
      '',
    ]),
  ),
]

/** People, their results, and a place for the hand of each; rows are numbered. */
export const testTable = (rows: readonly string[][]): Block => ({
  kind: 'table',
  head: [
    '№',
    'Фамилия, имя, отчество',
    'Должность',
    'Место работы',
    'Баллы',
    'Результат',
    'С результатом ознакомлен(а), подпись',
  ],
  widths: [5, 20, 14, 18, 8, 15, 20],
  rows: rows.map((cells, at) => [String(at + 1), ...cells]),
})
