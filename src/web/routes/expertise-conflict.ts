import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { declareConflict } from '../../application/expertise.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { requiredWords } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { type JudgeContext, judges, type OpenSeat, openSeat } from '../expertise/open-seat.ts'
import { seatPage } from '../expertise/sheet-page.ts'
import { emptyForm, type Filled, readForm } from '../forms.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { askToConfirm } from '../views/confirmation.ts'
import { textareaField } from '../views/fields.ts'
import { refused } from '../views/refused.ts'

const conflictSchema = z.object({ reason: requiredWords('Напишите причину самоотвода', 1000) })

/** A specialist steps back from a case. */
export const expertiseConflictRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.assessmentThing(':caseId', 'conflict'),
    roles: judges,
    handler: async context => {
      const open = await openSeat(desk, context, 'expertise.conflict')
      if (!mayStepBack(open)) throw new NotForYou()
      return context.render(await conflictPage(desk, context, open, emptyForm))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.assessmentThing(':caseId', 'conflict'),
    roles: judges,
    handler: async context => {
      const open = await openSeat(desk, context, 'expertise.conflict')
      const read = readForm(conflictSchema, context.body)
      if (!read.ok) return context.render(await conflictPage(desk, context, open, read.filled), 422)
      const { id } = open.card.line
      const done = await declareConflict(desk.app, by(context, read.once), id, read.value.reason)
      if (isRefusal(done)) return context.render(await conflictPage(desk, context, open, read.filled, done), 422)
      const words = 'Самоотвод заявлен. Секретарь комиссии назначит другого специалиста.'
      return context.goTo(paths.expertise(), { kind: 'success', words })
    },
  })
}

const mayStepBack = ({ duty, card: { state } }: OpenSeat): boolean =>
  duty !== undefined && (state.stage === 'panel_appointed' || state.stage === 'assessment')

const conflictPage = (desk: Desk, context: JudgeContext, open: OpenSeat, filled: Filled, refusal?: Refusal) =>
  seatPage(
    desk,
    open,
    html`${refused(desk.app.law, open.card.state.pack, refusal)}
    ${askToConfirm({
      action: paths.assessmentThing(open.card.line.id, 'conflict'),
      csrf: context.csrf,
      filled,
      consequences: html`<p>Вы больше не будете оценивать этого заявителя, в том числе по следующим его заявлениям. Если лист уже подписан, он не будет учтён. Отменить самоотвод нельзя.</p>`,
      fields: textareaField({ name: 'reason', label: 'Причина самоотвода', rows: 3 }, filled),
      yes: 'Заявить самоотвод',
      dangerous: true,
      back: paths.assessment(open.card.line.id),
    })}`,
    { title: 'Самоотвод', heading: 'Заявить самоотвод', errors: filled.errors },
  )
