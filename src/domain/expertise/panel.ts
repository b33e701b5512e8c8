import type { PlainDate } from '../calendar/plain-date.ts'
import { samePosition } from '../people/nomenclature.ts'
import { sameSubject } from '../people/subject.ts'
import type { Finding, Known } from '../regulations/finding.ts'
import type { Pack } from '../regulations/pack.ts'
import type { ExpertProfile } from './expert.ts'
import { qualificationFindings } from './qualification.ts'

export type Seat = { expert: ExpertProfile; duty: 'main' | 'senior' }
export type Applicant = { id: string; organisationId: string; position: string; subject?: string | undefined }
export type PanelRules = Pick<Pack, 'experts'>

export const dutyTitles = { main: 'Основной специалист', senior: 'Старший специалист' } as const

/**
 * Whether a panel may sit on an application: its size and duties, ties with the applicant and between the specialists, and the
 * qualification of each, condition by condition (Kaliningrad reg п. 69–70). Every check leaves a finding, held or not.
 */
export const panelFindings = (
  pack: PanelRules,
  seats: readonly Seat[],
  applicant: Applicant,
  today: PlainDate,
): Finding[] => [
  ...compositionFindings(pack, seats),
  ...seats.flatMap(seat => seatFindings(pack, seat, applicant, today)),
  ...betweenFindings(pack, seats),
]

/** What one specialist must meet for one seat, whoever else sits. */
export const seatFindings = (pack: PanelRules, seat: Seat, applicant: Applicant, today: PlainDate): Finding[] => [
  ...tieFindings(pack, seat, applicant),
  ...positionFindings(pack, seat, applicant),
  ...qualificationFindings(pack, seat, today),
]

const compositionFindings = ({ experts: { panel } }: PanelRules, seats: readonly Seat[]): Finding[] => {
  const ids = seats.map(({ expert }) => expert.id)
  const counted = (['main', 'senior'] as const).map((duty): Finding => {
    const seated = seats.filter(seat => seat.duty === duty).length
    return {
      rule: `panel-${duty}-count`,
      clause: panel.clause,
      what: `${dutyTitles[duty]}: в группе должно быть ${panel[duty]}`,
      met: seated === panel[duty],
      known: { seated, required: panel[duty] },
      remedy: seated === panel[duty] ? undefined : seated < panel[duty] ? 'Назначьте недостающих' : 'Уберите лишних',
    }
  })
  return [
    ...counted,
    {
      rule: 'panel-distinct',
      clause: panel.clause,
      what: 'Один человек занимает в группе одно место',
      met: new Set(ids).size === ids.length,
      known: { seats: ids.length, people: new Set(ids).size },
    },
  ]
}

/** Ties of a specialist with the applicant: own application, one employer, a declared tie. */
export const tieFindings = (
  { experts: { conflicts } }: PanelRules,
  { expert, duty }: Seat,
  applicant: Applicant,
): Finding[] => {
  const finding = (rule: string, what: string, met: boolean, known: Known = {}): Finding => ({
    rule: `conflict-${rule}`,
    clause: conflicts.clause,
    what,
    met,
    known: { expert: expert.id, duty, ...known },
    remedy: met ? undefined : 'Назначьте другого специалиста',
  })
  const excluded = new Set(conflicts.exclude)
  const findings: Finding[] = []
  if (excluded.has('own_application')) {
    findings.push(
      finding('own-application', 'Специалист не рассматривает собственное заявление', expert.id !== applicant.id),
    )
  }
  if (excluded.has('same_employer_as_applicant')) {
    const met = expert.organisationId !== applicant.organisationId
    const known = { organisation: expert.organisationId }
    findings.push(finding('same-employer', 'Специалист не работает в одной организации с заявителем', met, known))
  }
  if (excluded.has('declared_conflict')) {
    const withPerson = expert.declaredConflicts.includes(applicant.id)
    const met = !withPerson && !(expert.tiedOrganisations ?? []).includes(applicant.organisationId)
    findings.push(finding('declared', 'Специалист не заявлял о личной заинтересованности по этому заявителю', met))
  }
  return findings
}

/** Whether the specialist may judge the applicant's position and, where both name one, the subject (KG-11). */
export const positionFindings = (
  { experts: { panel } }: PanelRules,
  { expert, duty }: Seat,
  { position, subject }: Pick<Applicant, 'position' | 'subject'>,
): Finding[] => {
  if (!panel.match_position) return []
  const met = expert.positions.some(title => samePosition(title, position))
  const subjects = expert.subjects ?? []
  const fits = subject === undefined || subjects.length === 0 || subjects.some(one => sameSubject(one, subject))
  const ofSubject: Finding = {
    rule: 'panel-subject',
    clause: panel.clause,
    what: 'Специалист оценивает предмет (направление) заявителя',
    met: fits,
    known: { expert: expert.id, duty, subject: subject ?? '', subjects: subjects.join(', ') },
    remedy: fits ? undefined : 'Назначьте специалиста по этому предмету',
  }
  return [
    {
      rule: 'panel-position',
      clause: panel.clause,
      what: 'Специалист вправе оценивать работу в должности заявителя',
      met,
      known: { expert: expert.id, duty, position },
      remedy: met ? undefined : 'Назначьте специалиста по этой должности',
    },
    ...(subject === undefined || subjects.length === 0 ? [] : [ofSubject]),
  ]
}

const betweenFindings = ({ experts: { conflicts } }: PanelRules, seats: readonly Seat[]): Finding[] => {
  if (!conflicts.exclude.includes('two_from_one_employer')) return []
  const people = new Map(seats.map(({ expert }) => [expert.id, expert.organisationId]))
  const organisations = new Set(people.values())
  return [
    {
      rule: 'conflict-two-from-one-employer',
      clause: conflicts.clause,
      what: 'В группе нет двух специалистов из одной организации',
      met: organisations.size === people.size,
      known: { people: people.size, organisations: organisations.size },
      remedy: organisations.size === people.size ? undefined : 'Замените одного из них',
    },
  ]
}
