import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { cancelMeeting, reconvene } from '../../application/commission.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { requiredWords } from '../answers.ts'
import { emptyForm, type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { html, type Printable, url } from '../html.ts'
import {
  appointmentFaults,
  appointmentFields,
  appointmentFrom,
  appointmentShape,
} from '../meetings/appointment-form.ts'
import { meetingTitle } from '../meetings/meeting-page.ts'
import { type OpenMeeting, openMeetingPage, presiding } from '../meetings/open-meeting.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { askToConfirm } from '../views/confirmation.ts'
import { textareaField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { asShortDate, counted } from '../views/words.ts'

const moveSchema = z.object({
  ...appointmentShape,
  reason: requiredWords('Напишите, почему заседание переносится', 1000),
})
const cancelSchema = z.object({ reason: requiredWords('Напишите, почему заседание отменяется', 1000) })

/** A meeting on another day, or not at all: its cases go along. */
export const meetingChangeRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.meetingThing(':id', 'move'),
    roles: ['secretary'],
    handler: async context => {
      const open = await openMeetingPage(desk, context)
      const { on, time, place, form: held, link } = open.state
      const filled = filledWith({
        on: asShortDate(on),
        time,
        place,
        form: held,
        ...(link === undefined ? {} : { link }),
      })
      return context.render(movePage(desk, context.csrf, open, filled))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.meetingThing(':id', 'move'),
    roles: ['secretary'],
    handler: async context => {
      const open = await openMeetingPage(desk, context)
      const { id, region } = open.card.row
      const read = readForm(moveSchema, context.body)
      if (!read.ok) return context.render(movePage(desk, context.csrf, open, read.filled), 422)
      const faults = appointmentFaults(read.value, desk.app.law.calendar(region))
      if (faults.length > 0)
        return context.render(movePage(desk, context.csrf, open, withErrors(read.filled, ...faults)), 422)
      const moved = { ...appointmentFrom(read.value), reason: read.value.reason }
      const done = await reconvene(desk.app, by(context, read.once), id, moved)
      if (isRefusal(done)) return context.render(movePage(desk, context.csrf, open, read.filled, done), 422)
      return context.goTo(paths.meeting(id), {
        kind: 'success',
        words: 'Заседание перенесено, дела повестки – вместе с ним.',
      })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.meetingThing(':id', 'cancellation'),
    roles: presiding,
    handler: async context =>
      context.render(cancelPage(desk, context.csrf, await openMeetingPage(desk, context), emptyForm)),
  })

  page(server, {
    method: 'POST',
    path: paths.meetingThing(':id', 'cancellation'),
    roles: presiding,
    handler: async context => {
      const open = await openMeetingPage(desk, context)
      const { id } = open.card.row
      const read = readForm(cancelSchema, context.body)
      if (!read.ok) return context.render(cancelPage(desk, context.csrf, open, read.filled), 422)
      const done = await cancelMeeting(desk.app, by(context, read.once), id, read.value.reason)
      if (isRefusal(done)) return context.render(cancelPage(desk, context.csrf, open, read.filled, done), 422)
      return context.goTo(paths.meeting(id), {
        kind: 'information',
        words: 'Заседание отменено. Дела ждут другого заседания.',
      })
    },
  })
}

const around = (open: OpenMeeting, title: string, filled: Filled, body: Printable) => ({
  title,
  caption: meetingTitle(open),
  breadcrumbs: [
    { label: 'Заседания', address: paths.meetings() },
    { label: meetingTitle(open), address: paths.meeting(open.card.row.id) },
  ],
  errors: filled.errors,
  width: 'reading' as const,
  body,
})

const movePage = (desk: Desk, csrf: string, open: OpenMeeting, filled: Filled, refusal?: Refusal) =>
  around(
    open,
    'Перенести заседание',
    filled,
    html`${refused(desk.app.law, open.packRef, refusal)}${form({
      action: paths.meetingThing(open.card.row.id, 'move'),
      csrf,
      filled,
      body: html`${appointmentFields(desk.app.law, open.pack, filled)}
        ${textareaField({ name: 'reason', label: 'Почему заседание переносится', rows: 3 }, filled)}
        ${buttonGroup(button('Перенести заседание'), html`<a class="govuk-link" href="${url(paths.meeting(open.card.row.id))}">Вернуться без изменений</a>`)}`,
    })}`,
  )

const cancelPage = (desk: Desk, csrf: string, open: OpenMeeting, filled: Filled, refusal?: Refusal) =>
  around(
    open,
    'Отменить заседание',
    filled,
    html`${refused(desk.app.law, open.packRef, refusal)}${askToConfirm({
      action: paths.meetingThing(open.card.row.id, 'cancellation'),
      csrf,
      filled,
      consequences: html`<p>${open.state.agenda.length === 0 ? 'Повестка пуста.' : `Из повестки выйдет ${counted(open.state.agenda.length, ['дело', 'дела', 'дел'])}: их нужно будет включить в повестку другого заседания, пока не истёк срок.`} Отменённое заседание не возобновляется.</p>`,
      fields: textareaField({ name: 'reason', label: 'Почему заседание отменяется', rows: 3 }, filled),
      yes: 'Отменить заседание',
      dangerous: true,
      back: paths.meeting(open.card.row.id),
    })}`,
  )
