import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Story } from './story.ts'

/** How far the order of a meeting has come by now; the oldest ones are finished. */
export type OrderStop = 'none' | 'draft' | 'returned' | 'signed' | 'published' | 'sent'

export type MeetingStory = {
  id: string
  orderId: string
  on: PlainDate
  stories: { story: Story; readyOn: PlainDate }[]
  orderStop: OrderStop
  /** The meeting was opened and one case is still undecided. */
  leftOpen?: boolean | undefined
}
