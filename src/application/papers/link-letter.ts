import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { keeper, linkBlocks, type MeetingView } from './agenda-paper.ts'
import type { Paper } from './paper.ts'

type LinkLetter = { title: string; clause: string; says: readonly string[]; date: PlainDate; addressee: string[] }

/** The letter with the link to the meeting, its day and time (Kaliningrad reg п. 78). */
export const linkLetter = (view: MeetingView, { title, clause, says, date, addressee }: LinkLetter): Paper => ({
  layout: 'letter',
  authority: view.pack.authority.name,
  city: view.pack.authority.city,
  addressee,
  title,
  number: null,
  date,
  blocks: [...says.map(text => ({ kind: 'text' as const, text })), ...linkBlocks(view)],
  signatory: keeper(view),
  clause,
})
