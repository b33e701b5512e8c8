import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { makeMeetingPaper, meetingDocuments } from '../../application/meeting-documents.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { oneOf } from '../answers.ts'
import { readForm } from '../forms.ts'
import { meetingPage } from '../meetings/meeting-page.ts'
import { openMeetingPage } from '../meetings/open-meeting.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { counted } from '../views/words.ts'

const schema = z.object({ document: oneOf(meetingDocuments, 'Выберите документ') })

/** The agenda, the package for the members, the letter with the link: made from the agenda as it stands now. */
export const meetingDocumentRoutes = (server: FastifyInstance, desk: Desk): void =>
  page(server, {
    method: 'POST',
    path: paths.meetingThing(':id', 'documents'),
    roles: ['secretary'],
    handler: async context => {
      const open = await openMeetingPage(desk, context)
      const { id } = open.card.row
      const read = readForm(schema, context.body)
      if (!read.ok)
        return context.render({ ...(await meetingPage(desk, context, open)), errors: read.filled.errors }, 422)
      const made = await makeMeetingPaper(desk.app, by(context, read.once), id, read.value.document)
      if (isRefusal(made)) return context.render(await meetingPage(desk, context, open, made), 422)
      const told =
        made.told === 0 ? '' : ` Извещение отправлено: ${counted(made.told, ['человек', 'человека', 'человек'])}.`
      return context.goTo(paths.paper(made.paperId), { kind: 'success', words: `Документ составлен.${told}` })
    },
  })
