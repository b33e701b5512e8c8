import type { IdentityPaper, RecordedAs, RemovalCause, TestSeat } from '../../domain/testing/seat.ts'
import type { TestSession } from '../../domain/testing/session.ts'
import type { TagView } from '../views/tag.ts'

export const identityTitles: Record<IdentityPaper, string> = {
  passport: 'Паспорт',
  foreign_passport: 'Паспорт иностранного гражданина',
  residence: 'Вид на жительство',
  temporary: 'Временное удостоверение',
  other: 'Другой документ',
}

export const removalWords: Record<RemovalCause, string> = {
  phone: 'Телефон или другое средство связи',
  materials: 'Справочные или другие материалы',
  other: 'Другое нарушение',
}

/** How a session stands, for lists. */
export const sessionTag = ({ status, on, startedAt, endedAt }: TestSession, today: string): TagView => {
  if (status === 'closed') return { words: 'закрыта', tone: 'neutral' }
  if (status === 'cancelled') return { words: 'отменена', tone: 'bad' }
  if (endedAt !== null) return { words: 'ждёт результатов', tone: 'attention' }
  if (startedAt !== null) return { words: 'идёт', tone: 'active' }
  if (on < today) return { words: 'не закрыта', tone: 'attention' }
  return on === today ? { words: 'сегодня', tone: 'active' } : { words: 'предстоит', tone: 'plain' }
}

type Marked = Pick<TestSeat, 'presence' | 'goodReason' | 'removedAt' | 'score' | 'status'>

/** What is known of a seat, as a tag. */
export const seatTag = (seat: Marked, minimum: number): TagView => {
  if (seat.presence === null) return { words: 'не отмечен', tone: 'plain' }
  if (seat.presence === 'absent')
    return seat.goodReason === true
      ? { words: 'не пришёл, причина уважительная', tone: 'attention' }
      : { words: 'не пришёл', tone: 'bad' }
  if (seat.removedAt !== null) return { words: 'удалён', tone: 'bad' }
  if (seat.score === null) return { words: 'пришёл', tone: 'active' }
  return seat.score >= minimum ? { words: 'пройдено', tone: 'good' } : { words: 'не пройдено', tone: 'bad' }
}

/** What the closing made of the case. */
export const recordedWords: Record<RecordedAs, string> = {
  passed: 'Внесено в дело: тестирование пройдено, дело ждёт назначения специалистов',
  failed: 'Внесено в дело: тестирование не пройдено, решение примет комиссия',
  again: 'Неявка внесена: дело закрыто без решения, заявитель может подать заявление снова и пройдёт все этапы',
  another_day: 'Неявка внесена: дело ждёт другого дня',
  not_recorded: 'В дело ничего не внесено',
}

export const acquaintedTitles = {
  paper: 'подпись на бумаге',
  account: 'в личном кабинете',
  declined: 'от подписи отказался',
} as const
