import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { markAttendance } from '../../application/meeting-notes.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { optionalText } from '../answers.ts'
import { readForm } from '../forms.ts'
import { absenceField } from '../meetings/attendance.ts'
import { meetingPage } from '../meetings/meeting-page.ts'
import { type OpenMeeting, openMeetingPage } from '../meetings/open-meeting.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'

/** Who came, marked by the secretary on the day, and why the others did not. */
export const meetingAttendanceRoutes = (server: FastifyInstance, desk: Desk): void =>
  page(server, {
    method: 'POST',
    path: paths.meetingThing(':id', 'attendance'),
    roles: ['secretary'],
    handler: async context => {
      const open = await openMeetingPage(desk, context)
      const people = open.state.roster.map(({ personId }) => personId)
      const shape = Object.fromEntries(people.map(id => [absenceField(id), optionalText(200)]))
      const read = readForm(z.object(shape), context.body)
      if (!read.ok)
        return context.render(
          { ...(await meetingPage(desk, context, open, undefined, read.filled)), errors: read.filled.errors },
          422,
        )
      const reasons = people.flatMap((id): [string, string][] => {
        const reason = read.value[absenceField(id)]
        return reason === undefined ? [] : [[id, reason]]
      })
      const { id } = open.card.row
      const done = await markAttendance(
        desk.app,
        by(context, read.once),
        id,
        presentIn(open, context.body),
        Object.fromEntries(reasons),
      )
      if (isRefusal(done)) return context.render(await meetingPage(desk, context, open, done), 422)
      return context.goTo(paths.meeting(id), { kind: 'success', words: 'Присутствующие отмечены.' })
    },
  })

const presentIn = ({ state }: OpenMeeting, body: unknown): string[] => {
  const { present, all } = body as { present?: string | string[]; all?: unknown }
  if (all !== undefined) return state.roster.map(({ personId }) => personId)
  return present === undefined ? [] : Array.isArray(present) ? present : [present]
}
