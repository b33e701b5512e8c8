import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { takeOffAgenda } from '../../application/commission.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { requiredWords } from '../answers.ts'
import { emptyForm, type Filled, readForm } from '../forms.ts'
import { html } from '../html.ts'
import { meetingTitle } from '../meetings/meeting-page.ts'
import { type OpenItem, openItem } from '../meetings/open-item.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { askToConfirm } from '../views/confirmation.ts'
import { textareaField } from '../views/fields.ts'
import { refused } from '../views/refused.ts'

const schema = z.object({ reason: requiredWords('Напишите, почему дело снимается с повестки', 1000) })

/** A case leaves the agenda and waits for another meeting. */
export const meetingRemovalRoutes = (server: FastifyInstance, desk: Desk): void => {
  const path = paths.agendaItemThing(':id', ':caseId', 'removal')
  page(server, {
    method: 'GET',
    path,
    roles: ['secretary'],
    handler: async context => {
      const open = await openItem(desk, context, 'meeting.removal')
      return context.render(removalPage(desk, context.csrf, open, emptyForm))
    },
  })

  page(server, {
    method: 'POST',
    path,
    roles: ['secretary'],
    handler: async context => {
      const open = await openItem(desk, context, 'meeting.remove')
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(removalPage(desk, context.csrf, open, read.filled), 422)
      const { id } = open.card.row
      const done = await takeOffAgenda(desk.app, by(context, read.once), id, open.item.caseId, read.value.reason)
      if (isRefusal(done)) return context.render(removalPage(desk, context.csrf, open, read.filled, done), 422)
      return context.goTo(paths.meeting(id), {
        kind: 'success',
        words: 'Дело снято с повестки и ждёт другого заседания.',
      })
    },
  })
}

const removalPage = (desk: Desk, csrf: string, open: OpenItem, filled: Filled, refusal?: Refusal) => {
  const { card, item, caseCard } = open
  return {
    title: 'Снять дело с повестки',
    caption: `${meetingTitle(open)}, ${caseCard.line.applicant}`,
    errors: filled.errors,
    width: 'reading' as const,
    body: html`${refused(desk.app.law, caseCard.state.pack, refusal)}${askToConfirm({
      action: paths.agendaItemThing(card.row.id, item.caseId, 'removal'),
      csrf,
      filled,
      consequences: html`<p>Дело вернётся к готовым; срок его рассмотрения не меняется.</p>`,
      fields: textareaField({ name: 'reason', label: 'Причина', rows: 3 }, filled),
      yes: 'Снять с повестки',
      back: paths.agendaItem(card.row.id, item.caseId),
    })}`,
  }
}
