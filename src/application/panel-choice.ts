import type { PlainDate } from '../domain/calendar/plain-date.ts'
import { houseFindings } from '../domain/expertise/house-rules.ts'
import { type Applicant, type Seat, seatFindings } from '../domain/expertise/panel.ts'
import { proposePanel } from '../domain/expertise/propose-panel.ts'
import type { Finding } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import type { CaseCard } from './reads/cases.ts'
import type { ExpertLine, PeopleReads } from './reads/people.ts'

/** A specialist of the registry and what bars them from each kind of seat; an empty list bars nothing. */
export type Candidate = { line: ExpertLine; against: Record<Seat['duty'], Finding[]> }

export type PanelChoice = {
  /** Seats drawn by load and lot, or why no panel is possible. */
  proposal: ReturnType<typeof proposePanel>
  /** Fit ones first, the least loaded before others. */
  candidates: Candidate[]
}

/**
 * Whom the secretary may seat on a case: the proposal of the rules, and everybody of the registry with the conditions they
 * do not meet. The lot is cast by the case, so that asking twice changes nothing.
 */
export const panelChoice = async (
  reads: Pick<PeopleReads, 'expertsOf'>,
  pack: Pack,
  { line, state }: CaseCard,
  today: PlainDate,
): Promise<PanelChoice> => {
  const applicant: Applicant = {
    id: state.applicantId,
    // As it stands now: a school that took the place of the one named in the application counts as the same.
    organisationId: line.organisationId,
    position: state.application.position,
    subject: state.application.subject,
  }
  const registry = await reads.expertsOf(line.region)
  const against = (one: ExpertLine, duty: Seat['duty']): Finding[] => [
    ...seatFindings(pack, { expert: one.profile, duty }, applicant, today).filter(({ met }) => !met),
    ...houseFindings(one.profile, one.open, today),
  ]
  const barred = 'conflicts' in state ? state.conflicts.map(({ expertId }) => expertId) : []
  const candidates = registry
    .filter(({ profile }) => !barred.includes(profile.id))
    .map(one => ({ line: one, against: { main: against(one, 'main'), senior: against(one, 'senior') } }))
    .sort((a, b) => faults(pack, a) - faults(pack, b) || a.line.open - b.line.open)
  return {
    candidates,
    proposal: proposePanel(
      pack,
      candidates.map(({ line: { profile } }) => profile),
      applicant,
      Object.fromEntries(registry.map(({ profile, open }) => [profile.id, open])),
      line.id,
      today,
    ),
  }
}

/** What stands against somebody in the seat that suits them best. */
const faults = ({ experts: { panel } }: Pack, { against }: Candidate): number =>
  panel.senior === 0 ? against.main.length : Math.min(against.main.length, against.senior.length)
