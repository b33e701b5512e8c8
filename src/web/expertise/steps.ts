import { countsRemarks } from '../../application/expert-remarks.ts'
import { scoreSheet } from '../../domain/expertise/scoring.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { emptyForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import { asShortDate } from '../views/words.ts'
import { materialsOf } from './materials.ts'
import { type JudgeContext, type OpenSeat, shownSheets } from './open-seat.ts'
import { differencesBanner, ownRemarks } from './remarks.ts'
import { scoreView, sheetTable, verdictTag } from './sheet-result.ts'

/** Before the work begins: look at the file, step back if there is a tie, begin. */
export const beginBody = (context: JudgeContext, open: OpenSeat): Html =>
  html`<p class="govuk-body">Посмотрите материалы. Если вы знакомы с заявителем, работаете с ним или заинтересованы в исходе, заявите самоотвод: до начала это проще всего.</p>
  ${form({
    action: paths.assessmentThing(open.card.line.id, 'beginning'),
    csrf: context.csrf,
    filled: emptyForm,
    body: buttonGroup(button('Начать экспертизу'), conflictAnchor(open)),
  })}`

export const conflictLink = (open: OpenSeat): Html | false =>
  open.duty !== undefined && html`<p class="govuk-body">${conflictAnchor(open)}</p>`

const conflictAnchor = ({ card }: OpenSeat): Html =>
  html`<a class="govuk-link" href="${url(paths.assessmentThing(card.line.id, 'conflict'))}">Заявить самоотвод</a>`

export const disputeBody = ({ card }: OpenSeat): Html => {
  const items = card.state.stage === 'disputed' ? card.state.items : []
  return html`<p class="govuk-body">Основные специалисты подписали листы. Их оценки расходятся по позициям: ${items.join(', ')}. Решение по каждой принимаете вы.</p>
    ${linkButton('Решить спорные позиции', paths.assessmentThing(card.line.id, 'disputes'))}`
}

/** Nothing to do now: who has signed, and one's own sheet to look at. */
export const waitBody = async (desk: Desk, context: JudgeContext, open: OpenSeat): Promise<Html> => {
  const { state, seats } = open.card
  if (state.stage === 'admitted') {
    const needed = open.pack.awards_path?.confirmations ?? 1
    return html`${banner({ kind: 'success', title: 'Вы подтвердили награды', body: `Подписали: ${state.confirmations.length} из ${needed}.` })}`
  }
  const disputed = state.stage === 'disputed'
  return html`${banner({
    kind: 'information',
    title: disputed ? 'Спорные позиции решает старший специалист' : 'Ждём остальных',
    body: html`<ul class="govuk-list">${seats
      .filter(({ duty }) => open.pack.experts.scheme !== 'independent_and_senior' || duty === 'main')
      .map(
        ({ name, signedOn, expertId }) =>
          html`<li>${expertId === context.actor.personId ? 'Вы' : name}: ${signedOn === null ? 'лист ещё не подписан' : `подписан ${asShortDate(signedOn)}`}</li>`,
      )}</ul>`,
  })}
  ${differencesBanner(await desk.reads.sheetDifferences(open.card.line.id), id => (id === context.actor.personId ? 'Вы' : (seats.find(seat => seat.expertId === id)?.name ?? 'Специалист')))}
  ${await remarksToMe(desk, context, open)}
  ${await ownSheets(desk, context, open)}
  ${state.stage === 'assessment' && conflictLink(open)}`
}

/** The work is over: the conclusion and the sheets behind it. */
export const doneBody = async (desk: Desk, context: JudgeContext, open: OpenSeat): Promise<Html> => {
  const { state } = open.card
  if (!('conclusion' in state)) return html`<p class="govuk-body">Экспертиза по этому делу не ведётся.</p>`
  const { conclusion } = state
  const scored =
    open.criteria !== undefined && conclusion.points !== undefined
      ? scoreSheet(open.criteria, state.application.category, conclusion.points)
      : undefined
  return html`<h2 class="govuk-heading-m">Заключение</h2>
    ${
      scored === undefined || isRefusal(scored)
        ? html`<p class="govuk-body">${verdictTag(conclusion.meets)}</p>`
        : scoreView(desk.app.law, state.pack, scored)
    }
    ${await remarksToMe(desk, context, open)}
    ${await ownSheets(desk, context, open)}`
}

const remarksToMe = async (desk: Desk, { actor, csrf }: JudgeContext, { card, pack }: OpenSeat) => {
  if (!countsRemarks(pack)) return false
  const remarks = await desk.reads.remarksOfCase(card.line.id)
  const mine = remarks.filter(({ expertId }) => expertId === actor.personId)
  return ownRemarks(card.line.id, mine, pack.authority.time_zone, csrf)
}

const ownSheets = async (desk: Desk, context: JudgeContext, open: OpenSeat): Promise<Html | false> => {
  const sheets = shownSheets(open, context.actor.personId)
  if (open.criteria === undefined || sheets.length === 0) return false
  const { id } = open.card.line
  const [remarks, proofs, materials] = await Promise.all([
    desk.reads.sheetComments(id),
    desk.reads.sheetProofs(id),
    materialsOf(desk, open),
  ])
  const nameOf = (id: string): string =>
    id === context.actor.personId
      ? 'Ваш лист'
      : (open.card.seats.find(seat => seat.expertId === id)?.name ?? 'Специалист')
  return sheetTable(
    open.criteria,
    sheets.map(({ expertId, points }) => ({
      title: nameOf(expertId),
      points,
      comments: remarks[expertId],
      proofs: proofs[expertId],
    })),
    'Подписанные листы',
    materials,
  )
}
