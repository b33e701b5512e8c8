import type { PlainDate } from '../domain/calendar/plain-date.ts'
import type { WorkCalendar } from '../domain/calendar/work-calendar.ts'
import type { CriteriaSet } from '../domain/expertise/criteria-set.ts'
import type { Nomenclature } from '../domain/people/nomenclature.ts'
import { choosePack } from '../domain/regulations/choose-pack.ts'
import { type CitedClause, cited } from '../domain/regulations/citation.ts'
import type { Refusal } from '../domain/regulations/finding.ts'
import { isRefusal } from '../domain/regulations/finding.ts'
import type { LoadedPack } from '../domain/regulations/loaded-pack.ts'
import { type Pack, type PackRef, packRef } from '../domain/regulations/pack.ts'
import type { Category } from '../domain/regulations/vocabulary.ts'

/** What stands in `regulations/`, loaded and checked once at the start. */
export type Law = {
  packs: readonly LoadedPack[]
  /** The edition a case keeps. Throws when the folder is gone: a running case cannot do without its regulation. */
  pack(ref: PackRef): Pack
  loaded(ref: PackRef): LoadedPack
  /** The edition in force in the region on the day of filing; a refusal when there is none. */
  packFor(region: string, day: PlainDate): Pack | Refusal
  /** The same for a new application: off the stand a regulation that no lawyer has signed takes none. */
  packForFiling(region: string, day: PlainDate): Pack | Refusal
  /** Working days of the region. */
  calendar(region: string): WorkCalendar
  /** Positions of ПП РФ № 225, раздел I подраздел 2. */
  nomenclature: readonly string[]
  /** The same positions, posts of officials and school subjects with their forms in the cases. */
  titles: Nomenclature
  /** Only the sets that came with the product. A case asks `criteriaOfCase`, which knows the region's own editions as well. */
  criteria(set: string, category: Category, position: string, on?: string): CriteriaSet | undefined
  /** All of them, by the word of a pack. */
  criteriaSets(set: string): readonly CriteriaSet[]
  /** Words of a reference for screens and letters. */
  cited(ref: PackRef, reference: string): CitedClause[]
}

export type LawBooks = {
  packs: readonly LoadedPack[]
  calendars: ReadonlyMap<string, WorkCalendar>
  titles: Nomenclature
  criteria: (set: string, category: Category, position: string, on?: string) => CriteriaSet | undefined
  criteriaSets?: ((set: string) => readonly CriteriaSet[]) | undefined
  /** Take applications only under packs with a lawyer's signature (`sign_off`). */
  signedOnly?: boolean | undefined
}

/** The law as the use cases ask it, from the books as they were read. */
export const lawFrom = ({ packs, calendars, titles, criteria, criteriaSets, signedOnly = false }: LawBooks): Law => {
  const byRef = new Map(packs.map(loaded => [packRef(loaded.pack), loaded]))
  const loaded = (ref: PackRef): LoadedPack => {
    const found = byRef.get(ref)
    if (found === undefined) throw new Error(`The regulation ${ref} is not in the folder, but a case runs under it`)
    return found
  }
  const packFor = (region: string, day: PlainDate): Pack | Refusal => {
    const chosen = choosePack(packs, region, day)
    return isRefusal(chosen) ? chosen : chosen.pack
  }
  return {
    packs,
    pack: ref => loaded(ref).pack,
    loaded,
    packFor,
    packForFiling: (region, day) => {
      const pack = packFor(region, day)
      return isRefusal(pack) || !signedOnly || pack.sign_off.by !== null ? pack : unsigned(pack)
    },
    calendar: region => {
      const found = calendars.get(region)
      if (found === undefined) throw new Error(`No calendar of region ${region}`)
      return found
    },
    nomenclature: titles.positions.map(({ title }) => title),
    titles,
    criteria,
    criteriaSets: criteriaSets ?? (() => []),
    cited: (ref, reference) => cited(loaded(ref), reference),
  }
}

const unsigned = ({ title }: Pack): Refusal => ({
  refused: 'regulation_not_signed',
  because: `Регламент «${title}» ещё не подписан юристом министерства (sign_off): пока он работает только на учебном стенде`,
})
