import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { SeatLine } from '../../application/reads/testing.ts'
import { moveSeat, type Seated, seatCases, takeOffSeat } from '../../application/testing/seating.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { spanOf } from '../../domain/testing/session.ts'
import { requiredWords } from '../answers.ts'
import { emptyForm, type Filled, readForm, withErrors } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { type OpenTest, openPlanned, seatOf, testFrame, testKeepers } from '../testing/open-test.ts'
import { seatingPage } from '../testing/seating-page.ts'
import { banner } from '../views/banner.ts'
import { radiosField, textareaField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { asShortDate, counted } from '../views/words.ts'

type KeeperContext = PageContext<(typeof testKeepers)[number]>

/** Who sits where: seats are given to those who wait, moved and taken off. */
export const testingSeatingRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.testThing(':id', 'seating'),
    roles: testKeepers,
    handler: async context =>
      context.render(await seatingPage(desk, context, await openPlanned(desk, context, 'keeps'))),
  })

  page(server, {
    method: 'POST',
    path: paths.testThing(':id', 'seating'),
    roles: testKeepers,
    handler: async context => {
      const open = await openPlanned(desk, context, 'keeps')
      const read = readForm(z.object({ cases: chosen }), context.body)
      if (!read.ok) return context.render(await seatingPage(desk, context, open, read.filled), 422)
      const { id } = open.session
      const done = await seatCases(desk.app, by(context, read.once), id, read.value.cases)
      if (isRefusal(done)) return context.render(await seatingPage(desk, context, open, read.filled, done), 422)
      if (done.refused.length === 0) return context.goTo(paths.test(id), { kind: 'success', words: seatedWords(done) })
      const now = await openPlanned(desk, context, 'keeps')
      const shown = await seatingPage(desk, context, now)
      return context.render({ ...shown, body: html`${await notSeated(desk, done)}${shown.body}` }, 422)
    },
  })

  page(server, {
    method: 'GET',
    path: paths.testSeat(':id', ':seat', 'move'),
    roles: testKeepers,
    handler: async context => {
      const { open, seat } = await openSeat(desk, context)
      return context.render(await movePage(desk, context, open, seat, emptyForm))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.testSeat(':id', ':seat', 'move'),
    roles: testKeepers,
    handler: async context => {
      const { open, seat } = await openSeat(desk, context)
      const read = readForm(moveSchema, context.body)
      if (!read.ok) return context.render(await movePage(desk, context, open, seat, read.filled), 422)
      const { to, reason } = read.value
      const who = by(context, read.once)
      const done =
        to === 'off'
          ? await takeOffSeat(desk.app, who, seat.id, reason)
          : await moveSeat(desk.app, who, seat.id, to, reason)
      if (isRefusal(done)) return context.render(await movePage(desk, context, open, seat, read.filled, done), 422)
      const words =
        to === 'off'
          ? 'Место снято, человеку сообщено. Его дело ждёт другого места.'
          : 'Место перенесено, человеку отправлено уведомление.'
      return context.goTo(paths.test(open.session.id), { kind: 'success', words })
    },
  })
}

const chosen = z.preprocess(
  sent => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
  z
    .array(z.uuid({ error: 'Отметьте, кого записать на сессию' }))
    .min(1, { error: 'Отметьте, кого записать на сессию' }),
)
const moveSchema = z.object({
  to: z.union([z.literal('off'), z.uuid()], { error: 'Выберите, куда перенести место, или снимите его' }),
  reason: requiredWords('Напишите причину: её сообщат человеку', 500),
})

const seatedWords = ({ seated }: Seated): string =>
  `Записано: ${counted(seated.length, ['человек', 'человека', 'человек'])}. Тем, у кого в уведомлении стоял другой день, время или место, отправлено уведомление об изменении.`

const notSeated = async (desk: Desk, { seated, refused: left }: Seated) => {
  const lines = await Promise.all(
    left.map(async ({ caseId, because }) => ({ name: (await desk.reads.caseCard(caseId))?.line.applicant, because })),
  )
  return banner({
    kind: 'warning',
    title: `Записано ${seated.length}, не записано ${left.length}`,
    body: html`<ul class="govuk-list govuk-list--bullet">${lines.map(({ name, because }) => html`<li>${name ?? 'Дело'}: ${because}</li>`)}</ul>`,
  })
}

const openSeat = async (desk: Desk, context: KeeperContext): Promise<{ open: OpenTest; seat: SeatLine }> => {
  const open = await openPlanned(desk, context, 'keeps')
  return { open, seat: seatOf(open, context.params.seat) }
}

const movePage = async (
  desk: Desk,
  { csrf }: KeeperContext,
  open: OpenTest,
  seat: SeatLine,
  filled: Filled,
  refusal?: Refusal,
) => {
  const { session, pack, today } = open
  const { rows } = await desk.reads.testSessions({ region: session.region, when: 'ahead' })
  const others = rows.filter(({ id, on, taken, seats }) => id !== session.id && on >= today && taken < seats)
  const shown =
    refusal?.refused === 'invalid' ? withErrors(filled, { field: 'reason', message: refusal.because }) : filled
  return {
    ...testFrame(open, undefined, {
      title: `Место – ${seat.fullName}`,
      heading: 'Перенести или снять место',
      width: 'reading',
    }),
    lead: `${seat.fullName}, место ${seat.place}`,
    errors: shown.errors,
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      ${form({
        action: paths.testSeat(session.id, seat.id, 'move'),
        csrf,
        filled: shown,
        body: html`${radiosField(
          {
            name: 'to',
            label: 'Что сделать с местом',
            options: [
              ...others.map(other => ({
                value: other.id,
                label: `Перенести на ${asShortDate(other.on)}, ${spanOf(other)}`,
                hint: `${other.place}. Свободно ${other.seats - other.taken}`,
              })),
              {
                value: 'off',
                label: 'Снять с сессии',
                hint: 'Дело останется на этапе тестирования и будет ждать другого места',
              },
            ],
          },
          shown,
        )}
        ${others.length === 0 && html`<p class="govuk-body">Других сессий со свободными местами нет.</p>`}
        ${textareaField({ name: 'reason', label: 'Причина', hint: 'Её увидит заявитель', rows: 3 }, shown)}
        ${buttonGroup(button('Сохранить'), html`<a class="govuk-link" href="${url(paths.test(session.id))}">Вернуться без изменений</a>`)}`,
      })}`,
  }
}
