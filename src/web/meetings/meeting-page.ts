import { presidesHere } from '../../domain/commission/decide-session.ts'
import { mayOrderMeeting } from '../../domain/commission/meeting-life-cycle.ts'
import { belongsIn } from '../../domain/order/order.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { emptyForm, type Filled } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import type { PageView } from '../views/layout.ts'
import { refused } from '../views/refused.ts'
import { summaryList } from '../views/summary-list.ts'
import { tag } from '../views/tag.ts'
import { asRussianDate, asShortDate } from '../views/words.ts'
import { agendaTable } from './agenda-table.ts'
import { attendanceSection, minutesSection } from './attendance.ts'
import { documentsSection } from './documents-section.ts'
import { heldWords, meetingTags } from './meeting-words.ts'
import type { MeetingContext, OpenMeeting } from './open-meeting.ts'

export const meetingTitle = ({ state }: OpenMeeting): string => `Заседание ${asShortDate(state.on)}`

/** One meeting from its appointment to the signed minutes. */
export const meetingPage = async (
  desk: Desk,
  context: MeetingContext,
  open: OpenMeeting,
  refusal?: Refusal,
  attendance: Filled = emptyForm,
): Promise<PageView> => {
  const { state, card } = open
  const packages = await desk.reads.packagesOf(state.agenda.map(({ caseId }) => caseId))
  return {
    title: meetingTitle(open),
    heading: `Заседание ${asRussianDate(state.on)}`,
    caption: open.pack.authority.commission_name,
    breadcrumbs: [{ label: 'Заседания', address: paths.meetings() }],
    width: 'wide',
    body: html`${refused(desk.app.law, open.packRef, refusal)}
      ${summaryList([
        { name: 'Состояние', value: tag(meetingTags[state.stage]) },
        { name: 'Когда', value: `${asRussianDate(state.on)}, ${state.time}` },
        { name: 'Как', value: heldWords[state.form] },
        { name: 'Где', value: state.place },
        ...(state.link === undefined
          ? []
          : [
              {
                name: 'Ссылка',
                value: html`<a class="govuk-link" href="${url(state.link)}" rel="noreferrer noopener">${state.link}</a>`,
              },
            ]),
        ...(state.stage === 'cancelled' ? [{ name: 'Причина отмены', value: state.reason }] : []),
      ])}
      ${changes(context, open)}
      ${agendaTable(open, packages)}
      ${documentsSection(context, open)}
      ${attendanceSection(desk, context, open, attendance)}
      ${session(context, open)}
      ${minutesSection(context, open)}
      ${afterwards(context, open)}
      ${card.orderIds.map(id => html`<p class="govuk-body"><a class="govuk-link" href="${url(paths.order(id))}">Приказ по итогам заседания</a></p>`)}`,
  }
}

const may = ({ actor }: MeetingContext, { state }: OpenMeeting, command: Parameters<typeof mayOrderMeeting>[1]) =>
  mayOrderMeeting(state.stage, command, actor.role) && !isRefusal(presidesHere(state, actor))

/** What may still be changed about the meeting itself. */
const changes = (context: MeetingContext, open: OpenMeeting): Html => {
  const { id } = open.card.row
  const thing = (name: string) => paths.meetingThing(id, name)
  return buttonGroup(
    may(context, open, 'AddItem') && linkButton('Включить дела в повестку', thing('agenda')),
    may(context, open, 'Reconvene') && linkButton('Перенести', thing('move'), 'secondary'),
    may(context, open, 'Cancel') && linkButton('Отменить заседание', thing('cancellation'), 'secondary'),
    html`<a class="govuk-link" href="${url(thing('print'))}">Повестка для печати</a>`,
  )
}

/** Opening and closing: only what can be done now stands here, and why not yet otherwise. */
const session = (context: MeetingContext, open: OpenMeeting): Html | false => {
  const { state, card, today } = open
  const act = (name: string, label: string) =>
    form({
      action: paths.meetingThing(card.row.id, name),
      csrf: context.csrf,
      filled: emptyForm,
      body: buttonGroup(button(label)),
    })
  if (state.stage === 'convened' && may(context, open, 'Open')) {
    if (today !== state.on)
      return html`<p class="govuk-body">Открыть заседание можно ${asShortDate(state.on)}, в назначенный день.</p>`
    return state.present === undefined
      ? html`<p class="govuk-body">Отметьте присутствующих, после этого заседание можно открыть.</p>`
      : act('opening', 'Открыть заседание')
  }
  if (state.stage === 'open' && may(context, open, 'Close')) {
    const left = state.agenda.filter(({ decision }) => decision === undefined).length
    return left > 0
      ? banner({
          kind: 'information',
          title: 'Заседание идёт',
          body: `Без решения дел: ${left}. Откройте дело в повестке, чтобы внести голоса и подвести итог.`,
        })
      : act('closing', 'Закрыть заседание и составить протокол')
  }
  return false
}

/** What the decisions lead to: the order, and letters to those whom no order names. */
const afterwards = (context: MeetingContext, open: OpenMeeting): Html | false => {
  const { state, card, pack } = open
  if (context.actor.role !== 'secretary' || (state.stage !== 'closed' && state.stage !== 'minuted')) return false
  const waiting = card.agenda.filter(({ stage }) => stage === 'decided')
  const outside = waiting.filter(({ outcome }) => outcome !== null && !belongsIn(pack, { outcome }))
  const inside = waiting.length - outside.length
  return html`${inside > 0 && card.orderIds.length === 0 && linkButton('Подготовить приказ', paths.newOrder({ meeting: card.row.id }))}
    ${
      outside.length > 0 &&
      form({
        action: paths.meetingThing(card.row.id, 'refusals'),
        csrf: context.csrf,
        filled: emptyForm,
        body: html`<p class="govuk-body">Отказов, о которых приказ не издаётся: ${outside.length}. Заявителям направляют решение об отказе.</p>${buttonGroup(button('Направить решения об отказе'))}`,
      })
    }`
}
