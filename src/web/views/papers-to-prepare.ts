import type { Law } from '../../application/law.ts'
import type { Evidence } from '../../domain/eligibility/evidence.ts'
import { type Pack, packRef } from '../../domain/regulations/pack.ts'
import { type Html, html } from '../html.ts'
import { citation } from './citation.ts'
import { clauseView } from './clauses.ts'
import { table } from './table.ts'

type Paper = Omit<Evidence, 'given'>

const dueWords = { filing: 'с заявлением', after_test: 'после тестирования', before_meeting: 'до заседания' } as const

/** Papers of an application with the clause each follows from. */
export const papersToPrepare = (law: Law, pack: Pack, papers: readonly Paper[]): Html =>
  html`<h2 class="govuk-heading-m">Какие документы подготовить</h2>
  ${table({
    caption: 'Документы',
    columns: [{ label: 'Документ' }, { label: 'Когда' }, { label: 'Основание' }],
    empty: 'Других документов, кроме заявления, не нужно.',
    rows: papers.map(({ title, certified, due, required, clause }) => [
      html`${title}${certified && html`<div class="house-muted">${certified}</div>`}`,
      required ? `${dueWords[due]}, нужен` : 'по желанию',
      citation(clauseView(clause, law.cited(packRef(pack), clause))),
    ]),
  })}`
