import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { convene } from '../../application/commission.ts'
import type { MeetingLine } from '../../application/reads/meetings.ts'
import { addDays } from '../../domain/calendar/plain-date.ts'
import { rosterFindings } from '../../domain/commission/decide-agenda.ts'
import type { MeetingStage } from '../../domain/commission/meeting-life-cycle.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { html, url } from '../html.ts'
import {
  appointmentFaults,
  appointmentFields,
  appointmentFrom,
  appointmentShape,
} from '../meetings/appointment-form.ts'
import { quorumWords } from '../meetings/attendance.ts'
import { dutyWords, meetingTags } from '../meetings/meeting-words.ts'
import { meetingReaders } from '../meetings/open-meeting.ts'
import { paths } from '../paths.ts'
import { packToday, todayIn } from '../region-day.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { checks } from '../views/check.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asShortDate } from '../views/words.ts'

/** Meetings of a region: what lies ahead, what was, and the appointment of a new one. */
export const meetingsRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.meetings(),
    roles: meetingReaders,
    handler: async context => {
      const { region } = context.active
      const own = ['chair', 'deputy_chair', 'member'].includes(context.actor.role)
      const lines = own
        ? await desk.reads.meetingsOfMember(region, context.actor.personId)
        : await desk.reads.meetingsOf(region)
      return context.render(listPage(lines, todayIn(desk, region), context.actor.role === 'secretary'))
    },
  })

  page(server, {
    method: 'GET',
    path: paths.newMeeting(),
    roles: ['secretary'],
    handler: async context => {
      const pack = packToday(desk, context.active.region)
      const held = pack.commission.form.held
      const filled = filledWith({
        time: '10:00',
        place: pack.authority.city,
        ...(held === 'any' ? {} : { form: held }),
      })
      return context.render(await newPage(desk, context, filled))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.newMeeting(),
    roles: ['secretary'],
    handler: async context => {
      const read = readForm(z.object(appointmentShape), context.body)
      if (!read.ok) return context.render(await newPage(desk, context, read.filled), 422)
      const faults = appointmentFaults(read.value, desk.app.law.calendar(context.active.region))
      if (faults.length > 0)
        return context.render(await newPage(desk, context, withErrors(read.filled, ...faults)), 422)
      const done = await convene(desk.app, by(context, read.once), desk.app.newId(), appointmentFrom(read.value))
      if (isRefusal(done)) return context.render(await newPage(desk, context, read.filled, done), 422)
      return context.goTo(paths.meeting(done.meetingId), {
        kind: 'success',
        words: 'Заседание назначено. Включите в повестку готовые дела.',
      })
    },
  })
}

const over: readonly string[] = ['minuted', 'cancelled']

const listPage = (lines: readonly MeetingLine[], today: string, appoints: boolean) => {
  const ahead = lines.filter(({ stage, on }) => !over.includes(stage) && (on >= today || stage !== 'convened'))
  const past = lines.filter(line => !ahead.includes(line))
  return {
    title: 'Заседания',
    body: html`${appoints && html`<div class="govuk-button-group">${linkButton('Назначить заседание', paths.newMeeting())}<a class="govuk-link" href="${url(paths.commission())}">Состав комиссии</a></div>`}
      ${meetingTable('Предстоят и идут', ahead.toReversed(), 'Назначенных заседаний нет.')}
      ${past.length > 0 && meetingTable('Прошли', past, '')}`,
  }
}

const meetingTable = (caption: string, lines: readonly MeetingLine[], empty: string) =>
  table({
    caption,
    captionVisible: true,
    empty,
    columns: [{ label: 'День' }, { label: 'Место' }, { label: 'Дел', numeric: true }, { label: 'Состояние' }],
    rows: lines.map(({ id, on, time, place, cases, stage }) => [
      html`<a class="govuk-link" href="${url(paths.meeting(id))}">${asShortDate(on)}, ${time}</a>`,
      place,
      Number(cases),
      tag(meetingTags[stage as MeetingStage]),
    ]),
  })

const newPage = async (desk: Desk, context: PageContext<'secretary'>, filled: Filled, refusal?: Refusal) => {
  const { region } = context.active
  const pack = packToday(desk, region)
  const today = todayIn(desk, region)
  const roster = await desk.reads.commissionOf(region, today)
  const ready = await desk.reads.readyForAgenda(region)
  const { law } = desk.app
  return {
    title: 'Назначить заседание',
    breadcrumbs: [{ label: 'Заседания', address: paths.meetings() }],
    errors: filled.errors,
    width: 'wide' as const,
    body: html`${refused(law, packRef(pack), refusal)}
      <div class="house-desk">
        <section class="house-evidence" aria-label="Комиссия">
          <h2 class="govuk-heading-m">Комиссия сегодня</h2>
          <p class="govuk-body">${quorumWords(pack, roster.length)}</p>
          ${checks(law, packRef(pack), rosterFindings(roster, { pack }), 'Состав отвечает регламенту')}
          <ul class="govuk-list">${roster.map(({ name, duty, tradeUnion }) => html`<li>${name} <span class="house-muted">${dutyWords[duty]}${tradeUnion && ', профсоюз'}</span></li>`)}</ul>
          <p class="govuk-body"><a class="govuk-link" href="${url(paths.commission())}">Изменить состав</a></p>
        </section>
        <div class="house-desk__work">
          <p class="govuk-body">Готовы к заседанию дел: ${ready.length}. Состав комиссии закрепляется за заседанием в день, на который оно назначено; ближайший рабочий день – ${asShortDate(desk.app.law.calendar(region).workingDayOnOrAfter(addDays(today, 1)))}.</p>
          ${form({
            action: paths.newMeeting(),
            csrf: context.csrf,
            filled,
            body: html`${appointmentFields(law, pack, filled)}
              ${buttonGroup(button('Назначить заседание'), html`<a class="govuk-link" href="${url(paths.meetings())}">Вернуться к списку</a>`)}`,
          })}
        </div>
      </div>`,
  }
}
