import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { answerRequest, supplyDocuments } from '../../application/applicant-moves.ts'
import { orderCase } from '../../application/handle.ts'
import type { MyCase } from '../../application/my-case.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { optionalText } from '../answers.ts'
import { emptyForm, type Filled, onceOf, readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { readKeptFiles } from '../uploads.ts'
import { refusalBanner } from '../views/banner.ts'
import { citation } from '../views/citation.ts'
import { clauseView } from '../views/clauses.ts'
import { askToConfirm } from '../views/confirmation.ts'
import { textareaField } from '../views/fields.ts'
import { fileBoxes } from '../views/files.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { fileKinds } from '../views/paper-kinds.ts'
import { type ApplicantContext, applicants, caseCrumbs, ownCase } from './my-case.ts'

/** What an applicant does with a case under way: adds papers, answers a request, withdraws. */
export const myMoveRoutes = (server: FastifyInstance, desk: Desk): void => {
  for (const thing of ['supplement', 'answer'] as const) {
    page(server, {
      method: 'GET',
      path: paths.applicationThing(':id', thing),
      roles: applicants,
      handler: async context =>
        context.render(papersPage(desk, context, await ownCase(desk, context), thing, emptyForm)),
    })

    page(server, {
      method: 'POST',
      path: paths.applicationThing(':id', thing),
      roles: applicants,
      multipart: true,
      handler: async context => {
        const mine = await ownCase(desk, context)
        const sent = await readKeptFiles(context.request, desk.files, mine.pack)
        const again = (filled: Filled, refusal?: Refusal) =>
          context.render(papersPage(desk, context, mine, thing, filled, refusal), 422)
        if (sent.errors.length > 0) return again({ typed: sent.typed, errors: sent.errors })
        const once = onceOf(sent.typed)
        const { id } = mine.card.line
        const done =
          thing === 'supplement'
            ? await supplyDocuments(desk.app, by(context, once), id, sent.taken)
            : await answerRequest(desk.app, by(context, once), id, String(sent.typed.answer ?? ''), sent.taken)
        if (isRefusal(done)) return again({ typed: sent.typed, errors: [] }, done)
        const words = thing === 'supplement' ? 'Документы дополнены.' : 'Ответ отправлен.'
        return context.goTo(paths.application(id), { kind: 'success', words })
      },
    })
  }

  page(server, {
    method: 'GET',
    path: paths.applicationThing(':id', 'withdrawal'),
    roles: applicants,
    handler: async context => context.render(withdrawalPage(desk, context, await ownCase(desk, context), emptyForm)),
  })

  page(server, {
    method: 'POST',
    path: paths.applicationThing(':id', 'withdrawal'),
    roles: applicants,
    handler: async context => {
      const mine = await ownCase(desk, context)
      const read = readForm(z.object({ reason: optionalText(1000) }), context.body)
      if (!read.ok) return context.render(withdrawalPage(desk, context, mine, read.filled), 422)
      const command = { type: 'Withdraw' as const, reason: read.value.reason ?? '' }
      const done = await orderCase(desk.app, by(context, read.once), mine.card.line.id, command)
      if (isRefusal(done)) return context.render(withdrawalPage(desk, context, mine, read.filled, done), 422)
      return context.goTo(paths.application(mine.card.line.id), { kind: 'success', words: 'Заявление отозвано.' })
    },
  })
}

const barrier = (desk: Desk, { pack }: MyCase, refusal: Refusal) =>
  refusalBanner({
    because: refusal.because,
    clause: refusal.clause && citation(clauseView(refusal.clause, desk.app.law.cited(packRef(pack), refusal.clause))),
  })

const papersPage = (
  desk: Desk,
  context: ApplicantContext,
  mine: MyCase,
  thing: 'supplement' | 'answer',
  filled: Filled,
  refusal?: Refusal,
) => {
  const { card, pack, moves } = mine
  const bar = thing === 'answer' ? moves.answer : moves.supply
  const asked = card.state.stage === 'information_asked' ? card.state.asked.what : undefined
  return {
    title: thing === 'answer' ? 'Ответить на запрос сведений' : 'Дополнить документы',
    width: 'reading' as const,
    breadcrumbs: caseCrumbs(mine),
    errors: filled.errors,
    body: html`${refusal !== undefined && barrier(desk, mine, refusal)}
      ${bar !== undefined && refusal === undefined && barrier(desk, mine, bar)}
      ${thing === 'answer' && asked !== undefined && html`<div class="house-aside"><h2 class="govuk-heading-s">О чём спрашивают</h2><p class="govuk-body house-preline">${asked}</p></div>`}
      ${
        bar === undefined &&
        form({
          action: paths.applicationThing(card.line.id, thing),
          csrf: context.csrf,
          filled,
          multipart: true,
          body: html`${thing === 'answer' && textareaField({ name: 'answer', label: 'Ответ' }, filled)}
            ${fileBoxes(pack, fileKinds(pack, card.state.application), filled, () => false)}
            ${buttonGroup(button(thing === 'answer' ? 'Отправить ответ' : 'Дополнить'), html`<a class="govuk-link" href="${url(paths.application(card.line.id))}">Вернуться к делу</a>`)}`,
        })
      }`,
  }
}

const withdrawalPage = (desk: Desk, context: ApplicantContext, mine: MyCase, filled: Filled, refusal?: Refusal) => {
  const { card, moves } = mine
  const stop = refusal ?? moves.withdraw
  return {
    title: 'Отозвать заявление?',
    width: 'reading' as const,
    breadcrumbs: caseCrumbs(mine),
    errors: filled.errors,
    body:
      stop !== undefined
        ? html`${barrier(desk, mine, stop)}<p class="govuk-body"><a class="govuk-link" href="${url(paths.application(card.line.id))}">Вернуться к делу</a></p>`
        : askToConfirm({
            action: paths.applicationThing(card.line.id, 'withdrawal'),
            csrf: context.csrf,
            filled,
            consequences: html`Рассмотрение прекратится. Отозванное заявление вернуть нельзя, но можно подать новое в любой день: отзыв – не отказ, ждать год не нужно.`,
            fields: textareaField(
              { name: 'reason', label: 'Почему вы отзываете заявление (необязательно)', rows: 3 },
              filled,
            ),
            yes: 'Отозвать заявление',
            dangerous: true,
            back: paths.application(card.line.id),
          }),
  }
}
