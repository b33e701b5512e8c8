import { momentIn } from '../../application/app.ts'
import { deadlinesOfRequest, loadRequest } from '../../application/requests.ts'
import type { Deadline } from '../../domain/calendar/deadlines.ts'
import { RangeOfCalendar } from '../../domain/calendar/work-calendar.ts'
import { type Rehearsal, read } from './rehearsal.ts'

/** A request of another kind than attestation, as it stands. */
export type SeenRequest = {
  name: string
  kind: string
  stage: string
  number: string | undefined
  deadlines: Deadline[]
  noCalendar: string | undefined
}

export const seeRequests = (rehearsal: Rehearsal): Promise<SeenRequest[]> =>
  Promise.all([...rehearsal.requests].map(([name, id]) => seeRequest(rehearsal, name, id)))

const seeRequest = async (rehearsal: Rehearsal, name: string, id: string): Promise<SeenRequest> => {
  const { state } = await read(rehearsal, tx => loadRequest(tx, id))
  const bare = { name, stage: state.stage, deadlines: [], noCalendar: undefined }
  if (state.stage === 'none') return { ...bare, kind: '', number: undefined }
  const seen = {
    ...bare,
    kind: state.request.contents.kind,
    number: 'number' in state ? state.number : undefined,
  }
  const pack = rehearsal.app.law.pack(state.pack)
  try {
    const { date } = momentIn(rehearsal.app, pack.authority.time_zone)
    return { ...seen, deadlines: deadlinesOfRequest(rehearsal.app, pack, state, date) }
  } catch (error) {
    if (error instanceof RangeOfCalendar) return { ...seen, noCalendar: error.message }
    throw error
  }
}
