import type { FileChecks } from '../../application/files/file-check.ts'
import type { PetitionLine } from '../../application/reads/school.ts'
import type { Finding, Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { emptyForm, type Filled } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday } from '../region-day.ts'
import type { Desk } from '../screens.ts'
import { categoryWords } from '../views/category-words.ts'
import { checkView } from '../views/check.ts'
import { findings } from '../views/citation.ts'
import { textareaField } from '../views/fields.ts'
import { checkedFile } from '../views/files.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import type { PageView } from '../views/layout.ts'
import { refused } from '../views/refused.ts'
import { summaryCard } from '../views/summary-list.ts'
import { asRussianMoment, asShortDate } from '../views/words.ts'
import { petitionFields } from './petition-form.ts'
import type { SchoolContext } from './school-here.ts'
import { petitionTag, wayWords } from './words.ts'

export type PetitionView = {
  petition: PetitionLine
  checks: readonly Finding[]
  fileChecks: FileChecks
  filled: Filled
  refusal?: Refusal | undefined
  /** The words of a refusal or a withdrawal as they were typed. */
  reason?: Filled | undefined
}

/** A petition on the desk of the school: what it stands at, what the rules say, what can be done. */
export const petitionPage = (desk: Desk, context: SchoolContext, view: PetitionView): PageView => {
  const { petition, checks, fileChecks, filled, refusal, reason = emptyForm } = view
  const pack = packToday(desk, petition.region)
  const writing = petition.status === 'asked' || petition.status === 'draft'
  return {
    title: `Ходатайство: ${petition.teacher}`,
    heading: petition.teacher,
    caption: `Ходатайство${petition.number === null ? '' : ` № ${petition.number}`}, ${categoryWords[petition.category]}`,
    lead: petitionTag(petition),
    breadcrumbs: [{ label: 'Ходатайства', address: paths.schoolPetitions() }],
    errors: filled.errors,
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      ${summaryCard('О чём', factsOf(petition, fileChecks, pack.authority.time_zone))}
      ${writing && refusal === undefined && checksBox(desk, packRef(pack), checks)}
      ${writing && writingForm(context, view, pack)}
      ${petition.status === 'made' && madeBox(context, petition)}
      ${(writing || petition.status === 'made') && declineForm(context, petition, reason)}
      ${petition.status === 'signed' && petition.caseId === null && withdrawForm(context, petition, reason)}`,
  }
}

const factsOf = (petition: PetitionLine, fileChecks: FileChecks, zone: string) => [
  {
    name: 'Педагог',
    value: html`<a class="govuk-link" href="${url(paths.ownTeacher(petition.teacherId))}">${petition.teacher}</a>`,
  },
  { name: 'Должность', value: petition.position },
  { name: 'Категория', value: categoryWords[petition.category] },
  ...(!petition.askedWords ? [] : [{ name: 'Слова педагога', value: petition.askedWords }]),
  ...(petition.minutesNumber === null || petition.minutesOn === null
    ? []
    : [
        {
          name: 'Протокол',
          value: html`№ ${petition.minutesNumber} от ${asShortDate(petition.minutesOn)}${petition.minutesFile !== null && html` ${checkedFile(petition.minutesFile, fileChecks)}`}`,
        },
      ]),
  ...(petition.documentId === null
    ? []
    : [
        {
          name: 'Документ',
          value: html`<a class="govuk-link" href="${url(paths.paper(petition.documentId))}">Ходатайство № ${petition.number}</a>`,
        },
      ]),
  ...(petition.signedAt === null || petition.signedWay === null
    ? []
    : [{ name: 'Подписано', value: `${asRussianMoment(petition.signedAt, zone)}, ${wayWords[petition.signedWay]}` }]),
  ...(petition.status !== 'signed'
    ? []
    : [
        {
          name: 'Где сейчас',
          value:
            petition.caseId !== null
              ? 'В поданном заявлении'
              : petition.draftId !== null
                ? 'В черновике заявления педагога, ещё не подано'
                : 'У педагога: он приложит его к заявлению',
        },
      ]),
  ...(petition.reason === null ? [] : [{ name: 'Причина', value: petition.reason }]),
]

const checksBox = (desk: Desk, pack: string, checks: readonly Finding[]): Html | false => {
  const against = checks.filter(({ met }) => !met)
  const views = against.map(check => checkView(desk.app.law, pack, check))
  return (
    views.length > 0 &&
    html`<h2 class="govuk-heading-m">Чего не хватает, чтобы составить документ</h2>${findings(views)}`
  )
}

const writingForm = (
  { csrf }: SchoolContext,
  { petition, checks, fileChecks, filled }: PetitionView,
  pack: ReturnType<typeof packToday>,
): Html =>
  form({
    action: paths.schoolPetition(petition.id),
    csrf,
    filled,
    multipart: true,
    body: html`<input type="hidden" name="seen" value="${String(petition.version)}">
      ${petitionFields(
        pack,
        petition,
        petition.proof !== null || checks.some(({ rule, met }) => rule === 'petition-needs-highest' && !met),
        filled,
        fileChecks,
      )}
      ${buttonGroup(button('Составить документ', { name: 'then', value: 'paper' }), button('Сохранить', { kind: 'secondary', name: 'then', value: 'save' }))}`,
  })

const madeBox = ({ csrf }: SchoolContext, petition: PetitionLine): Html =>
  html`<h2 class="govuk-heading-m">Осталось подписать</h2>
  <p class="govuk-body"><a class="govuk-link" href="${url(paths.paper(petition.documentId ?? ''))}">Откройте документ</a>: руководитель подписывает его электронной подписью либо на бумаге, тогда прикладывают скан. После подписи ходатайство и протокол сами попадут в черновик заявления педагога.</p>
  ${form({
    action: paths.schoolPetitionThing(petition.id, 'reopening'),
    csrf,
    filled: emptyForm,
    body: button('Вернуть к правке', { kind: 'secondary' }),
  })}`

const declineForm = ({ csrf }: SchoolContext, { id }: PetitionLine, reason: Filled): Html =>
  html`<details class="house-details" ${reason.errors.length > 0 && html`open`}><summary>Школа не будет ходатайствовать</summary>
  ${form({
    action: paths.schoolPetitionThing(id, 'decline'),
    csrf,
    filled: reason,
    body: html`${textareaField({ name: 'reason', label: 'Почему', hint: 'Эти слова прочтёт педагог', rows: 3 }, reason)}${button('Отказать педагогу', { kind: 'warning' })}`,
  })}</details>`

const withdrawForm = ({ csrf }: SchoolContext, { id, draftId }: PetitionLine, reason: Filled): Html =>
  html`<details class="house-details" ${reason.errors.length > 0 && html`open`}><summary>Отозвать ходатайство</summary>
  <p class="govuk-body">Отозвать можно, пока заявление с ним не подано.${draftId !== null && ' Из черновика педагога ходатайство и протокол будут убраны.'} Это нельзя отменить: понадобится новое ходатайство.</p>
  ${form({
    action: paths.schoolPetitionThing(id, 'withdrawal'),
    csrf,
    filled: reason,
    body: html`${textareaField({ name: 'reason', label: 'Почему отзываете', hint: 'Эти слова прочтёт педагог', rows: 3 }, reason)}${button('Отозвать', { kind: 'warning' })}`,
  })}</details>`
