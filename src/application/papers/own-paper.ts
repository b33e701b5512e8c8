import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Paper } from './paper.ts'

/** What the ministry draws up for itself: addressed to nobody; where the paper says nothing else, without a number and signed in its lines. */
export const ownPaper = (
  { authority: { name, city } }: Pack,
  about: { title: string; date: PlainDate; clause: string },
): Omit<Paper, 'blocks'> => ({ authority: name, city, addressee: [], number: null, signatory: null, ...about })
