import type { PlainDate } from '../calendar/plain-date.ts'
import type { Level } from '../expertise/levels.ts'
import type { Indicator } from './indicators.ts'

/** What a proof is. The list is ours: regions name papers freely («грамоты», «протоколы», «справки»). */
export const evidenceKinds = [
  'diploma',
  'certificate',
  'reference',
  'protocol',
  'publication',
  'programme',
  'review',
  'analysis',
  'media',
  'other',
] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export const evidenceKindTitles: Record<EvidenceKind, string> = {
  diploma: 'Диплом, грамота, благодарность',
  certificate: 'Сертификат, удостоверение',
  reference: 'Справка организации',
  protocol: 'Протокол, приказ, выписка',
  publication: 'Публикация',
  programme: 'Программа, методическая разработка',
  review: 'Отзыв, рецензия',
  analysis: 'Аналитическая справка',
  media: 'Запись урока, фото, видео',
  other: 'Другое',
}

/** One proof of work, described once and used for many indicators and many applications. */
export type EvidenceFacts = {
  kind: EvidenceKind
  title: string
  /** Day of the event or of the paper. */
  on?: PlainDate | undefined
  level?: Level | undefined
  organiser?: string | undefined
  result?: string | undefined
  /** The years of work it speaks of. */
  from?: PlainDate | undefined
  to?: PlainDate | undefined
  note?: string | undefined
  /** An address of somebody else's service: no frozen copy. `linkSeenOn` is the day the teacher gave it. */
  link?: string | undefined
  linkSeenOn?: PlainDate | undefined
  indicators: Indicator[]
}
