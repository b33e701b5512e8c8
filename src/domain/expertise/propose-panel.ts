import type { PlainDate } from '../calendar/plain-date.ts'
import type { Finding } from '../regulations/finding.ts'
import type { ExpertProfile } from './expert.ts'
import { type Applicant, dutyTitles, type PanelRules, type Seat, seatFindings } from './panel.ts'

type Duty = Seat['duty']

/**
 * A panel for one application out of the region's specialists, the least loaded first; equal loads are told apart by the seed,
 * so the same question has the same answer. `load` is open work by expert id. When no panel is possible, findings say why.
 */
export const proposePanel = (
  pack: PanelRules,
  pool: readonly ExpertProfile[],
  applicant: Applicant,
  load: Readonly<Record<string, number>>,
  seed: string,
  today: PlainDate,
): { seats: Seat[] } | { findings: Finding[] } => {
  const people = [...new Map(pool.map(expert => [expert.id, expert])).values()]
  const ordered = people
    .map(expert => ({ expert, load: load[expert.id] ?? 0, lot: lotOf(`${seed}:${expert.id}`) }))
    .sort((a, b) => a.load - b.load || a.lot - b.lot || (a.expert.id < b.expert.id ? -1 : 1))
    .map(({ expert }) => expert)
  const fitting = (duty: Duty): ExpertProfile[] =>
    ordered.filter(expert => seatFindings(pack, { expert, duty }, applicant, today).every(({ met }) => met))

  const { panel, conflicts } = pack.experts
  const apart = conflicts.exclude.includes('two_from_one_employer')
  const [seniors, mains] = [fitting('senior'), fitting('main')]
  const found = seatSeniors(onePerEmployer(seniors, apart), mains, panel, apart, [])
  if (found !== undefined) return { seats: found }
  return {
    findings: [
      shortage(pack, 'main', ordered, mains, applicant, today),
      shortage(pack, 'senior', ordered, seniors, applicant, today),
      ...(apart ? [employersShortage(pack, mains, seniors)] : []),
      together(pack, mains, seniors),
    ],
  }
}

/** Seniors are scarcer, so they are tried first; for each choice of them the main seats are filled in order. */
const seatSeniors = (
  seniors: readonly ExpertProfile[],
  mains: readonly ExpertProfile[],
  panel: { main: number; senior: number },
  apart: boolean,
  chosen: readonly ExpertProfile[],
): Seat[] | undefined => {
  if (chosen.length === panel.senior) return seatMains(mains, panel.main, apart, chosen)
  for (const [place, senior] of seniors.entries()) {
    const found = seatSeniors(seniors.slice(place + 1), mains, panel, apart, [...chosen, senior])
    if (found !== undefined) return found
  }
  return undefined
}

const seatMains = (
  mains: readonly ExpertProfile[],
  needed: number,
  apart: boolean,
  seniors: readonly ExpertProfile[],
): Seat[] | undefined => {
  const seated = [...seniors]
  for (const expert of mains) {
    if (seated.length - seniors.length === needed) break
    const barred = seated.some(one => one.id === expert.id || (apart && one.organisationId === expert.organisationId))
    if (!barred) seated.push(expert)
  }
  if (seated.length - seniors.length < needed) return undefined
  return [
    ...seated.slice(seniors.length).map((expert): Seat => ({ expert, duty: 'main' })),
    ...seniors.map((expert): Seat => ({ expert, duty: 'senior' })),
  ]
}

/** A second senior of one employer could never change the answer: dropping them keeps the search short. */
const onePerEmployer = (experts: readonly ExpertProfile[], apart: boolean): readonly ExpertProfile[] =>
  apart
    ? experts.filter((one, place) => experts.findIndex(other => other.organisationId === one.organisationId) === place)
    : experts

const shortage = (
  pack: PanelRules,
  duty: Duty,
  pool: readonly ExpertProfile[],
  fitting: readonly ExpertProfile[],
  applicant: Applicant,
  today: PlainDate,
): Finding => {
  const needed = pack.experts.panel[duty]
  const reasons: Record<string, number> = {}
  for (const expert of pool) {
    const failed = seatFindings(pack, { expert, duty }, applicant, today).filter(({ met }) => !met)
    for (const { rule } of failed) reasons[rule] = (reasons[rule] ?? 0) + 1
  }
  return {
    rule: `pool-${duty}`,
    clause: pack.experts.panel.clause,
    what: `${dutyTitles[duty]}: подходящих по условиям достаточно`,
    met: fitting.length >= needed,
    known: { needed, in_registry: pool.length, suitable: fitting.length, ...reasons },
    remedy: fitting.length >= needed ? undefined : 'Пополните реестр специалистов или проверьте сведения о них',
  }
}

const employersShortage = (
  pack: PanelRules,
  mains: readonly ExpertProfile[],
  seniors: readonly ExpertProfile[],
): Finding => {
  const { main, senior } = pack.experts.panel
  const organisations = new Set([...mains, ...(senior > 0 ? seniors : [])].map(({ organisationId }) => organisationId))
    .size
  return {
    rule: 'pool-employers',
    clause: pack.experts.conflicts.clause,
    what: 'Подходящие специалисты работают в достаточном числе разных организаций',
    met: organisations >= main + senior,
    known: { needed: main + senior, organisations },
    remedy: organisations >= main + senior ? undefined : 'Привлеките специалистов из других организаций',
  }
}

/** Each duty may have people enough and yet no choice fills all seats at once: the same people, the same employers. */
const together = (pack: PanelRules, mains: readonly ExpertProfile[], seniors: readonly ExpertProfile[]): Finding => ({
  rule: 'pool-together',
  clause: pack.experts.panel.clause,
  what: 'Подходящих специалистов хватает на все места группы сразу',
  met: false,
  known: {
    seats: pack.experts.panel.main + pack.experts.panel.senior,
    people: new Set([...mains, ...(pack.experts.panel.senior > 0 ? seniors : [])].map(({ id }) => id)).size,
  },
  remedy: 'Пополните реестр специалистов',
})

/** A fixed mixing of letters into a number (FNV-1a): a lot that can be drawn again. */
const lotOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash
}
