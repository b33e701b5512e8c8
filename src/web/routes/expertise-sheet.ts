import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { saveSheet } from '../../application/expertise.ts'
import { orderCase } from '../../application/handle.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { NotForYou } from '../errors.ts'
import { awardsBody } from '../expertise/awards-body.ts'
import { type JudgeContext, judges, type OpenSeat, openSeat, shownSheets } from '../expertise/open-seat.ts'
import { readSheet, typedSheet } from '../expertise/sheet-answers.ts'
import { type FirstSheet, type SavedSheet, seatPage, sheetBody } from '../expertise/sheet-page.ts'
import { beginBody, conflictLink, disputeBody, doneBody, waitBody } from '../expertise/steps.ts'
import { emptyForm, filledWith, readForm } from '../forms.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { refused } from '../views/refused.ts'

/** A specialist's page of a case: the file beside the step that is theirs now. */
export const expertiseSheetRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.assessment(':caseId'),
    roles: judges,
    handler: async context => {
      const open = await openSeat(desk, context, 'expertise.open')
      return context.render(await stepPage(desk, context, open))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.assessment(':caseId'),
    roles: judges,
    handler: async context => {
      const open = await openSeat(desk, context, 'expertise.save')
      if (open.criteria === undefined || !isFilling(open)) throw new NotForYou()
      const read = readSheet(open.criteria, context.body)
      if (read.filled.errors.length > 0) return context.render(await filledPage(desk, context, open, read), 422)
      const { id } = open.card.line
      const saved = await saveSheet(desk.app, by(context, read.once), id, read.points, read.comments)
      if (isRefusal(saved)) return context.render(await filledPage(desk, context, open, read, saved), 422)
      const signs = read.filled.typed.next === 'signing'
      return signs
        ? context.goTo(paths.assessmentThing(id, 'signing'))
        : context.goTo(paths.assessment(id), { kind: 'success', words: 'Черновик листа сохранён.' })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.assessmentThing(':caseId', 'beginning'),
    roles: judges,
    handler: async context => {
      const open = await openSeat(desk, context, 'expertise.begin')
      const { id } = open.card.line
      const { once } = readForm(z.object({}), context.body)
      const begun = await orderCase(desk.app, by(context, once), id, { type: 'StartAssessment' })
      if (isRefusal(begun)) return context.render(await stepPage(desk, context, open, begun), 422)
      return context.goTo(paths.assessment(id), { kind: 'success', words: 'Экспертиза начата.' })
    },
  })
}

export const isFilling = ({ situation }: OpenSeat): boolean => situation === 'fill' || situation === 'petition'

const stepPage = async (desk: Desk, context: JudgeContext, open: OpenSeat, refusal?: Refusal) => {
  const why = refused(desk.app.law, open.card.state.pack, refusal)
  switch (open.situation) {
    case 'fill':
    case 'petition': {
      const { saved, first } = await sheetsFor(desk, context, open)
      const points = saved?.points ?? first?.points ?? {}
      const filled = filledWith(typedSheet(points, saved?.comments ?? {}))
      return seatPage(
        desk,
        open,
        html`${sheetBody(context, open, { filled, points, saved, first })}${conflictLink(open)}`,
      )
    }
    case 'awards':
      return seatPage(desk, open, await awardsBody(desk, context, open, emptyForm))
    case 'begin':
      return seatPage(desk, open, html`${why}${beginBody(context, open)}`)
    case 'rule':
      return seatPage(desk, open, disputeBody(open))
    case 'wait':
      return seatPage(desk, open, await waitBody(desk, context, open))
    case 'left':
      return seatPage(
        desk,
        open,
        html`<p class="govuk-body">Вы заявили самоотвод по этому делу. Секретарь комиссии назначит вместо вас другого специалиста.</p>`,
      )
    case 'done':
      return seatPage(desk, open, await doneBody(desk, context, open))
  }
}

const filledPage = async (
  desk: Desk,
  context: JudgeContext,
  open: OpenSeat,
  read: ReturnType<typeof readSheet>,
  refusal?: Refusal,
) => {
  const { saved, first } = await sheetsFor(desk, context, open)
  const { filled, points } = read
  const body = sheetBody(context, open, { filled, points, saved, first })
  return seatPage(desk, open, html`${refused(desk.app.law, open.card.state.pack, refusal)}${body}`, {
    errors: filled.errors,
  })
}

/** What this specialist has saved, and the joint sheet that somebody has signed before. */
const sheetsFor = async (
  desk: Desk,
  { actor }: JudgeContext,
  open: OpenSeat,
): Promise<{ saved: SavedSheet; first: FirstSheet }> => {
  const saved = await desk.reads.sheetDraft(open.card.line.id, actor.personId)
  if (open.pack.experts.scheme !== 'joint') return { saved, first: undefined }
  const sheet = shownSheets(open, actor.personId).find(({ expertId }) => expertId !== actor.personId)
  const name = open.card.seats.find(seat => seat.expertId === sheet?.expertId)?.name ?? 'Специалист'
  return { saved, first: sheet && { name, points: sheet.points } }
}
