import { isDoubtful, nameInPapers } from '../../application/confirm-names.ts'
import { attestationForms } from '../../application/event-words.ts'
import { type Offer, offersFor } from '../../application/offers.ts'
import { commandTitles } from '../../domain/case/case-words.ts'
import { dueTasks } from '../../domain/case/reminders.ts'
import type { Role } from '../../domain/people/roles.ts'
import { capital, lowered } from '../../domain/wording.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { needsClarification } from '../views/banner.ts'
import { deadlineView } from '../views/case-deadline.ts'
import { citation } from '../views/citation.ts'
import { clauseView } from '../views/clauses.ts'
import { deadlines } from '../views/deadline.ts'
import { linkButton } from '../views/form.ts'
import { summaryCard } from '../views/summary-list.ts'
import { tag } from '../views/tag.ts'
import { timeline } from '../views/timeline.ts'
import { asShortDate } from '../views/words.ts'
import { actionFor, actions } from './actions.ts'
import { officeOf, sectionPath } from './case-page.ts'
import { happenings } from './happenings.ts'
import { infectedFiles } from './infected-files.ts'
import type { DeskContext, OpenCase } from './open-case.ts'

/** What a worker sees first: what to do now, what is due by hand, the nearest deadlines and the last happenings. */
export const overview = async (desk: Desk, context: DeskContext, open: OpenCase): Promise<Html> => {
  const running = open.deadlines
    .filter(deadline => deadline.doneOn === undefined)
    .sort((a, b) => (a.due < b.due ? -1 : 1))
  const last = context.actor.role === 'mfc' ? [] : (await happenings(desk, open)).slice(0, 4)
  const id = open.card.line.id
  return html`${await infectedFiles(desk, open)}${nowCard(desk, context, open)}
    ${reminders(desk, open)}
    <div class="house-two">
      <div>
        ${
          running.length > 0 &&
          !open.card.line.finished &&
          html`<h2 class="govuk-heading-m">Идущие сроки</h2>${deadlines(
            running.slice(0, 2).map(deadline => deadlineView(desk.app.law, open.card.state.pack, deadline)),
          )}`
        }
        ${aboutApplicant(desk, context, open)}
      </div>
      <div>${
        last.length > 0 &&
        html`<h2 class="govuk-heading-m">Последнее</h2>${timeline(last)}<p class="govuk-body"><a class="govuk-link" href="${url(sectionPath(id, 'history'))}">Вся история дела</a></p>`
      }</div>
    </div>`
}

/** Buttons of the life-cycle table for the role; what the edition forbids stands below with its reason. */
const nowCard = (desk: Desk, context: DeskContext, open: OpenCase): Html => {
  const { card, pack, status, today } = open
  const offers = offersFor(desk.app, pack, card.state, context.actor, today)
  const mine = status.move !== undefined && status.move.role === context.actor.role
  const can = offers.filter(offer => offer.bar === undefined).sort((a, b) => placeInLife(a) - placeInLife(b))
  const barred = offers.filter(offer => offer.bar !== undefined)
  return html`<section class="house-now ${mine && 'house-now--mine'}">
    <h2 class="govuk-heading-m">${mine ? 'Ход за вами' : 'Что можно сделать сейчас'}</h2>
    ${
      status.move === undefined
        ? html`<p class="govuk-body">Дело завершено, действий не требуется.</p>`
        : html`<p class="govuk-body">${mine ? status.move.what : html`${officeOf(pack, status.move.role)}: ${status.move.what}`}.</p>`
    }
    ${can.length > 0 && html`<div class="govuk-button-group house-now__buttons">${can.map(offer => offerButton(context, open, offer, mine && onTheWay.has(offer.command)))}</div>`}
    ${
      barred.length > 0 &&
      html`<details class="house-details" ${can.length === 0 && html`open`}><summary>Сейчас нельзя и почему: ${barred.length}</summary><ul class="house-barred">${barred.map(
        ({ command, bar }) =>
          html`<li><strong>${capital(actionFor(command)?.label ?? commandTitles[command])}.</strong> ${bar?.because} ${bar?.clause && citation(clauseView(bar.clause, desk.app.law.cited(card.state.pack, bar.clause)))}</li>`,
      )}</ul></details>`
    }
  </section>`
}

/** Commands that bring a case forward; the rest are asides. */
const onTheWay = new Set<Offer['command']>([
  'Register',
  'StartReview',
  'Admit',
  'GiveInformation',
  'RecordTest',
  'SendResult',
])

const placeInLife = ({ command }: Offer): number => {
  const place = actions.findIndex(action => action.command === command)
  return place < 0 ? actions.length : place
}

/** A command of this card is a button; one of another chapter leads there when that page is on the site and open. */
const offerButton = (context: DeskContext, { card }: OpenCase, { command }: Offer, first: boolean): Html => {
  const action = actionFor(command)
  const kind = first ? undefined : ('secondary' as const)
  if (action !== undefined) return linkButton(action.label, paths.caseThing(card.line.id, action.thing), kind)
  const elsewhere = placeOf(card)[chapters[command] ?? 'none']
  const open =
    elsewhere !== undefined &&
    context.request.server.declaredRoutes.some(
      ({ method, path, roles }) =>
        method === 'GET' && path === elsewhere.pattern && roles.includes(context.actor.role as Role),
    )
  return open
    ? linkButton(capital(commandTitles[command]), elsewhere.address, kind)
    : html`<span class="house-muted">${capital(commandTitles[command])}</span>`
}

type Place = { pattern: string; address: string } | undefined
const chapters: Partial<Record<Offer['command'], 'panel' | 'meeting' | 'order'>> = {
  AppointPanel: 'panel',
  ReplaceExpert: 'panel',
  StartAssessment: 'panel',
  ConfirmAwards: 'panel',
  ExaminePetition: 'panel',
  PutOnAgenda: 'meeting',
  TakeOffAgenda: 'meeting',
  OpenMeeting: 'meeting',
  Decide: 'meeting',
  RecordOrder: 'order',
  RecordPublication: 'order',
}

const placeOf = ({ line }: OpenCase['card']): Record<'panel' | 'meeting' | 'order' | 'none', Place> => ({
  panel: { pattern: paths.panel(':id'), address: paths.panel(line.id) },
  meeting:
    line.meetingId === null
      ? { pattern: paths.meetings(), address: paths.meetings() }
      : { pattern: paths.meeting(':id'), address: paths.meeting(line.meetingId) },
  order:
    line.orderId === null
      ? { pattern: paths.orders(), address: paths.orders() }
      : { pattern: paths.order(':id'), address: paths.order(line.orderId) },
  none: undefined,
})

/** What people do by hand at this stage. Those of other offices are shown too: a clerk reminds them. */
const reminders = (desk: Desk, { card, pack }: OpenCase): Html | false => {
  const tasks = dueTasks(card.state, pack)
  return (
    tasks.length > 0 &&
    html`<section class="house-reminders"><h2 class="govuk-heading-s">Сделать вручную</h2><ul>${tasks.map(
      task =>
        html`<li>${task.what} <span class="house-muted">– ${lowered(officeOf(pack, task.who))}</span> ${citation(clauseView(task.clause, desk.app.law.cited(card.state.pack, task.clause)))}</li>`,
    )}</ul></section>`
  )
}

const aboutApplicant = (desk: Desk, { actor }: DeskContext, open: OpenCase): Html => {
  const { card, pack, status } = open
  const { person, organisation, state } = card
  return html`${summaryCard('Заявитель', [
    { name: 'В документах', value: nameWords(desk, open, actor.role) },
    { name: 'Телефон', value: person.phone },
    { name: 'Электронная почта', value: person.email },
    { name: 'Адрес', value: person.address },
    { name: 'Место работы', value: organisation.fullName },
    ...('attestation' in state
      ? [
          {
            name: 'День аттестации',
            value: `${[asShortDate(state.attestation.on), ...(state.attestation.time === undefined ? [] : [state.attestation.time])].join(', ')}, ${state.attestation.place}, ${attestationForms[state.attestation.form]}`,
          },
        ]
      : []),
    { name: 'Регламент', value: `${pack.title}, редакция от ${asShortDate(pack.edition)}` },
  ])}
  ${status.questionMark && needsClarification(`Слово «${status.word}» или его код приняты нами: регламент их не называет.`)}`
}

/** «Ивановой Марии Петровне», with a mark where nobody vouches for the case. */
const nameWords = (desk: Desk, { card }: OpenCase, role: DeskContext['actor']['role']): Html => {
  const name = nameInPapers(desk.app, card.person, card.nameForms)
  const mayMend = role === 'clerk' || role === 'secretary'
  return html`${isDoubtful(name) ? tag({ words: 'падежи не проверены', tone: 'attention' }) : html`кому: ${name.agreed.dative.text}`}
    ${mayMend && html`<a class="govuk-link" href="${url(paths.caseName(card.line.id))}">Падежи имени</a>`}`
}
