import { quorumFinding, signatoriesOf } from '../../domain/commission/decide-session.ts'
import { quorumOf } from '../../domain/commission/voting.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { emptyForm, type Filled, filledWith } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { checkView } from '../views/check.ts'
import { findings } from '../views/citation.ts'
import { checkboxesField, textField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { asShortDate } from '../views/words.ts'
import { dutyWords } from './meeting-words.ts'
import type { MeetingContext, OpenMeeting } from './open-meeting.ts'

/** Who came, with the quorum counted out; the secretary marks it on the day of the meeting. */
export const attendanceSection = (desk: Desk, context: MeetingContext, open: OpenMeeting, filled: Filled): Html => {
  const { state, pack, card, today, names } = open
  const present = state.present
  const marks =
    context.actor.role === 'secretary' && ((state.stage === 'convened' && today === state.on) || state.stage === 'open')
  return html`<h2 class="govuk-heading-m">Присутствие и кворум</h2>
    ${
      present === undefined
        ? html`<p class="govuk-body">${quorumWords(pack, state.roster.length)} Присутствующих отмечают в день заседания.</p>`
        : findings([
            checkView(desk.app.law, open.packRef, {
              ...quorumFinding(state.roster.length, present.length, pack.commission.quorum),
              known: {},
            }),
          ])
    }
    ${
      marks
        ? form({
            action: paths.meetingThing(card.row.id, 'attendance'),
            csrf: context.csrf,
            filled,
            body: html`${checkboxesField(
              {
                name: 'present',
                label: 'Кто присутствует',
                options: state.roster.map(({ personId, duty, tradeUnion }) => ({
                  value: personId,
                  label: names[personId] ?? 'Без имени',
                  hint: `${dutyWords[duty]}${tradeUnion ? ', представитель профсоюза' : ''}`,
                })),
              },
              filledWith({ present: filled.typed.present ?? present ?? [] }),
            )}${absenceFields(open, filled)}${buttonGroup(button('Отметить присутствующих', { kind: 'secondary' }), button('Отметить всех', { kind: 'secondary', name: 'all', value: 'yes' }))}`,
          })
        : rosterList(open)
    }`
}

export const absenceField = (personId: string): string => `absence_${personId}`

/** Why each of the absent did not come; before anybody is marked all may turn out absent. */
const absenceFields = ({ state, names, notes }: OpenMeeting, filled: Filled): Html | false => {
  const absent = state.roster.filter(({ personId }) => !state.present?.includes(personId))
  if (absent.length === 0) return false
  const shown: Filled = {
    typed: {
      ...Object.fromEntries(Object.entries(notes.absences).map(([id, reason]) => [absenceField(id), reason])),
      ...filled.typed,
    },
    errors: filled.errors,
  }
  return html`<details class="house-details" ${(state.present !== undefined || filled.errors.length > 0) && html`open`}><summary>Причины отсутствия</summary>
    <p class="govuk-body">Можно не указывать. Причина отсутствующего попадёт в протокол.</p>
    ${absent.map(({ personId }) => textField({ name: absenceField(personId), label: names[personId] ?? 'Без имени' }, shown))}</details>`
}

const rosterList = ({ state, names, notes }: OpenMeeting): Html =>
  html`<ul class="govuk-list">${state.roster.map(
    ({ personId, duty, tradeUnion }) =>
      html`<li>${names[personId] ?? 'Без имени'} <span class="house-muted">${dutyWords[duty]}${tradeUnion && ', представитель профсоюза'}${state.present !== undefined && (state.present.includes(personId) ? ', присутствует' : `, отсутствует${notes.absences[personId] === undefined ? '' : `: ${notes.absences[personId]}`}`)}</span></li>`,
  )}</ul>`

/** «Членов комиссии 7; для кворума нужно 5.» */
export const quorumWords = ({ commission: { quorum } }: Pack, members: number): string =>
  `Членов комиссии ${members}; для кворума (${quorum.numerator}/${quorum.denominator}) нужно ${quorumOf(members, quorum)}.`

/** Who signs the minutes, who has, and one's own signature. */
export const minutesSection = (context: MeetingContext, open: OpenMeeting): Html | false => {
  const { state, card, pack, names, seat } = open
  if (state.stage !== 'closed' && state.stage !== 'minuted') return false
  const due = signatoriesOf(state, pack.commission.signed_by.roles)
  const signedBy = (id: string) => state.signatures.find(({ personId }) => personId === id)
  const papers = card.papers.filter(({ form }) => form === 'minutes')
  const mine = due.some(({ personId }) => personId === seat?.personId) && signedBy(seat?.personId ?? '') === undefined
  return html`<h2 class="govuk-heading-m">Протокол</h2>
    ${papers.map(({ id, title }) => html`<p class="govuk-body"><a class="govuk-link" href="${url(paths.paper(id))}">${title}</a></p>`)}
    <ul class="govuk-list">${due.map(({ personId, duty }) => {
      const signed = signedBy(personId)
      return html`<li>${names[personId] ?? 'Без имени'} <span class="house-muted">${dutyWords[duty]}: ${signed === undefined ? 'подписи ещё нет' : `подписано ${asShortDate(signed.on)}`}</span></li>`
    })}</ul>
    ${
      mine &&
      form({
        action: paths.meetingThing(card.row.id, 'signature'),
        csrf: context.csrf,
        filled: emptyForm,
        body: html`<p class="govuk-body">Подпись учебная: в этой версии файл электронной подписи к протоколу не прикладывается.</p>${buttonGroup(button('Подписать протокол'))}`,
      })
    }`
}
