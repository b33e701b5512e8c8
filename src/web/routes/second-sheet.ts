import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { saveSecond, signSecond } from '../../application/quality/second-sheet.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { requiredText } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { judges } from '../expertise/open-seat.ts'
import { readSheet, typedOver, typedSheet } from '../expertise/sheet-answers.ts'
import { itemsOf, withTyped } from '../expertise/sheet-work.ts'
import { filledWith, readForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { type OpenSecond, openSecond, sheetOf } from '../quality/open-second.ts'
import { secondDonePage, secondFillPage, secondSigningPage } from '../quality/second-pages.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'

const schema = z.object({ saved: requiredText('Откройте страницу подписи заново') })

/** A silent second opinion as its specialist fills it in: the same sheet as always. */
export const secondSheetRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.secondSheet(':id'),
    roles: judges,
    handler: async context => {
      const open = await openSecond(desk, context, 'expertise.open')
      const criteria = criteriaOf(open)
      if (open.line.status === 'signed') return context.render(secondDonePage(criteria, open))
      const sheet = sheetOf(open.line)
      const filled = filledWith(typedSheet(criteria, sheet, sheet))
      return context.render(await secondFillPage(desk, context, criteria, open, { filled, shown: sheet }))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.secondSheet(':id'),
    roles: judges,
    handler: async context => {
      const open = await openSecond(desk, context, 'expertise.save')
      const criteria = criteriaOf(open)
      if (open.line.status !== 'open') throw new NotForYou()
      const read = readSheet(criteria, context.body)
      const { id } = open.line
      const saved = await saveSecond(desk.app, by(context), id, read.items)
      if (isRefusal(saved)) {
        const shown = sheetOf(open.line)
        const filled = filledWith(typedSheet(criteria, shown, shown))
        return context.render(
          await secondFillPage(desk, context, criteria, open, { filled, shown, refusal: saved }),
          422,
        )
      }
      const { sheet, differing } = saved
      const wrong = read.filled.errors.map(({ field }) => field)
      if (differing.length > 0 || wrong.length > 0) {
        const codes = criteria.sections
          .flatMap(section => section.criteria.map(({ code }) => code))
          .filter(code => differing.includes(code) || wrong.some(field => field.endsWith(code.replaceAll('.', '_'))))
        const filled = { typed: typedOver(criteria, sheet, read.filled.typed, codes), errors: read.filled.errors }
        const shown = withTyped(sheet, read, codes)
        const view = { filled, shown, differing: itemsOf(sheet, differing) }
        return context.render(
          await secondFillPage(desk, context, criteria, open, view),
          differing.length > 0 ? 409 : 422,
        )
      }
      return read.filled.typed.next === 'signing'
        ? context.goTo(paths.secondSheetThing(id, 'signing'))
        : context.goTo(paths.secondSheet(id), { kind: 'success', words: 'Черновик листа сохранён.' })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.secondSheetThing(':id', 'signing'),
    roles: judges,
    handler: async context => {
      const open = await openSecond(desk, context, 'expertise.check')
      if (open.line.status !== 'open') return context.goTo(paths.secondSheet(open.line.id))
      return context.render(await secondSigningPage(desk, context, criteriaOf(open), open))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.secondSheetThing(':id', 'signing'),
    roles: judges,
    handler: async context => {
      const open = await openSecond(desk, context, 'expertise.sign')
      const { id, status } = open.line
      const read = readForm(schema, context.body)
      if (!read.ok) return context.goTo(paths.secondSheetThing(id, 'signing'))
      const signed = await signSecond(desk.app, by(context, read.once), { id, savedAt: read.value.saved })
      if (isRefusal(signed)) {
        if (status !== 'open') throw new NotForYou()
        return context.render(await secondSigningPage(desk, context, criteriaOf(open), open, signed), 422)
      }
      return context.goTo(paths.secondSheet(id), { kind: 'success', words: 'Лист подписан.' })
    },
  })
}

/** A case is drawn only where there is a set to judge it by; without one there is nothing to fill in. */
const criteriaOf = ({ seat }: OpenSecond): CriteriaSet => {
  if (seat.criteria === undefined) throw new NotForYou()
  return seat.criteria
}
