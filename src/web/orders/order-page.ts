import type { OrderCard } from '../../application/reads/meetings.ts'
import type { AuditLine } from '../../application/reads/oversight.ts'
import { orderContents } from '../../domain/order/order.ts'
import { type OrderCommand, orderCommandsFor } from '../../domain/order/order-life-cycle.ts'
import { type Role, roleTitles } from '../../domain/people/roles.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'
import { type Pack, packRef } from '../../domain/regulations/pack.ts'
import { emptyForm, type Filled } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import type { PageContext } from '../route.ts'
import type { Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { textareaField } from '../views/fields.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import type { PageView } from '../views/layout.ts'
import { refused } from '../views/refused.ts'
import { summaryList } from '../views/summary-list.ts'
import { tag } from '../views/tag.ts'
import { timeline } from '../views/timeline.ts'
import { asRussianMoment, asShortDate, lowered } from '../views/words.ts'
import { orderContentsView } from './order-contents.ts'
import { orderActionWords, type orderReaders, orderTags } from './order-words.ts'

export type OrderContext = PageContext<(typeof orderReaders)[number]>
export type OpenOrder = { card: OrderCard; pack: Pack; trail: readonly AuditLine[]; unsent: number }

/** An order: what it says, where it stands, what this role may do with it, what happened to it. */
export const orderPage = (
  desk: Desk,
  context: OrderContext,
  open: OpenOrder,
  filled: Filled = emptyForm,
  refusal?: Refusal,
): PageView => {
  const { row, meeting, papers, agreedBy, signedBy } = open.card
  const { pack } = open
  return {
    title: row.number === null ? 'Проект приказа' : `Приказ № ${row.number}`,
    caption: pack.authority.name,
    lead: row.title,
    breadcrumbs: [{ label: 'Приказы', address: paths.orders() }],
    errors: filled.errors,
    width: 'wide',
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      ${row.status === 'returned' && row.remarks !== null && banner({ kind: 'warning', title: 'Возвращён с замечаниями', body: row.remarks })}
      ${summaryList([
        { name: 'Состояние', value: tag(orderTags[row.status]) },
        { name: 'Заседание', value: meetingFact(context, open.card, meeting.on) },
        { name: 'Подготовлен', value: asShortDate(row.draftedOn) },
        ...(row.agreedOn === null
          ? []
          : [{ name: 'Согласован', value: `${asShortDate(row.agreedOn)}, ${agreedBy ?? ''}` }]),
        ...(row.signedOn === null
          ? []
          : [
              {
                name: 'Подписан',
                value: `${asShortDate(row.signedOn)}, ${signedBy ?? ''}. Подпись учебная: файла электронной подписи нет`,
              },
            ]),
        ...(row.publishedOn === null ? [] : [{ name: 'Опубликован', value: asShortDate(row.publishedOn) }]),
        {
          name: 'Документы',
          value:
            papers.length > 0 &&
            html`${papers.map(({ id, form: kind, madeOn }) => html`<div><a class="govuk-link" href="${url(paths.paper(id))}">${kind === 'order' ? 'Приказ' : 'Проект приказа'} от ${asShortDate(madeOn)}</a></div>`)}`,
        },
      ])}
      ${moves(context, open, filled)}
      ${orderContentsView(orderContents(pack, row.rows))}
      ${history(open)}`,
  }
}

const meetingFact = ({ actor }: OrderContext, { row }: OrderCard, on: string): Html | string =>
  actor.role === 'secretary' || actor.role === 'supervisor' || actor.role === 'auditor'
    ? html`<a class="govuk-link" href="${url(paths.meeting(row.meetingId))}">${asShortDate(on)}</a>`
    : asShortDate(on)

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
  if (commands.length === 0 && !sends) return false
  return html`<div class="house-moves">
    ${can('Agree') && post('agreement', buttonGroup(button('Согласовать проект')))}
    ${can('Sign') && buttonGroup(linkButton('Подписать приказ', paths.orderThing(row.id, 'signature')))}
    ${can('Redraft') && post('redraft', html`<p class="govuk-body">Проект собирается заново из решений комиссии, какие они есть сейчас.</p>${buttonGroup(button('Собрать проект заново'))}`)}
    ${can('Publish') && post('publication', html`<p class="govuk-body">Приказ появится в открытом реестре: фамилия, имя, отчество, место работы, должность, категория. Место публикации по регламенту: ${open.pack.publication.where}.</p>${buttonGroup(button('Опубликовать приказ'))}`)}
    ${sends && post('results', html`<p class="govuk-body">Результат ещё не направлен по делам: ${open.unsent}. Каждому заявителю уйдёт решение тем способом, который он выбрал.</p>${buttonGroup(button('Направить результаты'))}`)}
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
