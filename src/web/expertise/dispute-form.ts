import type { Points } from '../../domain/case/events.ts'
import type { Section } from '../../domain/expertise/criteria-set.ts'
import type { Criterion } from '../../domain/expertise/criterion.ts'
import type { Proofs, Verdict } from '../../domain/expertise/proofs.ts'
import { isNamedScale, offeredPoints } from '../../domain/expertise/scale-words.ts'
import { mayNotApply } from '../../domain/expertise/section-points.ts'
import type { Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { radiosField, selectField, textareaField } from '../views/fields.ts'
import { asRussianNumber, counted } from '../views/words.ts'
import { commentField, pointsField } from './proof-names.ts'
import { proofWords } from './proof-view.ts'
import { type Materials, proofsBeside } from './proofs-beside.ts'
import { pointsWords, verdictWords } from './sheet-result.ts'

/** One of the two sheets as far as the position is concerned. */
export type Side = { name: string; points: Points; comment: string | undefined; proofs: Proofs }

/**
 * One disputed position: what both have given and why, the proofs they looked at, and the senior's own ruling. Nothing of the
 * positions on which they agree (Kaliningrad reg п. 70).
 */
export const disputedPosition = (
  { section, criterion }: { section: Section; criterion: Criterion },
  sides: readonly Side[],
  materials: Materials,
  filled: Filled,
): Html => {
  const { code, title } = criterion
  const judged = sides.flatMap(({ proofs }): Verdict[] => proofs[code] ?? [])
  const beside = proofsBeside(materials, section, code, judged).shown.map(({ ref }) => ref)
  const others = judged.map(({ proof }) => proof).filter(proof => !beside.includes(proof))
  // Which paper sheet it was stands with each side's verdict.
  const all = [...new Set([...beside, ...others])].filter(ref => ref !== 'paper')
  return html`<section class="house-criterion" aria-labelledby="disputed_${code.replaceAll('.', '_')}">
    <h2 class="govuk-heading-m" id="disputed_${code.replaceAll('.', '_')}">${code} ${title}</h2>
    <div class="house-sides">${sides.map(
      ({ name, points, comment, proofs }) =>
        html`<div class="house-side"><p class="house-side__name">${name}</p><p class="house-side__points">${pointsWords(points[code])}</p>
          ${verdictWords(proofs[code] ?? [], materials)}
          <p class="house-side__words">${comment ?? 'Без комментария'}</p></div>`,
    )}</div>
    ${
      all.length > 0 &&
      html`<div class="house-item-proofs"><p class="house-item-proofs__name">Доказательства</p><ul class="house-item-proofs__list">${all.map(ref => html`<li class="house-item-proof"><div class="house-item-proof__what">${proofWords(ref, materials)}</div></li>`)}</ul></div>`
    }
    ${ownPoints(criterion, mayNotApply(section, criterion), filled)}
    ${textareaField({ name: commentField(code), label: 'Обоснование', rows: 2 }, filled)}
  </section>`
}

const ownPoints = (criterion: Criterion, notApplicable: boolean, filled: Filled): Html => {
  const view = { name: pointsField(criterion.code), label: 'Ваше решение' }
  const options = [
    ...offeredPoints(criterion).map(({ points, words }) => ({
      value: String(points),
      label: words === '' ? asRussianNumber(points) : `${counted(points, ['балл', 'балла', 'баллов'])} – ${words}`,
    })),
    ...(notApplicable ? [{ value: 'na', label: 'Не применяется' }] : []),
  ]
  if (isNamedScale(criterion) || criterion.scale.kind === 'mark')
    return radiosField({ ...view, inline: criterion.scale.kind === 'mark', options }, filled)
  return selectField({ ...view, options: [{ value: '', label: 'Выберите баллы' }, ...options] }, filled)
}
