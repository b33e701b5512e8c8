import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { By } from '../../application/app.ts'
import {
  agreeOrder,
  publishOrder,
  redraftOrder,
  returnOrder,
  sendResults,
  signOrder,
} from '../../application/orders.ts'
import { orderCommandsFor } from '../../domain/order/order-life-cycle.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { optionalText, requiredWords } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, type Filled, readForm } from '../forms.ts'
import { html } from '../html.ts'
import { openOrder } from '../orders/open-order.ts'
import { type OpenOrder, type OrderContext, orderPage } from '../orders/order-page.ts'
import { orderReaders } from '../orders/order-words.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { askToConfirm } from '../views/confirmation.ts'
import { textField } from '../views/fields.ts'
import { refused } from '../views/refused.ts'
import { asShortDate, counted } from '../views/words.ts'

const seen = z.coerce.number().int().optional()
const seenSchema = z.object({ _seen: seen })
const remarksSchema = z.object({ _seen: seen, remarks: requiredWords('Напишите, что исправить в проекте', 2000) })
const signatureSchema = z.object({ _seen: seen, number: optionalText(40) })

/** An order and its turns: agreed, returned, redrafted, signed, published, results sent. */
export const orderRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.order(':id'),
    roles: orderReaders,
    handler: async context => context.render(orderPage(desk, context, await openOrder(desk, context))),
  })

  const turn = (
    thing: string,
    roles: readonly (typeof orderReaders)[number][],
    work: (who: By, id: string, seen: number | undefined) => Promise<object | Refusal>,
    done: (answer: object) => string,
  ): void =>
    page(server, {
      method: 'POST',
      path: paths.orderThing(':id', thing),
      roles,
      handler: async (context: OrderContext) => {
        const open = await openOrder(desk, context)
        const read = readForm(seenSchema, context.body)
        const seen = read.ok ? read.value._seen : undefined
        const answer = await work(by(context, read.once), open.card.row.id, seen)
        if (isRefusal(answer)) return context.render(orderPage(desk, context, open, emptyForm, answer), 422)
        return context.goTo(paths.order(open.card.row.id), { kind: 'success', words: done(answer) })
      },
    })
  const { app } = desk
  turn(
    'agreement',
    ['approver'],
    (who, id, seen) => agreeOrder(app, who, id, seen),
    () => 'Проект согласован.',
  )
  turn(
    'redraft',
    ['secretary'],
    (who, id) => redraftOrder(app, who, id),
    () => 'Проект собран заново.',
  )
  turn(
    'publication',
    ['secretary', 'clerk'],
    (who, id) => publishOrder(app, who, id),
    () => 'Приказ опубликован.',
  )
  turn(
    'results',
    ['secretary', 'clerk'],
    (who, id) => sendResults(app, who, id),
    answer =>
      `Результат направлен по ${counted('sent' in answer ? Number(answer.sent) : 0, ['делу', 'делам', 'делам'])}.`,
  )

  page(server, {
    method: 'POST',
    path: paths.orderThing(':id', 'return'),
    roles: ['approver', 'signatory'],
    handler: async context => {
      const open = await openOrder(desk, context)
      const read = readForm(remarksSchema, context.body)
      if (!read.ok) return context.render(orderPage(desk, context, open, read.filled), 422)
      const done = await returnOrder(
        app,
        by(context, read.once),
        open.card.row.id,
        read.value.remarks,
        read.value._seen,
      )
      if (isRefusal(done)) return context.render(orderPage(desk, context, open, read.filled, done), 422)
      return context.goTo(paths.order(done.orderId), { kind: 'information', words: 'Проект возвращён секретарю.' })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.orderThing(':id', 'signature'),
    roles: ['signatory'],
    handler: async context => {
      const open = await openOrder(desk, context)
      if (!orderCommandsFor(open.card.row.status, 'signatory', open.pack).includes('Sign')) throw new NotForYou()
      return context.render(signaturePage(desk, context.csrf, open, emptyForm))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.orderThing(':id', 'signature'),
    roles: ['signatory'],
    handler: async context => {
      const open = await openOrder(desk, context)
      const read = readForm(signatureSchema, context.body)
      if (!read.ok) return context.render(signaturePage(desk, context.csrf, open, read.filled), 422)
      const done = await signOrder(app, by(context, read.once), open.card.row.id, read.value.number, read.value._seen)
      if (isRefusal(done)) return context.render(signaturePage(desk, context.csrf, open, read.filled, done), 422)
      return context.goTo(paths.order(done.orderId), {
        kind: 'success',
        words: `Приказ подписан, номер ${done.number ?? ''}.`,
      })
    },
  })
}

const signaturePage = (desk: Desk, csrf: string, { card, pack }: OpenOrder, filled: Filled, refusal?: Refusal) => {
  const { row, meeting } = card
  return {
    title: 'Подписать приказ',
    caption: pack.authority.name,
    lead: row.title,
    breadcrumbs: [
      { label: 'Приказы', address: paths.orders() },
      { label: 'Проект приказа', address: paths.order(row.id) },
    ],
    errors: filled.errors,
    width: 'reading' as const,
    body: html`${refused(desk.app.law, packRef(pack), refusal)}${askToConfirm({
      action: paths.orderThing(row.id, 'signature'),
      csrf,
      filled,
      consequences: html`<p>В приказе ${counted(row.rows.length, ['решение', 'решения', 'решений'])} комиссии от ${asShortDate(meeting.on)}. Категории действуют со дня решения комиссии, а не со дня подписи.</p>
        <p><strong>Подпись учебная.</strong> В этой версии файл усиленной квалифицированной подписи к приказу не прикладывается: система запоминает, кто и когда подписал.</p>`,
      fields: html`<input type="hidden" name="_seen" value="${row.version}">${textField(
        { name: 'number', label: 'Номер приказа', hint: 'Оставьте пустым: номер даст журнал приказов', width: 10 },
        filled,
      )}`,
      yes: 'Подписываю',
      back: paths.order(row.id),
    })}`,
  }
}
