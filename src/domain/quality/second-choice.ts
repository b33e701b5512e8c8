import type { PlainDate } from '../calendar/plain-date.ts'
import type { ExpertProfile } from '../expertise/expert.ts'
import { houseFindings } from '../expertise/house-rules.ts'
import { lotOf } from '../expertise/lot.ts'
import { type Applicant, type PanelRules, seatFindings } from '../expertise/panel.ts'

/** Lots of a draw: hundredths of a percent. */
export const lots = 10_000

/** What a case drew, from 0 up to 10 000: the region's seed and the id of the case say it, so anybody repeats the draw. */
export const lotOfCase = (seed: string, caseId: string): number => lotOf(`${seed} ${caseId}`) % lots

/** Whether a case with this lot is judged once more. */
export const isDrawn = (lot: number, percent: number): boolean => lot < (percent * lots) / 100

export type SecondInput = {
  pack: PanelRules
  pool: readonly ExpertProfile[]
  applicant: Applicant
  /** Those who sat on the case or left it, whatever the reason, and where the seated work. */
  seen: readonly string[]
  seenOrganisations: readonly string[]
  /** Open work by specialist. */
  load: Readonly<Record<string, number>>
  today: PlainDate
  /** Tells equal loads apart. */
  seed: string
}

/**
 * Who gives a second opinion: fit for a main seat by the rules of panels, of another organisation than those who judged before
 * (they must not talk it over), not away and not full; the least loaded, equal ones by lot. Undefined when nobody is.
 */
export const chooseSecond = (input: SecondInput): ExpertProfile | undefined => {
  const { pack, pool, applicant, seen, seenOrganisations, load, today, seed } = input
  const open = (id: string): number => load[id] ?? 0
  return pool
    .filter(({ id, organisationId }) => !seen.includes(id) && !seenOrganisations.includes(organisationId))
    .filter(({ id }) => id !== applicant.id)
    .filter(expert => seatFindings(pack, { expert, duty: 'main' }, applicant, today).every(({ met }) => met))
    .filter(expert => houseFindings(expert, open(expert.id), today).length === 0)
    .map(expert => ({ expert, open: open(expert.id), lot: lotOf(`${seed} ${expert.id}`) }))
    .sort((a, b) => a.open - b.open || a.lot - b.lot || (a.expert.id < b.expert.id ? -1 : 1))[0]?.expert
}
