import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { By } from '../../application/app.ts'
import { endTest, startTest } from '../../application/testing/day.ts'
import { cancelSession, changeSession } from '../../application/testing/sessions.ts'
import { drawSheet } from '../../application/testing/sheet.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { optionalText, requiredWords } from '../answers.ts'
import { emptyForm, type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import {
  type OpenTest,
  openPlanned,
  openTest,
  testFrame,
  testKeepers,
  testOfficials,
  testReaders,
} from '../testing/open-test.ts'
import { sittingFaults, sittingField, sittingFields, sittingFrom, sittingShape } from '../testing/session-form.ts'
import { sessionPage } from '../testing/session-page.ts'
import { askToConfirm } from '../views/confirmation.ts'
import { textareaField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { asShortDate } from '../views/words.ts'

type KeeperContext = PageContext<(typeof testKeepers)[number]>
const changeShape = { ...sittingShape, reason: optionalText(500) }
const reasonShape = { reason: requiredWords('Напишите причину отмены', 500) }

/** One session: how it stands, its change and its end without a test, the beginning and the end of the work, the sheet. */
export const testingSessionRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.test(':id'),
    roles: testReaders,
    handler: async context => context.render(sessionPage(desk, context, await openTest(desk, context))),
  })

  const press = (thing: string, words: string, order: (by: By, id: string) => Promise<object | Refusal>): void =>
    page(server, {
      method: 'POST',
      path: paths.testThing(':id', thing),
      roles: testOfficials,
      handler: async context => {
        const open = await openTest(desk, context, 'conducts')
        const { once } = readForm(z.object({}), context.body)
        const done = await order(by(context, once), open.session.id)
        if (isRefusal(done)) return context.render(sessionPage(desk, context, open, done), 422)
        return context.goTo(paths.test(open.session.id), { kind: 'success', words })
      },
    })
  press('start', 'Начало тестирования отмечено.', (who, id) => startTest(desk.app, who, id))
  press('end', 'Конец тестирования отмечен. Внесите результаты.', (who, id) => endTest(desk.app, who, id))
  press('sheet', 'Ведомость составлена заново.', (who, id) => drawSheet(desk.app, who, id))

  page(server, {
    method: 'GET',
    path: paths.testThing(':id', 'change'),
    roles: testKeepers,
    handler: async context => {
      const open = await openPlanned(desk, context, 'keeps')
      const { on, time, minutes, place, seats, conductorId } = open.session
      const known = { on: asShortDate(on), time, minutes: String(minutes), place, seats: String(seats) }
      return context.render(await changePage(desk, context, open, filledWith({ ...known, conductor: conductorId })))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.testThing(':id', 'change'),
    roles: testKeepers,
    handler: async context => {
      const open = await openPlanned(desk, context, 'keeps')
      const again = async (filled: Filled, refusal?: Refusal) =>
        context.render(await changePage(desk, context, open, filled, refusal), 422)
      const read = readForm(z.object(changeShape), context.body)
      if (!read.ok) return again(read.filled)
      const faults = sittingFaults(read.value)
      if (faults.length > 0) return again(withErrors(read.filled, ...faults))
      const { id } = open.session
      const reason = read.value.reason ?? ''
      const done = await changeSession(desk.app, by(context, read.once), id, sittingFrom(read.value), reason)
      if (isRefusal(done)) {
        const field = sittingField[done.refused]
        return field === undefined
          ? again(read.filled, done)
          : again(withErrors(read.filled, { field, message: done.because }))
      }
      return context.goTo(paths.test(id), { kind: 'success', words: 'Сессия изменена.' })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.testThing(':id', 'cancellation'),
    roles: testKeepers,
    handler: async context =>
      context.render(cancelPage(desk, context, await openPlanned(desk, context, 'keeps'), emptyForm)),
  })

  page(server, {
    method: 'POST',
    path: paths.testThing(':id', 'cancellation'),
    roles: testKeepers,
    handler: async context => {
      const open = await openPlanned(desk, context, 'keeps')
      const read = readForm(z.object(reasonShape), context.body)
      if (!read.ok) return context.render(cancelPage(desk, context, open, read.filled), 422)
      const done = await cancelSession(desk.app, by(context, read.once), open.session.id, read.value.reason)
      if (isRefusal(done)) return context.render(cancelPage(desk, context, open, read.filled, done), 422)
      return context.goTo(paths.test(open.session.id), { kind: 'success', words: 'Сессия отменена, людям сообщено.' })
    },
  })
}

const changePage = async (desk: Desk, context: KeeperContext, open: OpenTest, filled: Filled, refusal?: Refusal) => {
  const { session, pack, seats } = open
  return {
    ...testFrame(open, undefined, { title: 'Изменить сессию', heading: 'Изменить сессию', width: 'reading' }),
    errors: filled.errors,
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      ${form({
        action: paths.testThing(session.id, 'change'),
        csrf: context.csrf,
        filled,
        body: html`${sittingFields(await desk.reads.conductors(session.region), filled)}
          ${
            seats.length > 0 &&
            textareaField(
              {
                name: 'reason',
                label: 'Причина изменения',
                hint: `Нужна, если меняются день, время или место: её сообщат всем, кто записан (${seats.length})`,
                rows: 3,
              },
              filled,
            )
          }
          ${buttonGroup(button('Сохранить'), html`<a class="govuk-link" href="${url(paths.test(session.id))}">Вернуться без изменений</a>`)}`,
      })}`,
  }
}

const cancelPage = (desk: Desk, context: KeeperContext, open: OpenTest, filled: Filled, refusal?: Refusal) => ({
  ...testFrame(open, undefined, { title: 'Отменить сессию', heading: 'Отменить сессию?', width: 'reading' }),
  errors: filled.errors,
  body: html`${refused(desk.app.law, packRef(open.pack), refusal)}
    ${askToConfirm({
      action: paths.testThing(open.session.id, 'cancellation'),
      csrf: context.csrf,
      filled,
      consequences: html`<p>${open.seats.length === 0 ? 'На сессию никто не записан.' : `Места освободятся, и все записанные (${open.seats.length}) получат сообщение об отмене с этой причиной. Их дела останутся на этапе тестирования: запишите их на другую сессию.`} Вернуть отменённую сессию нельзя.</p>`,
      fields: textareaField({ name: 'reason', label: 'Причина отмены', rows: 3 }, filled),
      yes: 'Отменить сессию',
      dangerous: true,
      back: paths.test(open.session.id),
    })}`,
})
