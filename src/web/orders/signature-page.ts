import type { SigningCard } from '../../application/reads/signings.ts'
import { orderCommandsFor } from '../../domain/order/order-life-cycle.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { emptyForm, type Filled, filledWith } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { certificateField, certificateOptions } from '../signing/certificate-choice.ts'
import type { SignerContext } from '../signing/open-signing.ts'
import type { SigningAnswer } from '../signing/signing-answer.ts'
import { textField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import type { PageView } from '../views/layout.ts'
import { refused } from '../views/refused.ts'
import { signingBlock } from '../views/signing.ts'
import { asShortDate, counted } from '../views/words.ts'
import type { OpenOrder } from './open-order.ts'
import { orderTitle } from './order-words.ts'

/** Signing of an order: electronically by frozen files, or on paper. */
export const orderSignaturePage = async (
  desk: Desk,
  context: SignerContext,
  open: OpenOrder,
  { refusal, errors = [], filled = emptyForm }: SigningAnswer = {},
): Promise<PageView> => {
  const { row } = open.card
  const { pack } = open
  const { copies } = open
  if (copies.some(({ status, failed }) => status === 'drawing' && failed === null)) context.reply.header('refresh', '3')
  const may = orderCommandsFor(row.status, context.actor.role, pack)
  return {
    title: 'Подписать приказ',
    caption: pack.authority.name,
    lead: row.title,
    breadcrumbs: [
      { label: 'Приказы', address: paths.orders() },
      { label: orderTitle(row), address: paths.order(row.id) },
    ],
    errors: [...errors, ...filled.errors],
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      ${row.status === 'prepared' && html`<p class="govuk-body">Приказ № ${row.number} датирован ${asShortDate(row.preparedOn ?? row.draftedOn)} и подписывается в этот же день. ${copies.length > 1 && 'Подписать нужно обе копии: полную и ту, которую увидят все.'}</p>`}
      ${(row.status === 'prepared' || row.status === 'signed' || row.status === 'published') && copiesView(context, open, copies, errors)}
      ${may.includes('Prepare') && (await preparation(desk, context, open, filled))}
      ${may.includes('Unprepare') && thing(context, open, 'unpreparation', html`<p class="govuk-body">Номер останется за приказом.</p>${buttonGroup(button('Отложить подпись', { kind: 'secondary' }))}`, 'Отложить подпись')}
      ${may.includes('Sign') && onPaper(context, open, filled)}`,
  }
}

/** Every copy of an order with its signatures. */
export const copiesView = (
  { actor, csrf }: SignerContext,
  { pack }: OpenOrder,
  copies: readonly SigningCard[],
  errors: SigningAnswer['errors'] = [],
): Html[] =>
  copies.map(card =>
    signingBlock({
      ...{ card, csrf, errors, me: actor.personId, timeZone: pack.authority.time_zone },
      title: copies.length === 1 ? 'Приказ' : card.copy === 'full' ? 'Полная копия' : 'Копия для публикации',
    }),
  )

const preparation = async (desk: Desk, context: SignerContext, open: OpenOrder, filled: Filled): Promise<Html> => {
  const { row } = open.card
  const again = row.status === 'prepared'
  const options = await certificateOptions(desk, context)
  const shown =
    filled.typed.electronic_number === undefined
      ? { ...filled, typed: { ...filled.typed, electronic_number: row.number ?? '' } }
      : filled
  const fields = html`${certificateField(options, shown)}${
    options.length > 0 &&
    html`${textField({ name: 'electronic_number', label: 'Номер приказа', hint: 'Оставьте пустым: номер даст журнал приказов', width: 10 }, shown)}
      ${buttonGroup(button(again ? 'Подготовить заново' : 'Подготовить к подписи', again ? { kind: 'secondary' } : {}))}`
  }`
  if (again)
    return thing(
      context,
      open,
      'preparation',
      fields,
      'Подготовить заново, с другим сертификатом или другим днём',
      shown,
    )
  return html`<p class="govuk-body">В приказе ${counted(row.rows.length, ['решение', 'решения', 'решений'])} комиссии. Категории действуют со дня решения комиссии, а не со дня подписи.</p>
    <p class="govuk-body">Система поставит номер и день, нарисует отметку об электронной подписи и заморозит файл. Потом вы прочитаете его и подпишете.</p>
    ${posted(context, open, 'preparation', fields, shown)}`
}

const onPaper = (context: SignerContext, open: OpenOrder, filled: Filled): Html => {
  const { number } = open.card.row
  const shown = filled.typed.number === undefined ? filledWith({ number: number ?? '' }) : filled
  return thing(
    context,
    open,
    'signature',
    html`<p class="govuk-body">Файла электронной подписи у приказа не будет: система запомнит, кто и когда подписал.</p>
      ${textField({ name: 'number', label: 'Номер подписанного приказа', hint: 'Оставьте пустым: номер даст журнал приказов', width: 10 }, shown)}
      ${buttonGroup(button('Подписан на бумаге', { kind: 'secondary' }), html`<a class="govuk-link" href="${url(paths.order(open.card.row.id))}">Вернуться без изменений</a>`)}`,
    'Приказ подписан на бумаге',
    shown,
  )
}

const thing = (
  context: SignerContext,
  open: OpenOrder,
  name: string,
  body: Html,
  summary: string,
  filled: Filled = emptyForm,
): Html =>
  html`<details class="house-details" ${filled.errors.length > 0 && html`open`}><summary>${summary}</summary>${posted(context, open, name, body, filled)}</details>`

const posted = ({ csrf }: SignerContext, { card }: OpenOrder, name: string, body: Html, filled: Filled): Html =>
  form({
    action: paths.orderThing(card.row.id, name),
    csrf,
    filled,
    body: html`<input type="hidden" name="_seen" value="${card.row.version}">${body}`,
  })
