import type { PlainDate } from '../calendar/plain-date.ts'
import type { Finding } from '../regulations/finding.ts'
import { assignmentVersion } from './assign-input.ts'
import { assignPanels } from './assign-panels.ts'
import type { ExpertProfile } from './expert.ts'
import type { Applicant, PanelRules, Seat } from './panel.ts'

/**
 * A panel for one application out of the region's specialists: a batch of one case, so that the page of a case and the page of
 * many count alike. The least loaded are taken, equal loads are told apart by the seed, so the same question has the same
 * answer. `load` is open work by expert id. When no panel is possible, findings say why.
 */
export const proposePanel = (
  pack: PanelRules,
  pool: readonly ExpertProfile[],
  applicant: Applicant,
  load: Readonly<Record<string, number>>,
  seed: string,
  today: PlainDate,
): { seats: Seat[] } | { findings: Finding[] } => {
  const people = new Map(pool.map(expert => [expert.id, expert]))
  const { panels, left } = assignPanels({
    version: assignmentVersion,
    seed,
    today,
    rules: { own: pack.experts },
    cases: [{ id: 'one', applicant, received: today, rules: 'own', fixed: [], barred: [] }],
    experts: [...people.values()].map(profile => ({ profile, open: load[profile.id] ?? 0 })),
  })
  const [panel] = panels
  if (panel === undefined) return { findings: left[0]?.findings ?? [] }
  return {
    seats: panel.seats.flatMap(({ expertId, duty }): Seat[] => {
      const expert = people.get(expertId)
      return expert === undefined ? [] : [{ expert, duty }]
    }),
  }
}
