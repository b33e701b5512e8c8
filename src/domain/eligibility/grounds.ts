import type { PlainDate } from '../calendar/plain-date.ts'
import type { Application } from '../case/application.ts'
import type { Finding } from '../regulations/finding.ts'
import type { Pack } from '../regulations/pack.ts'
import { acceptanceRules } from './acceptance-rules.ts'
import { type AcceptanceGround, concerns, findingOf, type ServiceGround } from './ground-check.ts'
import { serviceRules } from './service-rules.ts'

/** Grounds of the closed list that may be named for this application. */
export const acceptanceGrounds = (pack: Pack, application: Application): AcceptanceGround[] =>
  pack.refuse_acceptance_when.filter(ground => concerns(ground, application))

/** The same for the refusal of the service during the review; grounds of the commission are not among them. */
export const serviceGrounds = (pack: Pack, application: Application): ServiceGround[] =>
  pack.refuse_service_when.filter(ground => ground.at === 'review' && concerns(ground, application))

/** Grounds on which the commission refuses the category. */
export const commissionGrounds = (pack: Pack, application: Application): ServiceGround[] =>
  pack.refuse_service_when.filter(ground => ground.at === 'decision' && concerns(ground, application))

/** One finding for each ground of refusing acceptance; not met means that the application would be refused on it. */
export const acceptanceFindings = (pack: Pack, application: Application, today: PlainDate): Finding[] =>
  acceptanceGrounds(pack, application).map(ground =>
    findingOf(ground, acceptanceRules[ground.rule](ground, { pack, application, today, nomenclature: [] })),
  )

/**
 * One finding for each ground of refusing the service that can be checked before the commission. `filedOn` is the day of
 * filing: a person who applied too early does not become right by waiting for the review.
 */
export const serviceFindings = (
  pack: Pack,
  application: Application,
  filedOn: PlainDate,
  nomenclature: readonly string[],
): Finding[] =>
  serviceGrounds(pack, application).map(ground =>
    findingOf(ground, serviceRules[ground.rule](ground, { pack, application, today: filedOn, nomenclature })),
  )
