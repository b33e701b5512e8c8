import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { OpenDraft } from '../../application/filing/open-draft.ts'
import { chooseProofs, draftLimitFaults, hasPortfolio } from '../../application/portfolio/choose-proofs.ts'
import { setFor } from '../../application/portfolio/own-sets.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { chooseFields, chosenIn, findButton, findName } from '../portfolio/choose-form.ts'
import { countedFor } from '../portfolio/counted-for.ts'
import { limitsInWords } from '../portfolio/limit-words.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { citation } from '../views/citation.ts'
import { clauseView } from '../views/clauses.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { counted } from '../views/words.ts'
import { draftCrumbs, draftOf, type FilerContext, filers } from './apply.ts'

/** Proofs of the own portfolio that go with an application. */
export const applyPortfolioRoutes = (server: FastifyInstance, desk: Desk): void => {
  const path = paths.draftThing(':id', 'portfolio')
  page(server, {
    method: 'GET',
    path,
    roles: filers,
    handler: async context => {
      const open = await ownDraftOf(desk, context)
      const chosen = open.proofs.map(({ id }) => id)
      return context.render(await choosePage(desk, context, open, { chosen, q: '' }))
    },
  })

  page(server, {
    method: 'POST',
    path,
    roles: filers,
    handler: async context => {
      const open = await ownDraftOf(desk, context)
      const { once, filled } = readForm(z.object({}), context.body)
      const chosen = chosenIn(context.body)
      const q = String(filled.typed[findName] ?? '')
        .trim()
        .slice(0, 200)
      if (filled.typed[findButton] !== undefined)
        return context.render(await choosePage(desk, context, open, { chosen, q }))
      const done = await chooseProofs(desk.app, by(context, once), open.draft.id, chosen)
      if (isRefusal(done))
        return context.render(await choosePage(desk, context, open, { chosen, q, refusal: done }), 422)
      const words =
        done.chosen === 0
          ? 'Из портфолио ничего не выбрано.'
          : `Выбрано: ${counted(done.chosen, ['запись', 'записи', 'записей'])} портфолио.`
      return context.goTo(paths.draft(open.draft.id), { kind: 'success', words })
    },
  })
}

/** A draft whose applicant fills it in; for others there is no such page. */
const ownDraftOf = async (desk: Desk, context: FilerContext): Promise<OpenDraft> => {
  const open = await draftOf(desk, context)
  if (!hasPortfolio(open)) throw new NotForYou()
  return open
}

type Choosing = { chosen: readonly string[]; q: string; refusal?: Refusal | undefined }

const choosePage = async (desk: Desk, context: FilerContext, open: OpenDraft, { chosen, q, refusal }: Choosing) => {
  const { application, pack, draft } = open
  const proofs = await desk.reads.evidenceOf(context.actor.personId)
  const set = application && (await setFor(desk.app, desk.reads, pack, application.category, application.position))
  const picked = new Set(chosen)
  const faults = draftLimitFaults({ ...open, proofs: proofs.filter(({ id }) => picked.has(id)) })
  return {
    title: 'Портфолио',
    caption: 'Заявление',
    width: 'reading' as const,
    breadcrumbs: draftCrumbs(open),
    errors:
      refusal?.refused === 'portfolio_limit' ? faults.map(({ because }) => ({ field: 'proof', message: because })) : [],
    lead: 'Отметьте, что приложить. При отправке в дело лягут копии: портфолио потом можно менять, дело не изменится.',
    body: html`${refusal !== undefined && refusal.refused !== 'portfolio_limit' && refused(desk.app.law, packRef(pack), refusal)}
      ${
        application === undefined
          ? html`<p class="govuk-body">Сначала <a class="govuk-link" href="${url(paths.draftSection(draft.id, 'category'))}">выберите категорию</a>: от неё зависят показатели.</p>`
          : proofs.length === 0
            ? html`<div class="house-empty">В портфолио пока пусто. Опишите доказательства – они пригодятся и в следующих заявлениях.</div>${linkButton('Открыть портфолио', paths.portfolio())}`
            : html`<div class="house-aside"><p class="govuk-body">Что принимает регион: ${limitsInWords(pack).join('; ')}.</p>${citation(clauseView(pack.files.clause, desk.app.law.cited(packRef(pack), pack.files.clause)))}</div>
              ${form({
                action: paths.draftThing(draft.id, 'portfolio'),
                csrf: context.csrf,
                filled: emptyForm,
                body: html`${chooseFields({ pack, category: application.category, proofs, chosen: picked, q, counts: proof => countedFor(set, proof) })}
                  ${buttonGroup(button('Сохранить выбор'), html`<a class="govuk-link" href="${url(paths.draft(draft.id))}">Вернуться к разделам</a>`)}`,
              })}`
      }`,
  }
}
