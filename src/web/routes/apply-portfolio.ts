import type { FastifyInstance } from 'fastify'
import type { OpenDraft } from '../../application/filing/open-draft.ts'
import {
  type Chosen,
  chooseProofs,
  draftLimitFaults,
  hasPortfolio,
  mergedChoice,
} from '../../application/portfolio/choose-proofs.ts'
import { setFor } from '../../application/portfolio/own-sets.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { chooseFields, limitErrors, limitsNote, readChoice } from '../portfolio/choose-form.ts'
import { countedFor } from '../portfolio/counted-for.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
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
      const chosen = keptIn(open)
      return context.render(await choosePage(desk, context, open, { chosen, seen: chosen, q: '' }))
    },
  })

  page(server, {
    method: 'POST',
    path,
    roles: filers,
    handler: async context => {
      const open = await ownDraftOf(desk, context)
      const { once, isSearch, q, ...choice } = readChoice(context.body)
      if (isSearch)
        return context.render(await choosePage(desk, context, open, { chosen: choice.ticked, seen: choice.seen, q }))
      const done = await chooseProofs(desk.app, by(context, once), open.draft.id, choice)
      if (isRefusal(done)) {
        const kept = keptIn(open)
        const again = { chosen: mergedChoice(kept, choice), seen: kept, q, refusal: done }
        return context.render(await choosePage(desk, context, open, again), 422)
      }
      return context.goTo(paths.draft(open.draft.id), { kind: 'success', words: doneWords(done) })
    },
  })
}

const keptIn = ({ proofs }: OpenDraft): string[] => proofs.map(({ id }) => id)

const doneWords = ({ chosen, addedElsewhere, removedElsewhere }: Chosen): string => {
  const here =
    chosen === 0
      ? 'Из портфолио ничего не выбрано.'
      : `Выбрано: ${counted(chosen, ['запись', 'записи', 'записей'])} портфолио.`
  const elsewhere = [
    ...(addedElsewhere > 0 ? [`добавлено ${addedElsewhere}`] : []),
    ...(removedElsewhere > 0 ? [`убрано ${removedElsewhere}`] : []),
  ]
  return elsewhere.length === 0 ? here : `${here} Учтено и то, что сделано в другой вкладке: ${elsewhere.join(', ')}.`
}

/** A draft whose applicant fills it in; for others there is no such page. */
const ownDraftOf = async (desk: Desk, context: FilerContext): Promise<OpenDraft> => {
  const open = await draftOf(desk, context)
  if (!hasPortfolio(open)) throw new NotForYou()
  return open
}

type Choosing = { chosen: readonly string[]; seen: readonly string[]; q: string; refusal?: Refusal | undefined }

const choosePage = async (desk: Desk, context: FilerContext, open: OpenDraft, choosing: Choosing) => {
  const { chosen, seen, q, refusal } = choosing
  const { application, pack, draft } = open
  const proofs = await desk.reads.evidenceOf(context.actor.personId)
  const set = application && (await setFor(desk.app, desk.reads, pack, application.category, application.position))
  const picked = new Set(chosen)
  const faults = draftLimitFaults({ ...open, proofs: proofs.filter(({ id }) => picked.has(id)) })
  const checks = await desk.reads.fileChecks(proofs.flatMap(({ file }) => file?.digest ?? []))
  return {
    title: 'Портфолио',
    caption: 'Заявление',
    width: 'reading' as const,
    breadcrumbs: draftCrumbs(open),
    errors: refusal?.refused === 'portfolio_limit' ? limitErrors(faults, picked) : [],
    lead: 'Отметьте, что приложить. При отправке в дело лягут копии: портфолио потом можно менять, дело не изменится.',
    body: html`${refusal !== undefined && refusal.refused !== 'portfolio_limit' && refused(desk.app.law, packRef(pack), refusal)}
      ${
        application === undefined
          ? html`<p class="govuk-body">Сначала <a class="govuk-link" href="${url(paths.draftSection(draft.id, 'category'))}">выберите категорию</a>: от неё зависят показатели.</p>`
          : proofs.length === 0
            ? html`<div class="house-empty">В портфолио пока пусто. Опишите доказательства – они пригодятся и в следующих заявлениях.</div>${linkButton('Открыть портфолио', paths.portfolio())}`
            : html`${limitsNote(desk.app.law, pack)}
              ${form({
                action: paths.draftThing(draft.id, 'portfolio'),
                csrf: context.csrf,
                filled: emptyForm,
                body: html`${chooseFields({ pack, category: application.category, proofs, chosen: picked, seen, checks, q, counts: proof => countedFor(set, proof) })}
                  ${buttonGroup(button('Сохранить выбор'), html`<a class="govuk-link" href="${url(paths.draft(draft.id))}">Вернуться к разделам</a>`)}`,
              })}`
      }`,
  }
}
