import type { PlainDate } from '../calendar/plain-date.ts'
import type { Application, EarlierRefusal, HeldCategory } from '../case/application.ts'
import type { ServiceGround } from '../eligibility/ground-check.ts'
import { serviceFindings } from '../eligibility/grounds.ts'
import { inForce, lastDayOf } from '../eligibility/held-category.ts'
import type { Pack } from '../regulations/pack.ts'
import type { Category } from '../regulations/vocabulary.ts'

/** What is known of a teacher besides the application they have not written yet. */
export type Career = {
  position: string
  held: readonly HeldCategory[]
  refusals: readonly EarlierRefusal[]
}

/**
 * How a category stands for a teacher today. `held`: in force, `until` its last day where it has one. `open`: may be asked for.
 * `later`: from the day `from`. `closed`: not before something else changes; why, and by which clause.
 */
export type CategoryWindow =
  | { category: Category; state: 'held'; since: PlainDate; until: PlainDate | undefined }
  | { category: Category; state: 'open' }
  | { category: Category; state: 'later'; from: PlainDate; because: string; clause: string }
  | { category: Category; state: 'closed'; because: string; clause: string }

/** Rules that say whether a teacher may ask at all; papers and results are nobody's business before the application. */
const rulesOfTime = new Set<ServiceGround['rule']>([
  'requires_category',
  'within_year_of_refusal',
  'position_barred',
  'position_not_in_nomenclature',
])

/** Every category of the edition with its window, by the same rules that the clerk applies to an application. */
export const windowsOf = (
  pack: Pack,
  career: Career,
  today: PlainDate,
  nomenclature: readonly string[],
): CategoryWindow[] => pack.categories.map(({ category }) => windowOf(pack, category, career, today, nomenclature))

/** The category a teacher would ask for next: the first that is open in the order of the edition, the highest step first. */
export const nextToAsk = (windows: readonly CategoryWindow[]): Category | undefined => {
  const held = windows.filter(({ state }) => state === 'held').map(({ category }) => category)
  const open = windows.filter(({ state }) => state === 'open').map(({ category }) => category)
  if (held.includes('highest')) return open.find(category => category !== 'first' && category !== 'highest')
  return open.includes('highest') && !held.includes('highest') && (held.includes('first') || !open.includes('first'))
    ? 'highest'
    : open[0]
}

const windowOf = (
  pack: Pack,
  category: Category,
  career: Career,
  today: PlainDate,
  nomenclature: readonly string[],
): CategoryWindow => {
  const held = career.held.filter(one => one.category === category && inForce(one, today))
  const last = held.sort((a, b) => (a.setOn < b.setOn ? 1 : -1))[0]
  if (last !== undefined) return { category, state: 'held', since: last.setOn, until: lastDayOf(last) }
  const grounds = new Set(pack.refuse_service_when.filter(ground => rulesOfTime.has(ground.rule)).map(({ id }) => id))
  const against = serviceFindings(pack, asking(category, career), today, nomenclature).find(
    finding => grounds.has(finding.rule) && !finding.met,
  )
  if (against === undefined) return { category, state: 'open' }
  const { what: because, clause, known } = against
  return typeof known.allowed_from === 'string'
    ? { category, state: 'later', from: known.allowed_from as PlainDate, because, clause }
    : { category, state: 'closed', because, clause }
}

/** An application that nobody has written: only what the rules of time look at is in it. */
export const asking = (category: Category, { position, held, refusals }: Career): Application => ({
  ...{ category, position, organisationId: '', channel: 'system', signature: 'pep' },
  ...{ held: [...held], earlierRefusals: [...refusals], documents: [], awardsClaimed: false, petition: true },
  ...{ wishesPresence: false, resultBy: 'account', paperCopy: false, consent: true },
  ...{ foreignCitizen: false, nameChanged: false },
})
