import type { CaseLine } from '../../application/reads/queue.ts'
import type { ConfirmationLine, PetitionLine, SetLine } from '../../application/reads/school.ts'
import type { Organisation } from '../../application/stores/people.ts'
import { emptyForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { categoryWords } from '../views/category-words.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import { summaryCard } from '../views/summary-list.ts'
import { table } from '../views/table.ts'
import { asRussianMoment, asShortDate } from '../views/words.ts'
import { petitionTag, setTag, wayWords } from './words.ts'

/** A school that a teacher deals with, and the open case that names it. */
export type MyPlace = {
  school: Organisation
  hasDesk: boolean
  case: CaseLine | undefined
  confirmation: ConfirmationLine | undefined
}

export type MySchool = {
  places: readonly MyPlace[]
  sets: readonly SetLine[]
  petitions: readonly PetitionLine[]
  drafts: readonly { id: string; words: string }[]
  timeZone: string
}

/** «Школа»: where the teacher works, what the school was sent and asked, and what came of it. */
export const mySchoolBody = (csrf: string, { places, sets, petitions, drafts, timeZone }: MySchool): Html =>
  html`${places.length === 0 && html`<div class="house-empty">Когда вы подадите заявление, здесь появится школа, которую вы указали местом работы. Заверить портфолио и попросить ходатайство можно и до подачи: кнопки ниже спросят, в какой школе вы работаете.</div>`}
  ${places.map(place => placeCard(csrf, place, timeZone))}
  <h2 class="govuk-heading-m">Документы на заверение</h2>
  <p class="govuk-body">Школа смотрит файлы и заверяет их все одним актом или возвращает с замечаниями.</p>
  ${linkButton('Отправить документы портфолио', paths.newMySet())}
  ${table({
    caption: 'Документы, отправленные школе',
    columns: [
      { label: 'Документы' },
      { label: 'Школа' },
      { label: 'Отправлены' },
      { label: 'Состояние' },
      { label: 'Действие' },
    ],
    empty: 'Вы ещё ничего не отправляли.',
    rows: sets.map(set => [
      html`<a class="govuk-link" href="${url(paths.mySet(set.id))}">Файлов: ${set.files}</a><div class="house-muted">${set.caseNumber === null ? 'портфолио' : `дело № ${set.caseNumber}`}</div>`,
      set.school,
      asRussianMoment(set.sentAt, timeZone),
      html`${setTag(set.status, set.act)}${set.status === 'returned' && html`<div class="house-muted">замечаний: ${set.remarks}</div>`}`,
      set.status === 'returned'
        ? html`<a class="govuk-link" href="${url(paths.mySetThing(set.id, 'again'))}">Исправить</a>`
        : set.status === 'sent'
          ? remindForm(csrf, set.id)
          : '–',
    ]),
  })}
  <h2 class="govuk-heading-m">Ходатайства</h2>
  <p class="govuk-body">Нужны для категорий «педагог-методист» и «педагог-наставник». Подписанное ходатайство попадёт в заявление само или одной кнопкой.</p>
  ${linkButton('Попросить ходатайство', paths.newMyPetition(), 'secondary')}
  ${table({
    caption: 'Ходатайства школы',
    columns: [{ label: 'Категория' }, { label: 'Школа' }, { label: 'Состояние' }, { label: 'Что дальше' }],
    empty: 'Ходатайств пока нет.',
    rows: petitions.map(one => [
      html`${categoryWords[one.category]}${one.status === 'signed' && one.documentId !== null && html`<div><a class="govuk-link" href="${url(paths.paper(one.documentId))}">№ ${one.number}${one.madeOn !== null && ` от ${asShortDate(one.madeOn)}`}</a></div>`}`,
      one.school,
      html`${petitionTag(one)}${one.reason !== null && html`<div class="house-muted">${one.reason}</div>`}`,
      petitionNext(csrf, one, drafts),
    ]),
  })}`

const placeCard = (csrf: string, { school, hasDesk, case: line, confirmation }: MyPlace, zone: string): Html => {
  const order = (thing: string, label: string): Html | false =>
    line !== undefined &&
    form({
      action: paths.mySchoolThing(thing),
      csrf,
      filled: emptyForm,
      body: html`<input type="hidden" name="case" value="${line.id}">${button(label, { kind: 'secondary' })}`,
    })
  return html`${summaryCard(school.shortName, [
    {
      name: 'Кабинет школы',
      value: hasDesk
        ? 'открыт: школа видит ваши просьбы'
        : 'ещё не открыт: пригласите школу, ей придёт письмо со ссылкой',
    },
    ...(line === undefined
      ? []
      : [
          {
            name: 'Заявление',
            value: html`<a class="govuk-link" href="${url(paths.application(line.id))}">${categoryWords[line.category]}${line.number !== null && `, № ${line.number}`}</a>`,
          },
          { name: 'Сведения о работе', value: confirmationWords(confirmation, zone) },
        ]),
  ])}
  ${
    line !== undefined &&
    html`${linkButton('Отправить документы дела', paths.newMySet({ case: line.id }))}
      <div class="govuk-button-group">
      ${!hasDesk && order('invitation', 'Пригласить школу')}
      ${confirmation === undefined && order('confirmation', 'Попросить подтвердить работу')}
      ${confirmation !== undefined && confirmation.answeredAt === null && remindForm(csrf, confirmation.id)}</div>`
  }`
}

const confirmationWords = (confirmation: ConfirmationLine | undefined, zone: string): Html | string => {
  if (confirmation === undefined) return 'школу не спрашивали'
  if (confirmation.answeredAt === null) return `школу спросили ${asRussianMoment(confirmation.askedAt, zone)}`
  const { documentId, number, signedWay } = confirmation
  return documentId === null
    ? 'школа ответила, справку не составила'
    : html`<a class="govuk-link" href="${url(paths.paper(documentId))}">Справка № ${number}</a>, ${signedWay === null ? 'ждёт подписи' : `подписана ${wayWords[signedWay]}`}`
}

const remindForm = (csrf: string, subject: string): Html =>
  form({
    action: paths.mySchoolThing('reminder'),
    csrf,
    filled: emptyForm,
    body: html`<input type="hidden" name="subject" value="${subject}">${button('Напомнить школе', { kind: 'secondary' })}`,
  })

const petitionNext = (csrf: string, one: PetitionLine, drafts: MySchool['drafts']): Html | string => {
  if (one.status === 'asked') return remindForm(csrf, one.id)
  if (one.status !== 'signed') return '–'
  if (one.caseId !== null) return html`<a class="govuk-link" href="${url(paths.application(one.caseId))}">В деле</a>`
  if (one.draftId !== null)
    return html`<a class="govuk-link" href="${url(paths.draft(one.draftId))}">В черновике заявления</a>`
  const attach = (target: string, label: string): Html =>
    form({
      action: paths.myPetitionAttachment(one.id),
      csrf,
      filled: emptyForm,
      body: html`<input type="hidden" name="target" value="${target}">${button(label, { kind: 'secondary' })}`,
    })
  return html`${drafts.map(({ id, words }) => attach(id, `Приложить: ${words}`))}${buttonGroup(attach('new', 'Начать заявление'))}`
}
