import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { By } from '../../application/app.ts'
import { agreeOrder, publishOrder, redraftOrder, returnOrder, sendResults } from '../../application/orders.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { requiredWords } from '../answers.ts'
import { emptyForm, readForm } from '../forms.ts'
import { type OrderContext, openOrder } from '../orders/open-order.ts'
import { orderPage } from '../orders/order-page.ts'
import { orderReaders } from '../orders/order-words.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { counted } from '../views/words.ts'

const seen = z.coerce.number().int().optional()
const seenSchema = z.object({ _seen: seen })
const remarksSchema = z.object({ _seen: seen, remarks: requiredWords('Напишите, что исправить в проекте', 2000) })

/** An order and its turns: agreed, returned, redrafted, published, results sent; its signature is in order-signature.ts. */
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
}
