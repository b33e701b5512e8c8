import { signatoriesOf } from '../../domain/commission/decide-session.ts'
import type { RosterSeat } from '../../domain/commission/meeting-events.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { App } from '../app.ts'
import { packNow } from '../edition.ts'
import { loadMeeting } from '../meetings.ts'
import type { Tx } from '../storage.ts'
import type { StoredPaper } from '../stores/decisions.ts'

/** Who signs the minutes of a meeting: the seats the edition names, of those who were present. None of another paper. */
export const seatsThatSign = async (app: App, tx: Tx, paper: StoredPaper): Promise<RosterSeat[]> => {
  const pack = packNow(app, paper.region)
  if (paper.form !== 'minutes' || paper.meetingId === undefined || isRefusal(pack)) return []
  const { state } = await loadMeeting(tx, paper.meetingId)
  return state.stage === 'closed' || state.stage === 'minuted'
    ? signatoriesOf(state, pack.commission.signed_by.roles)
    : []
}
