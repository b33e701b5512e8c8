import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { SeatLine } from '../../application/reads/testing.ts'
import { markDay, removeFromTest, restoreToTest } from '../../application/testing/day.ts'
import { markAcquainted, writeScores } from '../../application/testing/scores.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { removalCauses } from '../../domain/testing/seat.ts'
import { oneOf, requiredWords } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, type Filled, readForm } from '../forms.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { attendancePage, readMarks } from '../testing/attendance-page.ts'
import { type OpenTest, openPlanned, openTest, seatOf, testFrame, testOfficials } from '../testing/open-test.ts'
import { readAcquainted, readScores, resultsPage } from '../testing/results-page.ts'
import { removalWords } from '../testing/words.ts'
import { askToConfirm } from '../views/confirmation.ts'
import { radiosField, textareaField } from '../views/fields.ts'
import { refused } from '../views/refused.ts'
import { asRussianMoment, counted } from '../views/words.ts'

type OfficialContext = PageContext<(typeof testOfficials)[number]>
const rows = ['место', 'места', 'мест'] as const

/** The day itself: who came, who was sent out, what everybody scored, who has seen the result. */
export const testingDayRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.testThing(':id', 'attendance'),
    roles: testOfficials,
    handler: async context =>
      context.render(attendancePage(desk, context, await openPlanned(desk, context, 'conducts'))),
  })

  page(server, {
    method: 'POST',
    path: paths.testThing(':id', 'attendance'),
    roles: testOfficials,
    handler: async context => {
      const open = await openPlanned(desk, context, 'conducts')
      const { marks, filled, once } = readMarks(open, typedOf(context.body))
      if (filled.errors.length > 0) return context.render(attendancePage(desk, context, open, filled), 422)
      const done = await markDay(desk.app, by(context, once), open.session.id, marks)
      if (isRefusal(done)) return context.render(attendancePage(desk, context, open, filled, done), 422)
      const words = `Явка сохранена, изменено: ${counted(done.changed, rows)}.`
      return context.goTo(paths.testThing(open.session.id, 'attendance'), { kind: 'success', words })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.testThing(':id', 'results'),
    roles: testOfficials,
    handler: async context => context.render(resultsPage(desk, context, await openHeld(desk, context))),
  })

  page(server, {
    method: 'POST',
    path: paths.testThing(':id', 'results'),
    roles: testOfficials,
    handler: async context => {
      const open = await openPlanned(desk, context, 'conducts')
      const { scores, filled, once } = readScores(open, typedOf(context.body))
      if (filled.errors.length > 0) return context.render(resultsPage(desk, context, open, filled), 422)
      const done = await writeScores(desk.app, by(context, once), open.session.id, scores)
      if (isRefusal(done)) return context.render(resultsPage(desk, context, open, filled, done), 422)
      const words = `Баллы сохранены, изменено: ${counted(done.changed, rows)}.`
      return context.goTo(paths.testThing(open.session.id, 'results'), { kind: 'success', words })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.testThing(':id', 'acquainted'),
    roles: testOfficials,
    handler: async context => {
      const open = await openHeld(desk, context)
      const { once, filled } = readForm(z.object({}), context.body)
      const marks = readAcquainted(open, filled.typed)
      const done = await markAcquainted(desk.app, by(context, once), open.session.id, marks)
      if (isRefusal(done)) return context.render(resultsPage(desk, context, open, undefined, done), 422)
      const words = 'Отметки об ознакомлении сохранены.'
      return context.goTo(paths.testThing(open.session.id, 'results'), { kind: 'success', words })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.testSeat(':id', ':seat', 'removal'),
    roles: testOfficials,
    handler: async context => {
      const open = await openPlanned(desk, context, 'conducts')
      return context.render(removalPage(desk, context, open, seatOf(open, context.params.seat), emptyForm))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.testSeat(':id', ':seat', 'removal'),
    roles: testOfficials,
    handler: async context => {
      const open = await openPlanned(desk, context, 'conducts')
      const seat = seatOf(open, context.params.seat)
      const { id } = open.session
      const back = paths.testThing(id, 'attendance')
      if (seat.removedAt !== null) {
        const { once } = readForm(z.object({}), context.body)
        const done = await restoreToTest(desk.app, by(context, once), id, seat.id)
        if (isRefusal(done)) return context.render(removalPage(desk, context, open, seat, emptyForm, done), 422)
        return context.goTo(back, { kind: 'success', words: 'Запись об удалении отменена.' })
      }
      const read = readForm(removalSchema, context.body)
      if (!read.ok) return context.render(removalPage(desk, context, open, seat, read.filled), 422)
      const done = await removeFromTest(desk.app, by(context, read.once), id, seat.id, read.value)
      if (isRefusal(done)) return context.render(removalPage(desk, context, open, seat, read.filled, done), 422)
      return context.goTo(back, { kind: 'success', words: 'Удаление записано.' })
    },
  })
}

const removalSchema = z.object({
  cause: oneOf(removalCauses, 'Выберите, что произошло'),
  words: requiredWords('Опишите, что было замечено', 1000),
})

const typedOf = (body: unknown): Filled['typed'] => readForm(z.object({}), body).filled.typed

const openHeld = async (desk: Desk, context: OfficialContext): Promise<OpenTest> => {
  const open = await openTest(desk, context, 'conducts')
  if (open.session.status === 'cancelled') throw new NotForYou()
  return open
}

const removalPage = (
  desk: Desk,
  { csrf }: OfficialContext,
  open: OpenTest,
  seat: SeatLine,
  filled: Filled,
  refusal?: Refusal,
) => {
  const { session, pack, testing } = open
  const removed = seat.removedAt
  const heading = removed === null ? 'Удалить с тестирования?' : 'Отменить запись об удалении?'
  return {
    ...testFrame(open, undefined, { title: heading, heading, width: 'reading' }),
    lead: `${seat.fullName}, место ${seat.place}`,
    errors: filled.errors,
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      ${askToConfirm({
        action: paths.testSeat(session.id, seat.id, 'removal'),
        csrf,
        filled,
        consequences:
          removed === null
            ? html`<p>Запись войдёт в ведомость. ${testing.removal === 'zero' ? 'Работа не засчитывается: ставится 0 баллов.' : 'Засчитывается то, что сделано до удаления.'} Пока сессия не закрыта, запись можно отменить.</p>`
            : html`<p>${removalWords[seat.removedFor ?? 'other']}, ${asRussianMoment(removed, pack.authority.time_zone)}. ${seat.removalWords}</p><p>Запись исчезнет из ведомости, балл нужно будет внести.</p>`,
        fields:
          removed === null &&
          html`${radiosField(
            {
              name: 'cause',
              label: 'Что произошло',
              options: removalCauses.map(value => ({ value, label: removalWords[value] })),
            },
            filled,
          )}${textareaField({ name: 'words', label: 'Что было замечено', hint: 'Своими словами: что, когда, кто видел', rows: 3 }, filled)}`,
        yes: removed === null ? 'Записать удаление' : 'Отменить запись',
        dangerous: removed === null,
        back: paths.testThing(session.id, 'attendance'),
      })}`,
  }
}
