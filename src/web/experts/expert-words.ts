import type { ExpertLine } from '../../application/reads/people.ts'
import { daysBetween, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { roomOf } from '../../domain/expertise/house-rules.ts'
import { type Html, html } from '../html.ts'
import { tag } from '../views/tag.ts'
import { counted } from '../views/words.ts'

export const yearsSince = (since: PlainDate, today: PlainDate): string =>
  counted(Math.max(0, Math.floor(daysBetween(since, today) / 365.25)), ['год', 'года', 'лет'])

/** «3 из 5» and whether there is room for more. */
export const loadTag = ({ profile, open }: Pick<ExpertLine, 'profile' | 'open'>): Html => {
  if (profile.loadLimit === undefined) return html`${open === 0 ? 'свободен' : `в работе ${open}`}`
  const words = `${open} из ${profile.loadLimit}`
  return roomOf(profile, open) === 0 ? tag({ words: `${words}, предел`, tone: 'bad' }) : html`в работе ${words}`
}
