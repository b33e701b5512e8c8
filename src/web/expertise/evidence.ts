import type { CaseCard } from '../../application/reads/cases.ts'
import type { Answer } from '../../application/stores/cases.ts'
import { proofRef } from '../../domain/expertise/proofs.ts'
import { fullName } from '../../domain/people/names.ts'
import type { FormField } from '../../domain/regulations/vocabulary.ts'
import { type Html, html, url } from '../html.ts'
import { categoryWords } from '../views/category-words.ts'
import { checkedFile } from '../views/files.ts'
import { titleOfKind } from '../views/paper-kinds.ts'
import { summaryList } from '../views/summary-list.ts'
import { asShortDate } from '../views/words.ts'
import type { OpenSeat } from './open-seat.ts'
import { proofWords } from './proof-view.ts'
import type { Materials } from './proofs-beside.ts'

/** Questions of the form whose answers speak of the work. */
const ofTheWork: readonly FormField[] = [
  'grounds',
  'subject',
  'education_institution',
  'education_level',
  'education_speciality',
  'education_qualification',
  'teaching_experience_years',
  'position_experience_years',
  'organisation_experience_years',
  'awards',
  'professional_development',
  'comment',
  'evidence_link',
  'petition_details',
  'council_minutes_details',
]

/** Who is judged and what they brought: the file of the applicant as a specialist sees it (Kaliningrad reg п. 69 абз. 3). */
export const evidence = (
  { card, pack }: OpenSeat,
  answers: readonly Answer[],
  materials: Materials,
  /** Whether copies of the portfolio are listed here; while a sheet is filled in, each stands beside its item. */
  listsCopies: boolean,
): Html => {
  const { person, organisation, state } = card
  const own = answers.filter(({ field, answer }) => ofTheWork.some(known => known === field) && answer.trim() !== '')
  return html`<section class="house-evidence" aria-label="Заявитель и материалы">
    <h2 class="govuk-heading-m">Заявитель</h2>
    ${summaryList([
      { name: 'Кто', value: fullName({ ...person, patronymic: person.patronymic ?? undefined }) },
      { name: 'Категория', value: categoryWords[state.application.category] },
      { name: 'Должность', value: [state.application.position, state.application.subject].filter(Boolean).join(', ') },
      { name: 'Место работы', value: organisation.shortName },
      { name: 'Имеется', value: heldWords(card) },
    ])}
    <h2 class="govuk-heading-m">Материалы</h2>
    ${filesOf(card, pack, materials)}
    ${listsCopies && materials.evidence.length > 0 && portfolioOf(materials)}
    ${
      own.length > 0 &&
      html`<h2 class="govuk-heading-m">Что заявитель сообщил о работе</h2>
      <dl class="house-told">${own.map(({ question, answer }) => html`<div><dt>${question}</dt><dd>${linked(answer)}</dd></div>`)}</dl>`
    }
  </section>`
}

const heldWords = ({ state }: CaseCard): string =>
  state.application.held
    .map(({ category, setOn }) => `${categoryWords[category].toLowerCase()} с ${asShortDate(setOn)}`)
    .join('; ') || 'категории нет'

const filesOf = (
  card: CaseCard,
  pack: OpenSeat['pack'],
  { files: shown, evidence: copies, checks }: Materials,
): Html => {
  if (shown.length === 0 && copies.length > 0)
    return html`<p class="govuk-body">Доказательств из портфолио: ${copies.length}.</p>`
  if (shown.length === 0)
    return html`<p class="govuk-body">Файлов заявитель не приложил${card.files.length > 0 && ', кроме личных документов'}. Материалы могут быть переданы на бумаге: спросите секретаря комиссии.</p>`
  const kinds = [...new Set(shown.map(({ document }) => document))]
  return html`<ul class="house-materials">${kinds.map(
    kind => html`<li><span class="house-materials__kind">${titleOfKind(pack, kind)}</span>
      <ul>${shown.filter(({ document }) => document === kind).map(file => html`<li>${checkedFile(file, checks)}</li>`)}</ul></li>`,
  )}</ul>`
}

const portfolioOf = (materials: Materials): Html =>
  html`<h2 class="govuk-heading-m">Портфолио</h2>
  <ul class="house-materials">${materials.evidence.map(({ id }) => html`<li class="house-item-proof__what">${proofWords(proofRef({ kind: 'evidence', id }), materials)}</li>`)}</ul>`

/** Addresses in an answer become links; everything else stays as it was written. */
const linked = (text: string): Html =>
  html`${text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((piece, index) =>
      index % 2 === 1
        ? html`<a class="govuk-link" href="${url(piece)}" rel="noreferrer noopener" target="_blank">${piece}</a>`
        : piece,
    )}`
