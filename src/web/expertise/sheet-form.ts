import type { Points } from '../../domain/case/events.ts'
import type { CriteriaSet, Section } from '../../domain/expertise/criteria-set.ts'
import type { Sheet, SheetItem } from '../../domain/expertise/sheet-items.ts'
import type { SheetProgress } from '../../domain/expertise/sheet-progress.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import type { Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { actNamed } from '../views/check.ts'
import { asRussianNumber, counted } from '../views/words.ts'
import { itemForm } from './item-form.ts'
import type { Materials } from './proofs-beside.ts'

const ball = ['балл', 'балла', 'баллов'] as const

export type SheetFormView = {
  set: CriteriaSet
  category: Category
  filled: Filled
  /** What the fields show: verdicts stand among the proofs of their items. */
  shown: Sheet
  materials: Materials
  progress: SheetProgress
  /** Points of who signed a joint sheet first: shown beside each item. */
  first?: { name: string; points: Points } | undefined
  /** Items that another window has filled otherwise, as they are saved. */
  differing?: Readonly<Record<string, SheetItem>> | undefined
}

/** The fields of a sheet, section by section. */
export const sheetFields = (view: SheetFormView): Html =>
  html`${view.set.sections.map(section => sectionFields(view, section))}`

const sectionFields = (view: SheetFormView, section: Section): Html => {
  const { set, category, progress, filled, shown, materials, first, differing } = view
  const done = progress.sections.find(({ code }) => code === section.code)
  const least = section.minimum?.[category]
  const measure = set.thresholds.find(line => line.category === category)?.measure
  return html`<section class="house-sheet-section">
    <div class="house-sheet-section__head"><h2 class="govuk-heading-m">${section.code}. ${section.title}</h2>
      <p class="house-sheet-section__sum" data-section="${section.code}">${sectionSum(done?.points ?? 0, section.max)}</p></div>
    <p class="house-small">${actNamed(section.ref)}${least !== undefined && `. Для этой категории – не меньше ${counted(least, ball)}`}</p>
    ${section.criteria.map(criterion =>
      itemForm({
        section,
        criterion,
        measure,
        materials,
        filled,
        first,
        verdicts: shown.proofs[criterion.code] ?? [],
        differs: differing?.[criterion.code],
      }),
    )}
  </section>`
}

export const sectionSum = (points: number, max: number): string =>
  `${asRussianNumber(points)} из ${asRussianNumber(max)}`
