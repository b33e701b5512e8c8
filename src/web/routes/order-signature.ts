import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { prepareOrder, unprepareOrder } from '../../application/order-prepare.ts'
import { signOrder } from '../../application/orders.ts'
import { orderCommandsFor } from '../../domain/order/order-life-cycle.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { optionalText, requiredText } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { readForm } from '../forms.ts'
import { openOrder } from '../orders/open-order.ts'
import { orderSignaturePage } from '../orders/signature-page.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { chosenCertificate } from '../signing/certificate-choice.ts'

const seen = z.coerce.number().int().optional()
const preparation = z.object({
  _seen: seen,
  certificate: requiredText('Выберите сертификат', 60),
  electronic_number: optionalText(40),
})
const paper = z.object({ _seen: seen, number: optionalText(40) })

/** The minister's signature: prepared and given electronically, put off, or told of when it stands on paper. */
export const orderSignatureRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  const { app } = desk
  page(server, {
    method: 'GET',
    path: paths.orderThing(':id', 'signature'),
    roles: ['signatory'],
    handler: async context => {
      const open = await openOrder(desk, context)
      const { status } = open.card.row
      // A draft that nobody agreed, or a returned one, is nothing to sign yet.
      if (['draft', 'returned'].includes(status) && !orderCommandsFor(status, 'signatory', open.pack).includes('Sign'))
        throw new NotForYou()
      return context.render(await orderSignaturePage(desk, context, open))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.orderThing(':id', 'preparation'),
    roles: ['signatory'],
    handler: async context => {
      const open = await openOrder(desk, context)
      const read = readForm(preparation, context.body)
      const { filled } = read
      if (!read.ok) return context.render(await orderSignaturePage(desk, context, open, { filled }), 422)
      const { certificate, electronic_number: number, _seen } = read.value
      const certificateId = await chosenCertificate(desk, context, certificate)
      const done = isRefusal(certificateId)
        ? certificateId
        : await prepareOrder(app, by(context, read.once), open.card.row.id, { certificateId, number, seen: _seen })
      if (isRefusal(done))
        return context.render(await orderSignaturePage(desk, context, open, { filled, refusal: done }), 422)
      return context.goTo(paths.orderThing(done.orderId, 'signature'))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.orderThing(':id', 'unpreparation'),
    roles: ['signatory'],
    handler: async context => {
      const open = await openOrder(desk, context)
      const read = readForm(z.object({ _seen: seen }), context.body)
      const done = await unprepareOrder(
        app,
        by(context, read.once),
        open.card.row.id,
        read.ok ? read.value._seen : undefined,
      )
      if (isRefusal(done)) return context.render(await orderSignaturePage(desk, context, open, { refusal: done }), 422)
      return context.goTo(paths.order(done.orderId), { kind: 'information', words: 'Подпись отложена.' })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.orderThing(':id', 'signature'),
    roles: ['signatory'],
    handler: async context => {
      const open = await openOrder(desk, context)
      const read = readForm(paper, context.body)
      const { filled } = read
      if (!read.ok) return context.render(await orderSignaturePage(desk, context, open, { filled }), 422)
      const { number, _seen } = read.value
      const done = await signOrder(app, by(context, read.once), open.card.row.id, number, _seen)
      if (isRefusal(done))
        return context.render(await orderSignaturePage(desk, context, open, { filled, refusal: done }), 422)
      return context.goTo(paths.order(done.orderId), {
        kind: 'success',
        words: `Приказ подписан, номер ${done.number ?? ''}.`,
      })
    },
  })
}
