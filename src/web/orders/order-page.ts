import { forThePublic } from '../../application/papers/order-papers.ts'
import type { PaperLine } from '../../application/reads/papers.ts'
import { orderContents } from '../../domain/order/order.ts'
import { type OrderCommand, orderCommandsFor } from '../../domain/order/order-life-cycle.ts'
import { type Role, roleTitles } from '../../domain/people/roles.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { lowered } from '../../domain/wording.ts'
import { emptyForm, type Filled } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { textareaField } from '../views/fields.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import type { PageView } from '../views/layout.ts'
import { publicationTermsView, publishedInTerm } from '../views/publication-term.ts'
import { refused } from '../views/refused.ts'
import { type FactView, summaryList } from '../views/summary-list.ts'
import { tag } from '../views/tag.ts'
import { timeline } from '../views/timeline.ts'
import { asRussianMoment, asShortDate, counted } from '../views/words.ts'
import type { OpenOrder, OrderContext } from './open-order.ts'
import { orderContentsView } from './order-contents.ts'
import { changedBy, mentionLink, pointsView } from './order-points-view.ts'
import { orderActionWords, orderTags, orderTitle } from './order-words.ts'
import { copiesView } from './signature-page.ts'

/** An order: what it says, where it stands, what this role may do with it, what happened to it. */
export const orderPage = (
  desk: Desk,
  context: OrderContext,
  open: OpenOrder,
  filled: Filled = emptyForm,
  refusal?: Refusal,
): PageView => {
  const { row, meeting, papers, agreedBy, amended } = open.card
  const { pack } = open
  return {
    title: orderTitle(row),
    caption: pack.authority.name,
    lead: row.title,
    breadcrumbs: [{ label: 'Приказы', address: paths.orders() }],
    errors: filled.errors,
    width: 'wide',
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      ${row.status === 'returned' && row.remarks !== null && banner({ kind: 'warning', title: 'Возвращён с замечаниями', body: row.remarks })}
      ${changedBy(open.card.changes)}
      ${summaryList([
        { name: 'Состояние', value: tag(orderTags[row.status]) },
        ...(meeting === null || row.meetingId === null
          ? []
          : [{ name: 'Заседание', value: meetingFact(context, row.meetingId, meeting.on) }]),
        ...(amended === null
          ? []
          : [{ name: row.kind === 'amending' ? 'Изменяет' : 'Исправляет', value: mentionLink(amended) }]),
        ...(row.requestId === null ? [] : [{ name: 'По обращению', value: requestLink(context, row.requestId) }]),
        { name: 'Подготовлен', value: asShortDate(row.draftedOn) },
        ...(row.agreedOn === null
          ? []
          : [{ name: 'Согласован', value: `${asShortDate(row.agreedOn)}, ${agreedBy ?? ''}` }]),
        ...signedFacts(open),
        ...publicationFacts(desk, open),
        {
          name: 'Документы',
          value:
            papers.length > 0 &&
            html`${papers
              .filter(({ form: kind }) => kind !== 'employer_letter')
              .map(({ id, form: kind, recipient, madeOn }) => paperLink(id, nameOfCopy(kind, recipient), madeOn))}`,
        },
        ...schoolLetters(papers.filter(({ form: kind }) => kind === 'employer_letter')),
      ])}
      ${moves(context, open, filled)}
      ${(row.status === 'signed' || row.status === 'published') && copiesView(context, open, open.copies)}
      ${row.kind !== 'main' && pointsView(row)}
      ${orderContentsView(orderContents(pack, row.rows))}
      ${history(open)}`,
  }
}

const nameOfCopy = (form: string, recipient: string): string => {
  if (form !== 'order') return 'Проект приказа'
  return recipient === forThePublic ? 'Копия для опубликования' : 'Приказ'
}

const meetingFact = ({ actor }: OrderContext, meetingId: string, on: string): Html | string =>
  actor.role === 'secretary' || actor.role === 'supervisor' || actor.role === 'auditor'
    ? html`<a class="govuk-link" href="${url(paths.meeting(meetingId))}">${asShortDate(on)}</a>`
    : asShortDate(on)

/** When it was published, or by which day it must be. */
const publicationFacts = ({ app }: Desk, { card: { row }, terms, pack }: OpenOrder): FactView[] => {
  if (row.signedOn === null) return []
  if (row.publishedOn === null) return [{ name: 'Опубликовать', value: publicationTermsView(app.law, terms) }]
  const at =
    row.publishedAt === null ? asShortDate(row.publishedOn) : asRussianMoment(row.publishedAt, pack.authority.time_zone)
  return [{ name: 'Опубликован', value: html`${at} ${publishedInTerm(app.law, terms)}` }]
}

const requestLink = ({ actor }: OrderContext, requestId: string): Html | string =>
  actor.role === 'approver'
    ? 'обращение об исправлении ошибки'
    : html`<a class="govuk-link" href="${url(paths.request(requestId))}">обращение об исправлении ошибки</a>`

/** Which number and day, by whom, and in which way: only an electronic signature leaves a file. */
const signedFacts = ({ card: { row, signedBy }, copies }: OpenOrder): FactView[] => {
  if (row.signedOn === null)
    return row.preparedOn === null || row.number === null
      ? []
      : [{ name: 'Номер', value: `№ ${row.number}, оставлен за приказом ${asShortDate(row.preparedOn)}` }]
  const way = copies.length === 0 ? 'подписан на бумаге' : 'подписан электронно'
  return [{ name: 'Подписан', value: `${asShortDate(row.signedOn)}, ${signedBy ?? ''}, ${way}` }]
}

/** Buttons of the table that the role may press now; nothing else is drawn. */
const moves = (context: OrderContext, open: OpenOrder, filled: Filled): Html | false => {
  const { row } = open.card
  const commands = orderCommandsFor(row.status, context.actor.role, open.pack)
  const can = (command: OrderCommand): boolean => commands.includes(command)
  const post = (thing: string, body: Html, own: Filled = emptyForm) =>
    form({
      action: paths.orderThing(row.id, thing),
      csrf: context.csrf,
      filled: own,
      body: html`<input type="hidden" name="_seen" value="${row.version}">${body}`,
    })
  const sends = row.status === 'published' && open.unsent > 0 && ['secretary', 'clerk'].includes(context.actor.role)
  const changes = context.actor.role === 'secretary' && row.status === 'published'
  if (commands.length === 0 && !sends && !changes) return false
  return html`<div class="house-moves">
    ${can('Agree') && post('agreement', buttonGroup(button('Согласовать проект')))}
    ${(can('Sign') || can('Prepare')) && buttonGroup(linkButton(row.status === 'prepared' ? 'Прочитать и подписать приказ' : 'Подписать приказ', paths.orderThing(row.id, 'signature')))}
    ${can('Redraft') && row.kind !== 'main' && row.status === 'draft' && buttonGroup(linkButton('Изменить пункты', paths.orderThing(row.id, 'points')))}
    ${can('Redraft') && (row.kind === 'main' || row.status === 'returned') && post('redraft', html`<p class="govuk-body">${row.kind === 'main' ? 'Проект собирается заново из решений комиссии, какие они есть сейчас.' : 'Пункты останутся, их можно будет изменить.'}</p>${buttonGroup(button(row.kind === 'main' ? 'Собрать проект заново' : 'Взять в работу'))}`)}
    ${can('Publish') && post('publication', html`<p class="govuk-body">Приказ появится в открытом реестре: фамилия, имя, отчество, место работы, должность, категория. Место публикации по регламенту: ${open.pack.publication.where}.</p>${buttonGroup(button('Опубликовать приказ'))}`)}
    ${sends && post('results', html`<p class="govuk-body">Результат ещё не направлен по делам: ${open.unsent}. Каждому заявителю уйдёт решение тем способом, который он выбрал.</p>${buttonGroup(button('Направить результаты'))}`)}
    ${changes && buttonGroup(linkButton('Изменить или исправить приказ', paths.orderThing(row.id, 'change'), 'secondary'))}
    ${
      can('Return') &&
      html`<details class="house-details" ${filled.errors.length > 0 && html`open`}><summary>Вернуть с замечаниями</summary>
        ${post('return', html`${textareaField({ name: 'remarks', label: 'Что исправить', rows: 3 }, filled)}${buttonGroup(button('Вернуть секретарю', { kind: 'secondary' }))}`, filled)}</details>`
    }
  </div>`
}

const history = ({ trail, pack }: OpenOrder): Html | false =>
  trail.length > 0 &&
  html`<h2 class="govuk-heading-m">История</h2>${timeline(
    trail.map(({ at, name, role, action, details }) => ({
      title: orderActionWords[action] ?? action,
      at: { iso: at.toISOString(), words: asRussianMoment(at, pack.authority.time_zone) },
      by: [name, lowered(roleTitles[role as Role] ?? '')].filter(Boolean).join(', '),
      details: detailWords(action, details),
    })),
  )}`

const detailWords = (action: string, details: object): string | undefined => {
  if (action === 'order.returned' && 'remarks' in details) return String(details.remarks)
  if (action === 'order.signed' && 'number' in details) return `№ ${String(details.number)}`
  if (action === 'order.results_sent' && 'sent' in details) return `Направлено: ${String(details.sent)}`
  return undefined
}

const paperLink = (id: string, title: string, madeOn: string): Html =>
  html`<div><a class="govuk-link" href="${url(paths.paper(id))}">${title} от ${asShortDate(madeOn)}</a></div>`

/** An order may make hundreds: they are shown when asked for. */
const schoolLetters = (letters: readonly PaperLine[]) =>
  letters.length === 0
    ? []
    : [
        {
          name: 'Письма школам',
          value: html`<details class="house-details"><summary>${counted(letters.length, ['письмо', 'письма', 'писем'])}</summary>
            ${letters.map(({ id, title, madeOn }) => paperLink(id, title, madeOn))}</details>`,
        },
      ]
