import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { countsRemarks } from '../../application/expert-remarks.ts'
import { orderAsSeen } from '../../application/order-as-seen.ts'
import { appointPanel } from '../../application/panel.ts'
import { panelChoice } from '../../application/panel-choice.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { lowered } from '../../domain/wording.ts'
import { optionalText, wholeNumber } from '../answers.ts'
import { applicantOf, caseCrumbs, numberWords } from '../desk/case-page.ts'
import { type DeskContext, type OpenCase, openCase } from '../desk/open-case.ts'
import { panelFields, proposalView, unfitList } from '../expertise/panel-form.ts'
import { outcomeSection, seatsSection, shortPathSection, testSection } from '../expertise/panel-sections.ts'
import { differencesBanner, remarksSection } from '../expertise/remarks.ts'
import { type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { categoryInFull } from '../views/category-words.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'

const listOf = z.preprocess(
  sent => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
  z.array(z.uuid({ error: 'Выберите специалиста из списка' })).max(20),
)
const schema = z.object({
  _seen: wholeNumber('Откройте страницу заново', 1, 1_000_000),
  main: listOf,
  senior: listOf,
  reason: optionalText(1000),
  over_limit: optionalText(1000),
})

/** Who judges a case: appointed by the secretary from the proposal of the rules or by hand, and what they have done. */
export const panelRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.panel(':id'),
    roles: ['secretary', 'clerk', 'supervisor', 'auditor'],
    handler: async context => {
      const open = await openCase(desk, context, 'panel.open')
      return context.render(await panelPage(desk, context, open))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.panel(':id'),
    roles: ['secretary'],
    handler: async context => {
      const open = await openCase(desk, context, 'panel.appoint')
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(await panelPage(desk, context, open, read.filled), 422)
      const { _seen, main, senior, reason, over_limit } = read.value
      const differs = await isByHand(desk, open, main, senior)
      if (differs && reason === undefined) {
        const message = 'Состав отличается от предложенного: напишите почему'
        const filled = withErrors(read.filled, { field: 'reason', message })
        return context.render(await panelPage(desk, context, open, filled), 422)
      }
      const seen = { caseId: open.card.line.id, version: _seen }
      const chosen = { main, senior, byHand: differs ? reason : undefined, overLimit: over_limit }
      const done = await appointPanel(desk.app, by(context, read.once), seen, chosen)
      if (isRefusal(done)) return context.render(await panelPage(desk, context, open, read.filled, done), 422)
      return context.goTo(paths.panel(seen.caseId), { kind: 'success', words: 'Специалисты назначены.' })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.panelThing(':id', 'beginning'),
    roles: ['secretary'],
    handler: async context => {
      const open = await openCase(desk, context, 'panel.begin')
      const { once } = readForm(z.object({}), context.body)
      const seen = { caseId: open.card.line.id, version: open.card.version }
      const done = await orderAsSeen(desk.app, by(context, once), seen, { type: 'StartAssessment' })
      if (isRefusal(done)) return context.render(await panelPage(desk, context, open, undefined, done), 422)
      return context.goTo(paths.panel(seen.caseId), { kind: 'success', words: 'Экспертиза начата.' })
    },
  })
}

const isByHand = async (desk: Desk, open: OpenCase, main: string[], senior: string[]): Promise<boolean> => {
  const { proposal } = await panelChoice(desk.reads, open.pack, open.card, open.today)
  if ('findings' in proposal) return true
  const proposed = (duty: 'main' | 'senior') =>
    proposal.seats.filter(seat => seat.duty === duty).map(({ expert }) => expert.id)
  const same = (a: string[], b: string[]) => a.length === b.length && a.every(id => b.includes(id))
  return !(same(main, proposed('main')) && same(senior, proposed('senior')))
}

const panelPage = async (desk: Desk, context: DeskContext, open: OpenCase, filled?: Filled, refusal?: Refusal) => {
  const { card } = open
  const { state, line } = card
  const orders = context.actor.role === 'secretary'
  const appointing = state.stage === 'admitted' && state.path === 'assessment'
  return {
    title: `Специалисты – ${line.applicant}`,
    heading: applicantOf(open),
    caption: numberWords(open),
    lead: `Специалисты по делу: ${lowered(categoryInFull(line.category))}, ${line.position}, ${card.organisation.shortName}`,
    breadcrumbs: caseCrumbs(open),
    errors: filled?.errors,
    width: 'wide' as const,
    body: html`${refused(desk.app.law, state.pack, refusal, await namesOf(desk, line.region))}
      ${testSection(desk, open, orders || context.actor.role === 'clerk')}
      ${appointing && (await appointment(desk, context, open, orders, filled))}
      ${seatsSection(open, context.csrf, orders)}
      ${await shortPathSection(desk, open, orders || context.actor.role === 'clerk')}
      ${await outcomeSection(desk, open)}
      ${await remarksOf(desk, open, context.csrf, orders)}
      ${isBefore(state.stage) && html`<p class="govuk-body">Специалистов назначают, когда заявитель допущен к аттестации${open.pack.testing !== null && ' и прошёл тестирование'}.</p>`}`,
  }
}

/** Where conclusions without remarks are counted (Kaliningrad reg п. 70), and what a joint sheet is not signed for. */
const remarksOf = async (desk: Desk, open: OpenCase, csrf: string, orders: boolean): Promise<Html> => {
  const { id } = open.card.line
  const [remarks, differences] = await Promise.all([
    countsRemarks(open.pack) ? desk.reads.remarksOfCase(id) : undefined,
    desk.reads.sheetDifferences(id),
  ])
  const nameOf = (expertId: string) => open.card.seats.find(seat => seat.expertId === expertId)?.name ?? 'Специалист'
  return html`${differencesBanner(differences, nameOf)}${remarks !== undefined && remarksSection(open, remarks, csrf, orders)}`
}

const isBefore = (stage: string): boolean =>
  ['submitted', 'registered', 'review', 'information_asked', 'testing'].includes(stage)

const appointment = async (
  desk: Desk,
  context: DeskContext,
  { card, pack, today }: OpenCase,
  orders: boolean,
  typed: Filled | undefined,
): Promise<Html> => {
  const choice = await panelChoice(desk.reads, pack, card, today)
  const { law } = desk.app
  const batch = (await desk.reads.waitingCases(card.line.region)).find(({ id }) => id === card.line.id)?.batch
  const seats = 'seats' in choice.proposal ? choice.proposal.seats : []
  const idsOf = (duty: 'main' | 'senior') => seats.filter(seat => seat.duty === duty).map(({ expert }) => expert.id)
  const filled = typed ?? filledWith({ main: idsOf('main'), senior: idsOf('senior') })
  return html`${batch && banner({ kind: 'information', title: 'Дело стоит в общем предложении', body: html`Группа для него подобрана вместе с другими делами: <a class="govuk-link" href="${url(paths.panelBatch(batch.id))}">предложение № ${batch.number}</a>. Ниже – как система подобрала бы её для одного этого дела.` })}
    ${proposalView(law, card.state.pack, choice)}
    ${
      orders &&
      form({
        action: paths.panel(card.line.id),
        csrf: context.csrf,
        filled,
        body: html`<input type="hidden" name="_seen" value="${card.version}">
          <details class="house-details" ${(typed !== undefined || seats.length === 0) && html`open`}><summary>Выбрать вручную</summary>${panelFields(pack, choice, filled)}</details>
          ${buttonGroup(button('Назначить специалистов'))}`,
      })
    }
    ${unfitList(law, card.state.pack, pack, choice.candidates)}`
}

/** Names of the registry, for checks that speak of one specialist. */
export const namesOf = async (desk: Desk, region: string): Promise<Record<string, string>> =>
  Object.fromEntries((await desk.reads.expertsOf(region)).map(({ profile, name }) => [profile.id, name]))
