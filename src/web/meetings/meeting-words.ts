import type { Duty } from '../../domain/commission/meeting-events.ts'
import type { MeetingStage } from '../../domain/commission/meeting-life-cycle.ts'
import type { TagView } from '../views/tag.ts'

export const dutyWords: Record<Duty, string> = {
  chair: 'председатель',
  deputy_chair: 'заместитель председателя',
  secretary: 'секретарь',
  member: 'член комиссии',
}

export const heldWords = { in_person: 'очно', video: 'по видео-конференц-связи' } as const

/** Where a meeting stands, as a tag. */
export const meetingTags: Record<MeetingStage, TagView> = {
  none: { words: 'не назначено', tone: 'neutral' },
  convened: { words: 'назначено', tone: 'active' },
  open: { words: 'идёт', tone: 'attention' },
  closed: { words: 'протокол подписывается', tone: 'attention' },
  minuted: { words: 'протокол подписан', tone: 'good' },
  cancelled: { words: 'отменено', tone: 'neutral' },
}

export const outcomeTags = {
  set: { words: 'категория установлена', tone: 'good' },
  refused: { words: 'отказано', tone: 'bad' },
} as const satisfies Record<string, TagView>

/** What the specialists' conclusion rests on. */
export const basisWords = {
  sheets: 'экспертные листы',
  awards: 'награды',
  petition: 'ходатайство',
  test_failed: 'тестирование не пройдено',
} as const
