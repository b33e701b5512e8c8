import type { Command } from '../case/commands.ts'
import type { Refusal } from '../regulations/finding.ts'
import type { Pack } from '../regulations/pack.ts'

export const identityPapers = ['passport', 'foreign_passport', 'residence', 'temporary', 'other'] as const
export type IdentityPaper = (typeof identityPapers)[number]
export const removalCauses = ['phone', 'materials', 'other'] as const
export type RemovalCause = (typeof removalCauses)[number]
export type RecordedAs = 'passed' | 'failed' | 'again' | 'another_day' | 'not_recorded'

/** One teacher's place at a session: what the official marks on the day (KBR reg п. 20.6.3.2). */
export type TestSeat = {
  id: string
  sessionId: string
  caseId: string
  place: number
  /** left: moved to another session or taken off; recorded: the session is closed. */
  status: 'open' | 'left' | 'recorded'
  leftReason: string | null
  /** Which paper was looked at; its number is written nowhere. */
  identityPaper: IdentityPaper | null
  briefed: boolean
  presence: 'came' | 'absent' | null
  goodReason: boolean | null
  absenceReason: string | null
  removedAt: Date | null
  removedFor: RemovalCause | null
  removalWords: string | null
  score: number | null
  acquainted: 'paper' | 'account' | 'declined' | null
  acquaintedAt: Date | null
  recordedAs: RecordedAs | null
  recordedWords: string | null
}

/** A seat of which nothing is marked yet. */
export const blankSeat = {
  status: 'open',
  leftReason: null,
  identityPaper: null,
  briefed: false,
  presence: null,
  goodReason: null,
  absenceReason: null,
  removedAt: null,
  removedFor: null,
  removalWords: null,
  score: null,
  acquainted: null,
  acquaintedAt: null,
  recordedAs: null,
  recordedWords: null,
} as const satisfies Omit<TestSeat, 'id' | 'sessionId' | 'caseId' | 'place'>

type Testing = NonNullable<Pack['testing']>

/** What is marked of a person on the day, before any result. */
export type DayMark = {
  identityPaper: IdentityPaper | null
  briefed: boolean
  presence: 'came' | 'absent' | null
  goodReason: boolean | null
  absenceReason: string | null
}

/** Who came is let in after the identity was looked at and the rules were told (KBR reg п. 20.6.3.2 абз. 11–12). */
export const markFault = (mark: DayMark, { clause }: Pick<Testing, 'clause'>): Refusal | undefined => {
  if (mark.presence === 'came' && mark.identityPaper === null)
    return refuse('identity_unchecked', 'Укажите, по какому документу установлена личность', clause)
  if (mark.presence === 'absent' && mark.goodReason === null)
    return refuse('cause_missing', 'Укажите, уважительная ли причина неявки', clause)
  if (mark.presence === 'absent' && (mark.absenceReason ?? '').trim() === '')
    return refuse('reason_missing', 'Напишите, что известно о причине неявки', clause)
  return undefined
}

/** Why this score cannot stand in the sheet. */
export const scoreFault = (
  seat: Pick<TestSeat, 'presence' | 'briefed' | 'removedAt'>,
  score: number,
  { clause, maximum_score, removal }: Pick<Testing, 'clause' | 'maximum_score' | 'removal'>,
): Refusal | undefined => {
  if (!Number.isFinite(score) || score < 0 || score > maximum_score)
    return refuse('invalid', `Балл — число от 0 до ${maximum_score}`, clause)
  if (Math.round(score * 100) !== score * 100 && Math.abs(Math.round(score * 100) - score * 100) > 1e-6)
    return refuse('invalid', 'Не больше двух знаков после запятой', clause)
  if (seat.presence !== 'came')
    return refuse('did_not_come', 'Сначала отметьте, что человек пришёл и личность установлена', clause)
  if (!seat.briefed) return refuse('not_briefed', 'Сначала отметьте, что инструктаж проведён', clause)
  return seat.removedAt !== null && removal === 'zero' && score !== 0
    ? refuse('removed', 'Удалённому с тестирования ставится 0 баллов', clause)
    : undefined
}

/** What is still to be said of a seat before the session may be closed; undefined when all is known. */
export const lackOf = (seat: Pick<TestSeat, 'presence' | 'score'>): string | undefined => {
  if (seat.presence === null) return 'не отмечена явка'
  return seat.presence === 'came' && seat.score === null ? 'не внесён балл' : undefined
}

/** The command that writes a seat's outcome into the case. Throws for a seat of which something is lacking. */
export const commandFor = (seat: TestSeat): Extract<Command, { type: 'RecordTest' | 'RecordTestAbsence' }> => {
  if (seat.presence === 'absent')
    return { type: 'RecordTestAbsence', goodReason: seat.goodReason === true, reason: seat.absenceReason ?? '' }
  if (seat.score === null) throw new Error(`Seat ${seat.id} has no outcome yet`)
  return { type: 'RecordTest', score: seat.score }
}

/** What the outcome means for the teacher. */
export const outcomeOf = (seat: TestSeat, { minimum_score, absence_for_good_reason }: Testing): RecordedAs => {
  if (seat.presence === 'came') return (seat.score ?? 0) >= minimum_score ? 'passed' : 'failed'
  if (seat.goodReason !== true) return 'failed'
  return absence_for_good_reason === 'apply_again' ? 'again' : 'another_day'
}

/** Numbers of free places, from the first on. */
export const freePlaces = (seats: number, taken: readonly number[]): number[] =>
  Array.from({ length: seats }, (_, index) => index + 1).filter(number => !taken.includes(number))

const refuse = (refused: string, because: string, clause: string): Refusal => ({ refused, because, clause })
