import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { changePoints, draftChange, dropPoint } from '../../application/order-change.ts'
import type { WantedChange } from '../../application/order-wanted.ts'
import { type CorrectableField, correctableFields } from '../../domain/order/order-points.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { oneOf, optionalText } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { readForm } from '../forms.ts'
import { changePage } from '../orders/change-page.ts'
import { openOrder } from '../orders/open-order.ts'
import { pointsPage } from '../orders/points-page.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'

const beginning = z.object({
  kind: oneOf(['amending', 'correcting'], 'Выберите, что нужно сделать'),
  request: optionalText(60),
})
const seen = z.coerce.number().int().optional()
const point = z.object({
  _seen: seen,
  do: oneOf(['replace', 'remove', 'add', 'text'], 'Выберите, что сделать'),
  case: optionalText(60),
  reason: optionalText(500),
  text: optionalText(2000),
  fullName: optionalText(200),
  organisation: optionalText(500),
  position: optionalText(300),
  municipality: optionalText(200),
  category: optionalText(40),
})

/** Orders that change a published one: begun on its page, then made point by point. */
export const orderChangeRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  const { app } = desk
  page(server, {
    method: 'GET',
    path: paths.orderThing(':id', 'change'),
    roles: ['secretary'],
    handler: async context =>
      context.render(
        await changePage(desk, context, await openOrder(desk, context), { request: context.query.request }),
      ),
  })

  page(server, {
    method: 'POST',
    path: paths.orderThing(':id', 'change'),
    roles: ['secretary'],
    handler: async context => {
      const open = await openOrder(desk, context)
      const read = readForm(beginning, context.body)
      const { filled } = read
      if (!read.ok) return context.render(await changePage(desk, context, open, { filled }), 422)
      const { kind, request: requestId } = read.value
      const ids = { orderId: app.newId(), changedId: open.card.row.id }
      const done = await draftChange(app, by(context, read.once), ids, { kind, requestId })
      if (isRefusal(done)) return context.render(await changePage(desk, context, open, { filled, refusal: done }), 422)
      return context.goTo(paths.orderThing(done.orderId, 'points'))
    },
  })

  const show = async (context: PageContext<'secretary'>, refusal?: Refusal) => {
    const open = await openOrder(desk, context)
    if (open.card.amended === null) throw new NotForYou()
    const view = await pointsPage(desk, context, open, { ...context.query, refusal })
    return context.render(view, refusal === undefined ? 200 : 422)
  }

  page(server, {
    method: 'GET',
    path: paths.orderThing(':id', 'points'),
    roles: ['secretary'],
    handler: context => show(context),
  })

  page(server, {
    method: 'POST',
    path: paths.orderThing(':id', 'points'),
    roles: ['secretary'],
    handler: async context => {
      const open = await openOrder(desk, context)
      const read = readForm(point, context.body)
      if (!read.ok) return show(context, { refused: 'invalid', because: read.filled.errors[0]?.message ?? '' })
      const done = await changePoints(
        app,
        by(context, read.once),
        open.card.row.id,
        wantedOf(read.value),
        read.value._seen,
      )
      if (isRefusal(done)) return show(context, done)
      return context.goTo(paths.orderThing(done.orderId, 'points'), { kind: 'success', words: 'Пункт добавлен.' })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.orderThing(':id', 'point-removal'),
    roles: ['secretary'],
    handler: async context => {
      const open = await openOrder(desk, context)
      const read = readForm(z.object({ _seen: seen, point: optionalText(2200) }), context.body)
      const [key, version] = read.ok ? [read.value.point, read.value._seen] : []
      const done = await dropPoint(app, by(context, read.once), open.card.row.id, key ?? '', version)
      if (isRefusal(done)) return show(context, done)
      return context.goTo(paths.orderThing(done.orderId, 'points'), { kind: 'information', words: 'Пункт убран.' })
    },
  })
}

const wantedOf = (answer: z.output<typeof point>): WantedChange => {
  const caseId = answer.case ?? ''
  if (answer.do === 'text') return { kind: 'text', text: answer.text ?? '' }
  if (answer.do === 'add') return { kind: 'add', caseId }
  if (answer.do === 'remove') return { kind: 'remove', caseId, reason: answer.reason ?? '' }
  const fields: Partial<Record<CorrectableField, string>> = {}
  for (const field of correctableFields) {
    const typed = answer[field]
    if (typed !== undefined) fields[field] = typed
  }
  return { kind: 'replace', caseId, fields }
}
