import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { By } from '../../application/app.ts'
import { closeMeeting, openMeeting } from '../../application/commission.ts'
import { orderMeeting } from '../../application/meetings.ts'
import { sendRefusals } from '../../application/refusals-apart.ts'
import type { Role } from '../../domain/people/roles.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { NotForYou } from '../errors.ts'
import { readForm } from '../forms.ts'
import { meetingPage } from '../meetings/meeting-page.ts'
import {
  type MeetingContext,
  meetingReaders,
  type OpenMeeting,
  openMeetingPage,
  presiding,
} from '../meetings/open-meeting.ts'
import { printPage } from '../meetings/print-page.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { counted } from '../views/words.ts'

/** The page of a meeting and its turns: opening, closing, signatures. */
export const meetingRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.meeting(':id'),
    roles: meetingReaders,
    handler: async context => context.render(await meetingPage(desk, context, await openMeetingPage(desk, context))),
  })

  page(server, {
    method: 'GET',
    path: paths.meetingThing(':id', 'print'),
    roles: meetingReaders,
    handler: async context => context.render(await printPage(desk, await openMeetingPage(desk, context))),
  })

  const turn = (
    thing: string,
    roles: readonly Extract<Role, (typeof meetingReaders)[number]>[],
    work: (who: By, open: OpenMeeting) => Promise<object | Refusal>,
    done: (answer: object) => string,
  ): void =>
    page(server, {
      method: 'POST',
      path: paths.meetingThing(':id', thing),
      roles,
      handler: async (context: MeetingContext) => {
        const open = await openMeetingPage(desk, context)
        const { once } = readForm(z.object({}), context.body)
        const answer = await work(by(context, once), open)
        if (isRefusal(answer)) return context.render(await meetingPage(desk, context, open, answer), 422)
        return context.goTo(paths.meeting(open.card.row.id), { kind: 'success', words: done(answer) })
      },
    })

  turn(
    'opening',
    presiding,
    (who, { card }) => openMeeting(desk.app, who, card.row.id),
    () => 'Заседание открыто.',
  )
  turn(
    'closing',
    presiding,
    (who, { card }) => closeMeeting(desk.app, who, card.row.id),
    () => 'Заседание закрыто, протокол составлен.',
  )
  turn(
    'signature',
    ['secretary', 'chair', 'deputy_chair', 'member'],
    (who, { card, seat }) => {
      if (seat === undefined) throw new NotForYou()
      return orderMeeting(desk.app, who, card.row.id, { type: 'SignMinutes', duty: seat.duty })
    },
    () => 'Протокол подписан вами.',
  )
  turn(
    'refusals',
    ['secretary'],
    (who, { card }) => sendRefusals(desk.app, who, card.row.id),
    answer =>
      `Направлено: ${counted('sent' in answer ? Number(answer.sent) : 0, ['решение', 'решения', 'решений'])} об отказе.`,
  )
}
