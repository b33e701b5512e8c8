import type { Law } from '../../application/law.ts'
import { categoryTitles } from '../../domain/eligibility/category-words.ts'
import type { Evidence } from '../../domain/eligibility/evidence.ts'
import { type Pack, packRef } from '../../domain/regulations/pack.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import { type Html, html } from '../html.ts'
import { citation } from './citation.ts'
import { clauseView } from './clauses.ts'
import { table } from './table.ts'

type Paper = Omit<Evidence, 'given'> & { for?: readonly Category[] | undefined }

const dueWords = { filing: 'с заявлением', after_test: 'после тестирования', before_meeting: 'до заседания' } as const

/** Papers of an application with the clause each follows from. */
export const papersToPrepare = (law: Law, pack: Pack, papers: readonly Paper[]): Html =>
  html`<h2 class="govuk-heading-m">Какие документы подготовить</h2>
  ${table({
    caption: 'Документы',
    columns: [{ label: 'Документ' }, { label: 'Когда' }, { label: 'Основание' }],
    empty: 'Других документов, кроме заявления, не нужно.',
    rows: papers.map(({ title, certified, due, required, clause, for: only }) => [
      html`${title}${only && only.length < pack.categories.length && html`<div class="house-muted">Для категорий: ${only.map(category => categoryTitles[category]).join(', ')}</div>`}${certified && html`<div class="house-muted">${certified}</div>`}`,
      required ? `${dueWords[due]}, нужен` : 'по желанию',
      citation(clauseView(clause, law.cited(packRef(pack), clause))),
    ]),
  })}`
