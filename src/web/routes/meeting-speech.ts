import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { noteSpeech, removeSpeech } from '../../application/meeting-notes.ts'
import type { Speaker } from '../../application/stores/meeting-notes.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { optionalText, requiredText, requiredWords } from '../answers.ts'
import { emptyForm, type FieldError, type Filled, readForm, withErrors } from '../forms.ts'
import { itemPage } from '../meetings/item-page.ts'
import { type OpenItem, openItem } from '../meetings/open-item.ts'
import { presiding } from '../meetings/open-meeting.ts'
import { otherSpeaker } from '../meetings/speeches.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'

const which = { speech: optionalText(40), remove: optionalText(5) }
const schema = z.object({
  ...which,
  speaker: requiredText('Выберите, кто выступил', 40),
  speaker_name: optionalText(200),
  gist: requiredWords('Напишите суть выступления', 2000),
})

/** What the secretary or the chair notes of the words said on a case; taken back by the same form. */
export const meetingSpeechRoutes = (server: FastifyInstance, desk: Desk): void =>
  page(server, {
    method: 'POST',
    path: paths.agendaItemThing(':id', ':caseId', 'speech'),
    roles: presiding,
    handler: async context => {
      const open = await openItem(desk, context, 'meeting.speech')
      const { id } = open.card.row
      const { caseId } = open.item
      const again = (filled: Filled, refusal?: Refusal) =>
        context.render(itemPage(desk, context, open, emptyForm, refusal, filled), 422)
      const back = (words: string) => context.goTo(paths.agendaItem(id, caseId), { kind: 'success', words })

      const asked = readForm(z.object(which), context.body)
      if (asked.ok && asked.value.remove !== undefined && asked.value.speech !== undefined) {
        const gone = await removeSpeech(desk.app, by(context, asked.once), id, caseId, asked.value.speech)
        return isRefusal(gone) ? again(emptyForm, gone) : back('Выступление убрано.')
      }
      const read = readForm(schema, context.body)
      if (!read.ok) return again(read.filled)
      const { speech, speaker, speaker_name, gist } = read.value
      const who = speakerOf(open, speaker, speaker_name)
      if ('field' in who) return again(withErrors(read.filled, who))
      const done = await noteSpeech(desk.app, by(context, read.once), id, caseId, { ...who, id: speech, gist })
      return isRefusal(done) ? again(read.filled, done) : back('Выступление записано.')
    },
  })

const speakerOf = ({ speakers }: OpenItem, speaker: string, name: string | undefined): Speaker | FieldError => {
  if (speakers.some(({ personId }) => personId === speaker)) return { personId: speaker, name: null }
  if (speaker !== otherSpeaker) return { field: 'speaker', message: 'Выберите, кто выступил' }
  return name === undefined
    ? { field: 'speaker_name', message: 'Напишите, кто выступил: фамилия, инициалы и кого представляет' }
    : { personId: null, name }
}
