import { builtIn } from '../../application/criteria/built-in.ts'
import { draftIn } from '../../application/criteria/edit-edition.ts'
import type { criteriaReaders } from '../../application/criteria/keepers.ts'
import { criteriaKeepers } from '../../application/criteria/keepers.ts'
import type { CriteriaEdition } from '../../application/stores/criteria.ts'
import { isUuid } from '../../application/uuid.ts'
import { asDraftSet } from '../../domain/expertise/assemble-criteria.ts'
import type { CriteriaDraft } from '../../domain/expertise/criteria-draft.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { draftOf } from '../../domain/expertise/draft-of-set.ts'
import { NotForYou } from '../errors.ts'
import { paths } from '../paths.ts'
import { packToday, todayIn } from '../region-day.ts'
import type { PageContext } from '../route.ts'
import type { Desk } from '../screens.ts'

export type ReaderContext = PageContext<(typeof criteriaReaders)[number]>
export type KeeperContext = PageContext<(typeof criteriaKeepers)[number]>

/** A set as the pages show it: an edition of the region's own, or one that came with the product. */
export type OpenEdition = {
  /** As the address names it. */
  id: string
  title: string
  draft: CriteriaDraft
  /** Undefined while a draft does not make a set yet. */
  set: CriteriaSet | undefined
  /** Absent for a built-in set. */
  edition?: (CriteriaEdition & { changedByName: string }) | undefined
}

/** Throws NotForYou for another region's set and for one that is not there alike. */
export const openEdition = async (desk: Desk, { params, active }: ReaderContext): Promise<OpenEdition> => {
  const id = params.id ?? ''
  const edition = isUuid(id) ? await desk.reads.criteriaEdition(id) : undefined
  if (edition !== undefined && edition.region === active.region) {
    const draft = draftIn(edition)
    if (draft === undefined) throw new Error('A criteria edition has neither a draft nor a body')
    const set = edition.body ?? asDraftSet(draft, edition.setId, todayIn(desk, active.region)).set
    return { id, title: edition.title, draft, set, edition }
  }
  const set = builtIn(desk.app.law, packToday(desk, active.region), id)
  if (edition !== undefined || set === undefined) throw new NotForYou()
  return { id, title: set.title, draft: draftOf(set), set }
}

/** The same for those who keep sets: only a draft of the region's own can be worked on. */
export const openOwn = async (
  desk: Desk,
  context: KeeperContext,
): Promise<OpenEdition & { edition: NonNullable<OpenEdition['edition']> }> => {
  const open = await openEdition(desk, context)
  const { edition } = open
  if (edition === undefined) throw new NotForYou()
  return { ...open, edition }
}

export const keepsCriteria = ({ actor }: Pick<ReaderContext, 'actor'>): boolean =>
  criteriaKeepers.some(role => role === actor.role)

export const setsCrumb = { label: 'Наборы показателей', address: paths.criteriaSets() }

export const crumbsOf = ({ id, title }: OpenEdition) => [setsCrumb, { label: title, address: paths.criteria(id) }]
