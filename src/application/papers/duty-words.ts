import type { Duty } from '../../domain/commission/meeting-events.ts'
import type { Pack } from '../../domain/regulations/pack.ts'

export const dutyTitles: Record<Duty, string> = {
  chair: 'председатель',
  deputy_chair: 'заместитель председателя',
  secretary: 'секретарь',
  member: 'член комиссии',
}

/** The duty in the region's own words, as it stands before a signature. */
export const dutyPost = (pack: Pick<Pack, 'offices'>, duty: Duty): string =>
  pack.offices.find(({ role }) => role === duty)?.title ?? posts[duty]

const posts: Record<Duty, string> = {
  chair: 'Председатель комиссии',
  deputy_chair: 'Заместитель председателя комиссии',
  secretary: 'Секретарь комиссии',
  member: 'Член комиссии',
}

export const heldForms = { in_person: 'очно', video: 'в формате видео-конференц-связи' } as const
