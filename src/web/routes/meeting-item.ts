import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { castVotes, decideItem } from '../../application/commission.ts'
import { type Vote, votes } from '../../domain/commission/meeting-events.ts'
import { votersOn } from '../../domain/commission/meeting-state.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { oneOf, optionalText } from '../answers.ts'
import { emptyForm, filledWith, readForm } from '../forms.ts'
import { itemPage } from '../meetings/item-page.ts'
import { openItem } from '../meetings/open-item.ts'
import { meetingReaders, presiding } from '../meetings/open-meeting.ts'
import { speechFilled } from '../meetings/speeches.ts'
import { voteField } from '../meetings/votes.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'

const voteSchema = z.object({ vote: oneOf(votes, 'Выберите «за», «против» или «воздержался»') })
const decisionSchema = z.object({ reason: optionalText(2000) })

/** A case of the agenda: members vote for themselves, or the secretary writes the votes down; then the decision. */
export const meetingItemRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.agendaItem(':id', ':caseId'),
    roles: meetingReaders,
    handler: async context => {
      const open = await openItem(desk, context, 'meeting.item')
      const all = context.query.fill === 'for' ? votersOn(open.item, open.state.present ?? []) : []
      const filled = filledWith(Object.fromEntries(all.map(personId => [voteField(personId), 'for'])))
      return context.render(itemPage(desk, context, open, filled, undefined, speechFilled(open, context.query.speech)))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.agendaItemThing(':id', ':caseId', 'vote'),
    roles: ['member', 'chair', 'deputy_chair'],
    handler: async context => {
      const open = await openItem(desk, context, 'meeting.vote')
      const read = readForm(voteSchema, context.body)
      if (!read.ok) return context.render(itemPage(desk, context, open, read.filled), 422)
      const { id } = open.card.row
      const votes = { [context.actor.personId]: read.value.vote }
      const done = await castVotes(desk.app, by(context, read.once), id, open.item.caseId, votes)
      if (isRefusal(done)) return context.render(itemPage(desk, context, open, emptyForm, done), 422)
      return context.goTo(paths.agendaItem(id, open.item.caseId), { kind: 'success', words: 'Голос принят.' })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.agendaItemThing(':id', ':caseId', 'votes'),
    roles: ['secretary'],
    handler: async context => {
      const open = await openItem(desk, context, 'meeting.votes')
      const voters = votersOn(open.item, open.state.present ?? [])
      const shape = Object.fromEntries(voters.map(id => [voteField(id), z.enum(votes).optional()]))
      const read = readForm(z.object(shape), context.body)
      if (!read.ok) return context.render(itemPage(desk, context, open, read.filled), 422)
      const given: Record<string, Vote> = {}
      for (const personId of voters) {
        const vote = read.value[voteField(personId)]
        if (vote !== undefined) given[personId] = vote
      }
      const { id } = open.card.row
      const none = { refused: 'invalid', because: 'Отметьте голос хотя бы одного члена комиссии' }
      const done =
        Object.keys(given).length === 0
          ? none
          : await castVotes(desk.app, by(context, read.once), id, open.item.caseId, given)
      if (isRefusal(done)) return context.render(itemPage(desk, context, open, read.filled, done), 422)
      return context.goTo(paths.agendaItem(id, open.item.caseId), { kind: 'success', words: 'Голоса записаны.' })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.agendaItemThing(':id', ':caseId', 'decision'),
    roles: presiding,
    handler: async context => {
      const open = await openItem(desk, context, 'meeting.decide')
      const read = readForm(decisionSchema, context.body)
      if (!read.ok) return context.render(itemPage(desk, context, open, read.filled), 422)
      const { id } = open.card.row
      const done = await decideItem(desk.app, by(context, read.once), id, open.item.caseId, read.value.reason)
      if (isRefusal(done)) return context.render(itemPage(desk, context, open, read.filled, done), 422)
      const next = open.state.agenda.find(one => one.decision === undefined && one.caseId !== open.item.caseId)
      const words = 'Решение комиссии внесено.'
      return context.goTo(next === undefined ? paths.meeting(id) : paths.agendaItem(id, next.caseId), {
        kind: 'success',
        words,
      })
    },
  })
}
