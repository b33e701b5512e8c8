import type { CaseState } from '../../domain/case/state.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import type { App } from '../app.ts'
import type { OwnCriteria } from '../stores/criteria.ts'

type Judged = { category: Category; position: string }

/**
 * The set of a case: the edition in force in its region on the day the case was registered; before registration, today. An
 * edition that comes into force later does not reach a case under way. `own` is `tx.criteria.inForce` inside a transaction and
 * `reads.criteriaInForce` on a page. Undefined when there is no sheet for the category and the position.
 */
export const criteriaOfCase = async (
  app: Pick<App, 'law'>,
  own: OwnCriteria,
  pack: Pack,
  state: CaseState,
  today: string,
): Promise<CriteriaSet | undefined> =>
  state.stage === 'draft' ? undefined : criteriaOn(app, own, pack, state.application, criteriaDay(state, today))

/** The day by which the set of a case is chosen. */
export const criteriaDay = (state: CaseState, today: string): string =>
  'registered' in state && typeof state.registered === 'string' ? state.registered : today

/**
 * The set for a category and a position on a day: the region's own approved edition, otherwise the one that came with the
 * product, which says itself that it is a demonstration.
 */
export const criteriaOn = async (
  { law }: Pick<App, 'law'>,
  own: OwnCriteria,
  pack: Pack,
  { category, position }: Judged,
  on: string,
): Promise<CriteriaSet | undefined> =>
  (await own({ region: pack.region, category, position, on })) ??
  law.criteria(pack.experts.criteria.set, category, position, on)
