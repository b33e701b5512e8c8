import { type Vote, votes } from '../../domain/commission/meeting-events.ts'
import { votersOn } from '../../domain/commission/meeting-state.ts'
import { emptyForm, type Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { paths } from '../paths.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import { table } from '../views/table.ts'
import { dutyWords } from './meeting-words.ts'
import type { OpenItem } from './open-item.ts'
import type { MeetingContext } from './open-meeting.ts'

export const voteField = (personId: string): string => `vote_${personId}`
const voteWords: Record<Vote, string> = { for: 'За', against: 'Против', abstained: 'Воздержался' }

/** All votes of an item at once, as the secretary writes them down; «все за» is filled in by the server. */
export const voteGrid = (context: MeetingContext, open: OpenItem, filled: Filled): Html => {
  const { item, state, names, card } = open
  const voters = votersOn(item, state.present ?? [])
  const given = (personId: string): unknown => filled.typed[voteField(personId)] ?? item.votes[personId]
  const choice = (personId: string, vote: Vote): Html => {
    const id = `${voteField(personId)}_${vote}`
    return html`<div class="govuk-radios govuk-radios--small house-vote"><div class="govuk-radios__item"><input class="govuk-radios__input" type="radio" id="${id}" name="${voteField(personId)}" value="${vote}" ${given(personId) === vote && html`checked`}><label class="govuk-label govuk-radios__label" for="${id}"><span class="govuk-visually-hidden">${names[personId]}: </span>${voteWords[vote]}</label></div></div>`
  }
  return html`<p class="govuk-body">${linkButton('Все «за»', paths.agendaItem(card.row.id, item.caseId, { fill: 'for' }), 'secondary')}</p>
    ${form({
      action: paths.agendaItemThing(card.row.id, item.caseId, 'votes'),
      csrf: context.csrf,
      filled,
      body: html`${table({
        caption: 'Голоса присутствующих',
        narrow: 'cards',
        empty: 'Присутствующие не отмечены.',
        columns: [{ label: 'Член комиссии' }, ...votes.map(vote => ({ label: voteWords[vote] }))],
        rows: voters.map(personId => [
          html`${names[personId] ?? 'Без имени'}<div class="house-muted">${dutyOf(open, personId)}</div>`,
          ...votes.map(vote => choice(personId, vote)),
        ]),
      })}${buttonGroup(button('Записать голоса'))}`,
    })}`
}

/** A member's own vote: a button for each, changeable until the item is decided. */
export const ownVote = (context: MeetingContext, { item, state, seat, card }: OpenItem): Html | false => {
  if (seat === undefined || item.applicantId === seat.personId) return false
  if (!state.present?.includes(seat.personId))
    return html`<p class="govuk-body">Вы не отмечены среди присутствующих: голосуют только они. Если вы на заседании, скажите секретарю.</p>`
  const own = item.votes[seat.personId]
  return form({
    action: paths.agendaItemThing(card.row.id, item.caseId, 'vote'),
    csrf: context.csrf,
    filled: emptyForm,
    body: html`<p class="govuk-body">${own === undefined ? 'Вы ещё не голосовали.' : `Ваш голос: «${voteWords[own].toLowerCase()}». Его можно изменить, пока не внесено решение.`}</p>
      ${buttonGroup(...votes.map(vote => button(voteWords[vote], { kind: vote === 'for' ? undefined : 'secondary', name: 'vote', value: vote })))}`,
  })
}

/** How each has voted so far; open voting (196 п. 40). */
export const votesView = (open: OpenItem): Html | false => {
  const { item, state, names } = open
  if (state.stage === 'convened' || state.stage === 'cancelled') return false
  return table({
    caption: 'Голоса',
    captionVisible: true,
    narrow: 'scroll',
    empty: 'Голосов нет.',
    columns: [{ label: 'Член комиссии' }, { label: 'Голос' }],
    rows: votersOn(item, state.present).map(personId => {
      const vote = item.votes[personId]
      return [
        html`${names[personId] ?? 'Без имени'}<div class="house-muted">${dutyOf(open, personId)}</div>`,
        vote === undefined ? 'не подан' : voteWords[vote],
      ]
    }),
  })
}

const dutyOf = ({ state }: OpenItem, personId: string): string => {
  const duty = state.roster.find(seat => seat.personId === personId)?.duty
  return duty === undefined ? '' : dutyWords[duty]
}
