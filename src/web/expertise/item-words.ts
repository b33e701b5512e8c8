import type { Criterion } from '../../domain/expertise/criterion.ts'
import { evidenceKindTitles } from '../../domain/portfolio/evidence.ts'
import { capital, lowered } from '../../domain/wording.ts'
import { type Html, html } from '../html.ts'
import { counted } from '../views/words.ts'

/** What a set asks of an item besides its points: of which years, proved by what, what is said of each result. */
export const itemTerms = ({ period_years, proof_kinds, fields, proof_required }: Criterion): string[] =>
  [
    period_years !== undefined && `за последние ${counted(period_years, ['год', 'года', 'лет'])}`,
    proof_kinds && `принимаются: ${proof_kinds.map(kind => lowered(evidenceKindTitles[kind])).join('; ')}`,
    fields && `о каждом результате: ${fields.map(({ title }) => lowered(title)).join(', ')}`,
    proof_required === false && 'отдельного подтверждения не нужно',
  ].filter(words => typeof words === 'string')

/** The same as a line under the title of the item; nothing where the set asks nothing more. */
export const itemTermsLine = (criterion: Criterion): Html | false => {
  const terms = itemTerms(criterion)
  return terms.length > 0 && html`<p class="house-criterion__hint">${terms.map(capital).join('. ')}.</p>`
}
