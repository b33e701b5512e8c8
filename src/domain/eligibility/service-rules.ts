import { yearAfterRefusal } from '../calendar/deadlines.ts'
import { addYears, asShortRussianDate, type PlainDate } from '../calendar/plain-date.ts'
import type { HeldCategory } from '../case/application.ts'
import { samePosition } from '../people/nomenclature.ts'
import { categoryTitles } from './category-words.ts'
import { missing } from './evidence.ts'
import { byPerson, type Checked, type Circumstances, later, type ServiceGround } from './ground-check.ts'
import { inForce, lastDayOf } from './held-category.ts'
import { inNomenclature, nearestPosition } from './position-name.ts'

type Rule = (ground: ServiceGround, circumstances: Circumstances) => Checked

/** The verbs behind the closed list of grounds for refusing the service. */
export const serviceRules: Record<ServiceGround['rule'], Rule> = {
  clerk_finds: () => byPerson,
  test_failed: () => later,
  results_below: () => later,
  commission_refused: () => later,
  // These two belong to extracts and corrections; an attestation application cannot meet them.
  never_attested_here: () => later,
  no_error_found: () => later,

  within_year_of_refusal: (_, { pack, application, today }) => {
    const { wait_years, same_category_only } = pack.after_refusal
    const counted = application.earlierRefusals.filter(
      refusal => !same_category_only || refusal.category === application.category,
    )
    const last = counted
      .map(refusal => refusal.decidedOn)
      .sort()
      .at(-1)
    const allowedFrom = last === undefined ? undefined : afterRefusal(last, wait_years)
    return {
      met: allowedFrom === undefined || today >= allowedFrom,
      known: {
        refused_on: last ?? null,
        allowed_from: allowedFrom ?? null,
        refusals_counted: same_category_only ? 'в той же категории' : 'в любой категории',
      },
      remedy: allowedFrom === undefined ? undefined : `Подайте заявление ${asShortRussianDate(allowedFrom)} или позже`,
    }
  },

  requires_category: (ground, circumstances) => {
    const { application, today } = circumstances
    const suitable = application.held.filter(held => isSuitable(held, ground, circumstances))
    const since = suitable.map(held => held.setOn).sort()[0]
    const longEnough = since === undefined ? undefined : addYears(since, ground.held_for_years ?? 0)
    return {
      met: longEnough !== undefined && longEnough <= today,
      known: {
        needed_category: (ground.held ?? []).map(category => categoryTitles[category]).join(' или ') || 'любая',
        counted: ground.held_when === 'ever' ? 'имеющаяся или имевшаяся' : 'действующая',
        held: application.held.map(describe).join('; ') || 'нет',
        ...(ground.same_position ? { position: application.position } : {}),
        ...(ground.held_for_years === undefined ? {} : { required_years: ground.held_for_years }),
        ...(longEnough === undefined || longEnough <= today ? {} : { allowed_from: longEnough }),
      },
    }
  },

  position_not_in_nomenclature: (_, { application: { position }, nomenclature }) => {
    const found = inNomenclature(position, nomenclature)
    const nearest = found === undefined ? nearestPosition(position, nomenclature) : undefined
    return {
      met: found !== undefined,
      known: { position: position, in_nomenclature: found ?? 'нет' },
      remedy: nearest === undefined ? undefined : `Возможно, имеется в виду «${nearest}»: выберите должность из списка`,
    }
  },

  position_barred: ({ positions = [] }, { application: { position } }) => ({
    met: !positions.some(barred => samePosition(barred, position)),
    known: { position: position, barred_positions: positions.join('; ') },
  }),

  petition_missing: (_, { application: { petition, documents } }) => {
    const given = petition || documents.includes('employer_petition')
    return { met: given, known: { petition: given ? 'представлено' : 'нет' } }
  },

  category_not_offered: (_, { pack, application: { category } }) => ({
    met: pack.categories.some(offered => offered.category === category),
    known: { claimed_category: categoryTitles[category] },
  }),

  documents_not_given: (_, { pack, application }) => {
    const lacking = missing(pack, application, 'filing').map(paper => paper.title)
    return {
      met: lacking.length === 0,
      known: { missing: lacking.length === 0 ? 'всё представлено' : lacking.join('; ') },
      remedy: lacking.length === 0 ? undefined : `Приложите: ${lacking.join('; ')}`,
    }
  },
}

/** «Не ранее чем через год»: the same date of the later year, 29 February gives 28 (ГК РФ ст. 192); a right is not rolled. */
const afterRefusal = (decidedOn: PlainDate, years: number): PlainDate =>
  years === 1 ? yearAfterRefusal(decidedOn) : addYears(decidedOn, years)

const isSuitable = (held: HeldCategory, ground: ServiceGround, { application, today }: Circumstances): boolean =>
  (ground.held === undefined || ground.held.includes(held.category)) &&
  (!ground.same_position || samePosition(held.position, application.position)) &&
  (ground.held_when === 'ever' ? held.setOn <= today : inForce(held, today))

const describe = (held: HeldCategory): string => {
  const until = lastDayOf(held)
  const term = until === undefined ? 'без срока' : `по ${asShortRussianDate(until)}`
  return `${categoryTitles[held.category]} с ${asShortRussianDate(held.setOn)} ${term}, должность «${held.position}»`
}
