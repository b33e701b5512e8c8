import type { FastifyInstance } from 'fastify'
import type { MyCase } from '../../application/my-case.ts'
import { setFor } from '../../application/portfolio/own-sets.ts'
import { supplementFaults, supplementProofs } from '../../application/portfolio/supplement-proofs.ts'
import type { CaseEvidence } from '../../application/stores/portfolio.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { unstopped } from '../../domain/wording.ts'
import { emptyForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { caseProofs } from '../portfolio/case-proofs.ts'
import { type ChooseView, chooseFields, limitErrors, limitsNote, readChoice } from '../portfolio/choose-form.ts'
import { countedFor } from '../portfolio/counted-for.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { citation } from '../views/citation.ts'
import { clauseView } from '../views/clauses.ts'
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
      const { once, isSearch, q, ticked: chosen } = readChoice(context.body)
      if (isSearch) return context.render(await proofsPage(desk, context, mine, { chosen, q }))
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
  const { category } = card.line
  const [held, proofs] = await Promise.all([
    desk.reads.caseEvidence(card.line.id),
    desk.reads.evidenceOf(context.actor.personId),
  ])
  const checks = await desk.reads.fileChecks([...held, ...proofs].flatMap(({ file }) => file?.digest ?? []))
  const { refusal } = choosing
  const chosen = new Set(choosing.chosen)
  const isOverLimit = refusal?.refused === 'portfolio_limit'
  const fresh = proofs.filter(({ id }) => chosen.has(id) && !held.some(({ evidenceId }) => evidenceId === id))
  return {
    title: 'Портфолио в деле',
    width: 'reading' as const,
    breadcrumbs: caseCrumbs(mine),
    sections: caseTabs(card.line.id, 'portfolio', card.messages.length),
    errors: isOverLimit ? limitErrors(supplementFaults(pack, category, held, fresh), chosen) : [],
    body: html`${!isOverLimit && refused(desk.app.law, packRef(pack), refusal)}
      ${
        held.length === 0
          ? html`<div class="house-empty">Из портфолио в это дело ничего не приложено.</div>`
          : html`<p class="govuk-body">Здесь копии на день подачи. Их видят те, кто ведёт дело, и специалисты.</p>${caseProofs(held, category, { checks, pack })}`
      }
      ${context.actor.role === 'teacher' && (await supplement(desk, context, mine, { ...choosing, held, proofs, checks }))}`,
  }
}

/** Nobody has asked for it yet, so it is no refusal: words and their clause. */
const barredNow = (desk: Desk, pack: MyCase['pack'], { because, clause }: Refusal): Html =>
  html`<p class="govuk-body">${unstopped(because)}.</p>${clause !== undefined && html`<div class="govuk-body">${citation(clauseView(clause, desk.app.law.cited(packRef(pack), clause)))}</div>`}`

type Around = Choosing & Pick<ChooseView, 'proofs' | 'checks'> & { held: readonly CaseEvidence[] }

const supplement = async (
  desk: Desk,
  context: ApplicantContext,
  { card, pack, moves }: MyCase,
  { held, proofs, checks, chosen, q, refusal }: Around,
): Promise<Html> => {
  const heading = html`<h2 class="govuk-heading-m" id="supplement">Дополнить из портфолио</h2>`
  if (moves.supply !== undefined)
    return html`${heading}${refusal === undefined && barredNow(desk, pack, moves.supply)}
      <p class="govuk-body">Доказательства остаются в портфолио: их можно приложить к следующему заявлению.</p>`
  const left = proofs.filter(({ id }) => !held.some(({ evidenceId }) => evidenceId === id))
  if (left.length === 0)
    return html`${heading}<p class="govuk-body">${proofs.length === 0 ? 'В портфолио пусто.' : 'Всё, что есть в портфолио, уже в деле.'} <a class="govuk-link" href="${url(paths.newProof())}">Описать новое доказательство</a></p>`
  const { category, position } = card.state.application
  const set = await setFor(desk.app, desk.reads, pack, category, position)
  return html`${heading}${limitsNote(desk.app.law, pack)}${form({
    action: paths.applicationThing(card.line.id, 'portfolio'),
    csrf: context.csrf,
    filled: emptyForm,
    body: html`${chooseFields({ pack, category, proofs, chosen: new Set(chosen), seen: [], checks, held, q, counts: proof => countedFor(set, proof) })}
      <p class="govuk-body">Убрать из дела то, что в него легло, нельзя.</p>
      ${buttonGroup(button('Дополнить дело'), html`<a class="govuk-link" href="${url(paths.application(card.line.id))}">Вернуться к делу</a>`)}`,
  })}`
}
