import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { MyCase } from '../../application/my-case.ts'
import { setFor } from '../../application/portfolio/own-sets.ts'
import { supplementProofs } from '../../application/portfolio/supplement-proofs.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { emptyForm, readForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { caseProofs } from '../portfolio/case-proofs.ts'
import { chooseFields, chosenIn, findButton, findName } from '../portfolio/choose-form.ts'
import { countedFor } from '../portfolio/counted-for.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { caseTabs } from '../views/my-case.ts'
import { refused } from '../views/refused.ts'
import { type ApplicantContext, applicants, caseCrumbs, ownCase } from './my-case.ts'

/** Proofs that lie in one's own case, and adding more of them while the edition allows. */
export const myCasePortfolioRoutes = (server: FastifyInstance, desk: Desk): void => {
  const path = paths.applicationThing(':id', 'portfolio')
  page(server, {
    method: 'GET',
    path,
    roles: applicants,
    handler: async context =>
      context.render(await proofsPage(desk, context, await ownCase(desk, context), { chosen: [], q: '' })),
  })

  page(server, {
    method: 'POST',
    path,
    roles: ['teacher'],
    handler: async context => {
      const mine = await ownCase(desk, context)
      const { once, filled } = readForm(z.object({}), context.body)
      const chosen = chosenIn(context.body)
      const q = String(filled.typed[findName] ?? '')
        .trim()
        .slice(0, 200)
      if (filled.typed[findButton] !== undefined)
        return context.render(await proofsPage(desk, context, mine, { chosen, q }))
      const done = await supplementProofs(desk.app, by(context, once), mine.card.line.id, chosen)
      if (isRefusal(done))
        return context.render(await proofsPage(desk, context, mine, { chosen, q, refusal: done }), 422)
      const words = 'Дело дополнено. Копии лежат в деле, портфолио осталось вашим.'
      return context.goTo(paths.applicationThing(mine.card.line.id, 'portfolio'), { kind: 'success', words })
    },
  })
}

type Choosing = { chosen: readonly string[]; q: string; refusal?: Refusal | undefined }

const proofsPage = async (desk: Desk, context: ApplicantContext, mine: MyCase, choosing: Choosing) => {
  const { card, pack } = mine
  const held = await desk.reads.caseEvidence(card.line.id)
  const checks = await desk.reads.fileChecks(held.flatMap(({ file }) => file?.digest ?? []))
  return {
    title: 'Портфолио в деле',
    width: 'reading' as const,
    breadcrumbs: caseCrumbs(mine),
    sections: caseTabs(card.line.id, 'portfolio', card.messages.length),
    body: html`${refused(desk.app.law, packRef(pack), choosing.refusal)}
      ${
        held.length === 0
          ? html`<div class="house-empty">Из портфолио в это дело ничего не приложено.</div>`
          : html`<p class="govuk-body">Здесь копии на день подачи. Их видят те, кто ведёт дело, и специалисты.</p>${caseProofs(held, card.line.category, { looked: { checks, pack } })}`
      }
      ${context.actor.role === 'teacher' && (await supplement(desk, context, mine, held, choosing))}`,
  }
}

const supplement = async (
  desk: Desk,
  context: ApplicantContext,
  { card, pack, moves }: MyCase,
  held: Awaited<ReturnType<Desk['reads']['caseEvidence']>>,
  { chosen, q, refusal }: Choosing,
): Promise<Html> => {
  const heading = html`<h2 class="govuk-heading-m" id="supplement">Дополнить из портфолио</h2>`
  if (moves.supply !== undefined)
    return html`${heading}${refusal === undefined && refused(desk.app.law, packRef(pack), moves.supply)}
      <p class="govuk-body">Доказательства остаются в портфолио: их можно приложить к следующему заявлению.</p>`
  const proofs = await desk.reads.evidenceOf(context.actor.personId)
  const left = proofs.filter(({ id }) => !held.some(({ evidenceId }) => evidenceId === id))
  if (left.length === 0)
    return html`${heading}<p class="govuk-body">${proofs.length === 0 ? 'В портфолио пусто.' : 'Всё, что есть в портфолио, уже в деле.'} <a class="govuk-link" href="${url(paths.newProof())}">Описать новое доказательство</a></p>`
  const { category, position } = card.state.application
  const set = await setFor(desk.app, desk.reads, pack, category, position)
  return html`${heading}${form({
    action: paths.applicationThing(card.line.id, 'portfolio'),
    csrf: context.csrf,
    filled: emptyForm,
    body: html`${chooseFields({ pack, category, proofs, chosen: new Set(chosen), held, q, counts: proof => countedFor(set, proof) })}
      <p class="govuk-body">Убрать из дела то, что в него легло, нельзя.</p>
      ${buttonGroup(button('Дополнить дело'), html`<a class="govuk-link" href="${url(paths.application(card.line.id))}">Вернуться к делу</a>`)}`,
  })}`
}
