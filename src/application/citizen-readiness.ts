import type { PlainDate } from '../domain/calendar/plain-date.ts'
import type { Application } from '../domain/case/application.ts'
import { type Evidence, evidenceFor } from '../domain/eligibility/evidence.ts'
import { readiness } from '../domain/eligibility/readiness.ts'
import type { Finding, Refusal } from '../domain/regulations/finding.ts'
import { isRefusal } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import type { Category } from '../domain/regulations/vocabulary.ts'
import { type App, momentIn } from './app.ts'
import { packNow } from './edition.ts'

/** What a citizen says of themselves without signing in. Nothing of it is kept. */
export type CitizenAnswers = {
  region: string
  category: Category
  position: string
  held?: { category: Category; setOn: PlainDate; position: string } | undefined
  refusedOn?: PlainDate | undefined
  petition: boolean
}

export type CitizenReadiness = {
  pack: Pack
  today: PlainDate
  ready: boolean
  /** Checked by the rules now, what stands in the way first. */
  checked: Finding[]
  /** What a person will look at, or what becomes known later. */
  later: Finding[]
  /** Papers to prepare for this application. */
  papers: Evidence[]
}

/**
 * The clerk's own rules for what was answered. Whatever the form does not ask about (papers, signature, identity) is taken
 * as properly done: it is listed as what to prepare, not as a fault.
 */
export const citizenReadiness = (app: App, answers: CitizenAnswers): CitizenReadiness | Refusal => {
  const pack = packNow(app, answers.region)
  if (isRefusal(pack)) return pack
  const today = momentIn(app, pack.authority.time_zone).date
  const asked = applicationOf(pack, answers)
  const papers = evidenceFor(pack, asked)
  const prepared = papers.map(({ document }) => document).filter(document => document !== 'employer_petition')
  const complete: Application = {
    ...asked,
    documents: answers.petition ? [...prepared, 'employer_petition'] : prepared,
  }
  const { ready, findings } = readiness(pack, complete, today, app.law.nomenclature)
  const checked = findings.filter(isComputed).filter(finding => !finding.met || isAsked(pack, finding))
  return {
    pack,
    today,
    ready,
    checked: [...checked.filter(({ met }) => !met), ...checked.filter(({ met }) => met)],
    later: findings.filter(finding => !isComputed(finding)),
    papers,
  }
}

/** Rules whose answer depends on the form; the others would only repeat our own «taken as done». */
const askedRules = new Set<Pack['refuse_service_when'][number]['rule']>([
  'within_year_of_refusal',
  'requires_category',
  'position_not_in_nomenclature',
  'position_barred',
  'petition_missing',
  'category_not_offered',
])

const isAsked = (pack: Pack, finding: Finding): boolean =>
  pack.refuse_service_when.some(ground => ground.id === finding.rule && askedRules.has(ground.rule))

const isComputed = ({ known }: Finding): boolean => !('checked_by' in known) && !('decided_by' in known)

const applicationOf = (pack: Pack, answers: CitizenAnswers): Application => {
  const open = pack.channels.filter(line => line.open)
  const line = open.find(({ channel }) => channel === 'system') ?? open[0]
  return {
    category: answers.category,
    position: answers.position,
    // No rule of readiness looks at the employer.
    organisationId: '',
    channel: line?.channel ?? 'system',
    signature: line?.signature ?? 'none',
    held: answers.held === undefined ? [] : [answers.held],
    earlierRefusals:
      answers.refusedOn === undefined ? [] : [{ category: answers.category, decidedOn: answers.refusedOn }],
    documents: [],
    awardsClaimed: false,
    petition: answers.petition,
    wishesPresence: false,
    resultBy: 'account',
    paperCopy: false,
    consent: true,
    foreignCitizen: false,
    nameChanged: false,
  }
}
