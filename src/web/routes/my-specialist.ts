import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { addExpertLine, removeExpertLine } from '../../application/experts/lines.ts'
import { isUuid } from '../../application/my-case.ts'
import type { ExpertCard } from '../../application/reads/registry.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { NotForYou } from '../errors.ts'
import { type JudgeContext, judges } from '../expertise/open-seat.ts'
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
import { type LineTrouble, lineForm, readLine, removalForm } from '../experts/line-forms.ts'
import { tieSearch } from '../experts/tie-search.ts'
import { readForm } from '../forms.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday, todayIn } from '../region-day.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { refused } from '../views/refused.ts'

type Own = 'leave' | 'tie'

/** A specialist's own line of the registry: the same that the secretary sees, with own leaves and ties to enter. */
export const mySpecialistRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.ownExpert(),
    roles: judges,
    handler: async context => context.render(await ownPage(desk, context, await ownCard(desk, context))),
  })

  page(server, {
    method: 'POST',
    path: paths.ownExpertLine(':kind'),
    roles: judges,
    handler: async context => {
      const card = await ownCard(desk, context)
      const kind = (['leave', 'tie'] as const).find(one => one === context.params.kind)
      if (kind === undefined || card === undefined) throw new NotForYou()
      const answer = readLine(kind, context.body)
      const again = async (trouble: LineTrouble) => context.render(await ownPage(desk, context, card, trouble), 422)
      if ('filled' in answer) return again({ kind, filled: answer.filled })
      const done = await addExpertLine(desk.app, by(context, answer.read.once), context.actor.personId, answer.line)
      if (isRefusal(done)) return again({ kind, filled: answer.read.filled, refusal: done })
      const words =
        kind === 'leave'
          ? 'Отпуск записан: на эти дни и за неделю до них новые дела вам не назначат.'
          : 'Связь заявлена: по этим заявителям вас не назначат. По делам, которые уже у вас, заявите самоотвод на странице дела.'
      return context.goTo(paths.ownExpert(), { kind: 'success', words })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.ownExpertLeaveRemoval(':line'),
    roles: judges,
    handler: async context => {
      const { line = '' } = context.params
      if (!isUuid(line)) throw new NotForYou()
      const { once } = readForm(z.object({}), context.body)
      const done = await removeExpertLine(desk.app, by(context, once), context.actor.personId, 'leave', line)
      if (isRefusal(done)) throw new NotForYou()
      return context.goTo(paths.ownExpert(), { kind: 'success', words: 'Отпуск убран.' })
    },
  })
}

const ownCard = async (desk: Desk, { actor, active }: JudgeContext): Promise<ExpertCard | undefined> => {
  const card = await desk.reads.expertCard(actor.personId)
  return card?.region === active.region ? card : undefined
}

const ownPage = async (desk: Desk, context: JudgeContext, card: ExpertCard | undefined, trouble?: LineTrouble) => {
  const { region } = context.active
  const head = { title: 'Моя карточка специалиста', width: 'wide' as const }
  if (card === undefined)
    return {
      ...head,
      body: html`<p class="govuk-body">Вас ещё нет в реестре специалистов. Его ведёт секретарь комиссии: напишите ему, и вас внесут.</p>`,
    }
  const [pack, today] = [packToday(desk, region), todayIn(desk, region)]
  const nobody: Removal = () => false
  const remove: Removal = (kind, id, what) =>
    kind === 'leave' && removalForm(paths.ownExpertLeaveRemoval(id), context.csrf, what)
  const search = await tieSearch(desk, context, paths.ownExpert(), trouble)
  const add = (kind: Own) =>
    lineForm(kind, {
      action: paths.ownExpertLine(kind),
      csrf: context.csrf,
      trouble,
      search,
      own: true,
    })
  return {
    ...head,
    lead: 'По этим сведениям вас назначают. Заметили ошибку – напишите секретарю комиссии.',
    errors: trouble?.filled.errors ?? [],
    body: html`${refused(desk.app.law, packRef(pack), trouble?.refusal)}
      ${leaveSection(card, today, remove)}${add('leave')}
      ${tieSection(card, nobody)}${add('tie')}
      <h2 class="govuk-heading-m">Сведения реестра</h2>
      ${factsSection(card, today, false)}
      ${admissionView(desk.app.law, pack, card.line.profile, today)}
      ${educationSection(card, nobody)}${categorySection(card, nobody)}${sheetsSection(card)}`,
  }
}
