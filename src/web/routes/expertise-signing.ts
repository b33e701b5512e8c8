import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { signPetition, signSheet } from '../../application/expertise.ts'
import { disputedItems } from '../../domain/expertise/protocol.ts'
import { scoreSheet } from '../../domain/expertise/scoring.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { requiredText } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { materialsOf } from '../expertise/materials.ts'
import { type JudgeContext, judges, type OpenSeat, openSeat, shownSheets } from '../expertise/open-seat.ts'
import { seatPage } from '../expertise/sheet-page.ts'
import { scoreView, sheetTable } from '../expertise/sheet-result.ts'
import { faultsOf } from '../expertise/sheet-work.ts'
import { emptyForm, type FieldError, readForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { askToConfirm } from '../views/confirmation.ts'
import { linkButton } from '../views/form.ts'
import { refused } from '../views/refused.ts'

const schema = z.object({ saved: requiredText('Откройте страницу подписи заново') })

/** The last look before the signature: totals, thresholds and what follows from them; then the signature itself. */
export const expertiseSigningRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.assessmentThing(':caseId', 'signing'),
    roles: judges,
    handler: async context => {
      const open = await openSeat(desk, context, 'expertise.check')
      // Signed meanwhile: there is nothing to sign, but the case is theirs.
      if (!isOpen(open)) return context.goTo(paths.assessment(open.card.line.id))
      return context.render(await signingPage(desk, context, open))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.assessmentThing(':caseId', 'signing'),
    roles: judges,
    handler: async context => {
      const open = await openSeat(desk, context, 'expertise.sign')
      const read = readForm(schema, context.body)
      const { id } = open.card.line
      if (!read.ok) return context.goTo(paths.assessmentThing(id, 'signing'))
      const sign = open.card.state.stage === 'admitted' ? signPetition : signSheet
      const signed = await sign(desk.app, by(context, read.once), { caseId: id, savedAt: read.value.saved })
      if (isRefusal(signed)) {
        if (!isOpen(open)) throw new NotForYou()
        return context.render(await signingPage(desk, context, open, signed), 422)
      }
      return context.goTo(paths.assessment(id), { kind: 'success', words: 'Лист подписан.' })
    },
  })
}

const isOpen = ({ situation }: OpenSeat): boolean => situation === 'fill' || situation === 'petition'

const signingPage = async (desk: Desk, context: JudgeContext, open: OpenSeat, refusal?: Refusal) => {
  const { card, criteria } = open
  const { id } = card.line
  const sheet = await desk.reads.sheetDraft(id, context.actor.personId)
  const title = { title: `Подпись листа – ${card.line.applicant}`, heading: 'Проверьте и подпишите лист' }
  const back = linkButton('Вернуться к листу', paths.assessment(id), 'secondary')
  if (criteria === undefined || sheet === undefined)
    return seatPage(desk, open, html`<p class="govuk-body">Лист ещё не заполнен.</p>${back}`, title)

  const { points, comments, proofs } = sheet
  const materials = await materialsOf(desk, open)
  const faults = faultsOf(open, sheet, materials)
  const score = scoreSheet(criteria, card.state.application.category, points)
  if (faults.length > 0 || isRefusal(score)) return seatPage(desk, open, html`${lacking(id, faults)}${back}`, title)

  return seatPage(
    desk,
    open,
    html`${refused(desk.app.law, card.state.pack, refusal)}
      ${jointDifference(open, context.actor.personId, points)}
      ${scoreView(desk.app.law, card.state.pack, score)}
      ${sheetTable(criteria, [{ title: 'Баллы, доказательства и комментарий', points, comments, proofs }], 'Ваш лист', materials)}
      ${askToConfirm({
        action: paths.assessmentThing(id, 'signing'),
        csrf: context.csrf,
        filled: emptyForm,
        consequences: html`<p>После подписи лист изменить нельзя. Вывод листа – рекомендация: решение принимает аттестационная комиссия.</p>`,
        fields: html`<input type="hidden" name="saved" value="${sheet.savedAt.toISOString()}">`,
        yes: 'Подписать лист',
        back: paths.assessment(id),
      })}`,
    title,
  )
}

/** What is not filled yet, each line a way to its field. */
const lacking = (id: string, faults: readonly FieldError[]): Html =>
  banner({
    kind: 'warning',
    title: 'Лист ещё не готов к подписи',
    body: html`<ul class="govuk-list govuk-list--bullet">${faults.map(({ field, message }) => html`<li><a class="govuk-link" href="${url(paths.assessment(id))}#${field}">${message}</a></li>`)}</ul>`,
  })

const jointDifference = (open: OpenSeat, personId: string, points: Parameters<typeof disputedItems>[0][number]) => {
  if (open.pack.experts.scheme !== 'joint') return false
  const first = shownSheets(open, personId).find(({ expertId }) => expertId !== personId)
  const items = first === undefined ? [] : disputedItems([first.points, points], 0)
  return (
    items.length > 0 &&
    banner({
      kind: 'warning',
      body: `Общий лист подписывается с одними баллами; расходятся позиции: ${items.join(', ')}. С такими баллами подпись не примется.`,
    })
  )
}
