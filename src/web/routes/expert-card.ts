import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { addExpertLine, type ExpertLineKind, removeExpertLine } from '../../application/experts/lines.ts'
import { isUuid } from '../../application/my-case.ts'
import type { ExpertCard } from '../../application/reads/registry.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { NotForYou } from '../errors.ts'
import { admissionView } from '../experts/admission.ts'
import {
  categorySection,
  educationSection,
  factsSection,
  leaveSection,
  type Removal,
  sheetsSection,
  tieSection,
} from '../experts/card-sections.ts'
import { type LineTrouble, lineForm, lineKindOf, readLine, removalForm } from '../experts/line-forms.ts'
import { tieSearch } from '../experts/tie-search.ts'
import { readForm } from '../forms.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday, todayIn } from '../region-day.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { linkButton } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { registryReaders } from './experts.ts'

type Context = PageContext<(typeof registryReaders)[number]>

/** The card of a specialist: facts, admission condition by condition, leaves, ties, signed sheets. */
export const expertCardRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.expertCard(':id'),
    roles: registryReaders,
    handler: async context => context.render(await cardPage(desk, context, await cardOf(desk, context))),
  })

  page(server, {
    method: 'POST',
    path: paths.expertLine(':id', ':kind'),
    roles: ['secretary'],
    handler: async context => {
      const card = await cardOf(desk, context)
      const kind = lineKindOf(context.params.kind)
      if (kind === undefined) throw new NotForYou()
      const answer = readLine(kind, context.body)
      if ('filled' in answer)
        return context.render(await cardPage(desk, context, card, { kind, filled: answer.filled }), 422)
      const { id } = card.line.profile
      const done = await addExpertLine(desk.app, by(context, answer.read.once), id, answer.line)
      if (isRefusal(done)) {
        const trouble = { kind, filled: answer.read.filled, refusal: done }
        return context.render(await cardPage(desk, context, card, trouble), 422)
      }
      return context.goTo(paths.expertCard(id), { kind: 'success', words: 'Запись добавлена.' })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.expertLineRemoval(':id', ':kind', ':line'),
    roles: ['secretary'],
    handler: async context => {
      const card = await cardOf(desk, context)
      const kind = lineKindOf(context.params.kind)
      const { line = '' } = context.params
      if (kind === undefined || !isUuid(line)) throw new NotForYou()
      const { id } = card.line.profile
      const { once } = readForm(z.object({}), context.body)
      const done = await removeExpertLine(desk.app, by(context, once), id, kind, line)
      if (isRefusal(done)) throw new NotForYou()
      return context.goTo(paths.expertCard(id), { kind: 'success', words: 'Запись убрана.' })
    },
  })
}

const cardOf = async (desk: Desk, { params, active }: Pick<Context, 'params' | 'active'>): Promise<ExpertCard> => {
  const { id = '' } = params
  const card = isUuid(id) ? await desk.reads.expertCard(id) : undefined
  if (card === undefined || card.region !== active.region) throw new NotForYou()
  return card
}

const cardPage = async (
  desk: Desk,
  context: Pick<Context, 'actor' | 'active' | 'csrf' | 'query'>,
  card: ExpertCard,
  trouble?: LineTrouble,
) => {
  const { region } = context.active
  const [pack, today] = [packToday(desk, region), todayIn(desk, region)]
  const { line } = card
  const { id } = line.profile
  const keeps = context.actor.role === 'secretary'
  const remove: Removal = (kind, one, what) =>
    keeps && removalForm(paths.expertLineRemoval(id, kind, one), context.csrf, what)
  const search = await tieSearch(desk, context, paths.expertCard(id), trouble)
  const add = (kind: ExpertLineKind) =>
    keeps &&
    lineForm(kind, {
      action: paths.expertLine(id, kind),
      csrf: context.csrf,
      trouble,
      search,
    })
  return {
    title: line.name,
    breadcrumbs: [{ label: 'Реестр специалистов', address: paths.experts() }],
    errors: trouble?.filled.errors ?? [],
    width: 'wide' as const,
    body: html`${refused(desk.app.law, packRef(pack), trouble?.refusal)}
      ${keeps && html`<div class="govuk-button-group">${linkButton('Изменить сведения', paths.expert(id), 'secondary')}</div>`}
      ${factsSection(card, today, true)}
      ${admissionView(desk.app.law, pack, line.profile, today)}
      ${leaveSection(card, today, remove)}${add('leave')}
      ${tieSection(card, remove)}${add('tie')}
      ${educationSection(card, remove)}${add('education')}
      ${categorySection(card, remove)}${add('category')}
      ${sheetsSection(card)}`,
  }
}
