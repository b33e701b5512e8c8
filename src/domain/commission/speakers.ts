import type { CaseState } from '../case/state.ts'
import type { AgendaItem } from './meeting-state.ts'

/** Why somebody may be quoted on a case; whoever is none of these is named in words. */
export type KnownSpeaker = { personId: string; kind: 'applicant' | 'member' | 'expert' }

/** Whom the minutes may quote on a case: the applicant, the members present, the specialists who judged it. Each once. */
export const speakersOn = (
  item: Pick<AgendaItem, 'applicantId'>,
  present: readonly string[],
  state: CaseState,
): KnownSpeaker[] => {
  const seated = 'seats' in state ? state.seats.map(({ expertId }) => expertId) : []
  const confirmed = 'confirmations' in state ? state.confirmations.map(({ expertId }) => expertId) : []
  const all: KnownSpeaker[] = [
    { personId: item.applicantId, kind: 'applicant' },
    ...present.map((personId): KnownSpeaker => ({ personId, kind: 'member' })),
    ...[...seated, ...confirmed].map((personId): KnownSpeaker => ({ personId, kind: 'expert' })),
  ]
  return all.filter((one, at) => all.findIndex(({ personId }) => personId === one.personId) === at)
}
