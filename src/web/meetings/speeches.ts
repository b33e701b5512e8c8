import { presidesHere } from '../../domain/commission/decide-session.ts'
import type { KnownSpeaker } from '../../domain/commission/speakers.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { type Filled, filledWith } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { selectField, textareaField, textField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import type { OpenItem } from './open-item.ts'
import type { MeetingContext } from './open-meeting.ts'

/** The answer for somebody who is named in words. */
export const otherSpeaker = 'other'

const kindWords: Record<KnownSpeaker['kind'], string> = {
  applicant: 'заявитель',
  member: 'член комиссии',
  expert: 'специалист',
}

/** Who spoke on the case: a list for everybody, a form for those who keep the minutes while the meeting goes on. */
export const speechesSection = (context: MeetingContext, open: OpenItem, filled: Filled): Html | false => {
  const { state, speeches } = open
  const notes = mayNote(context, open)
  if (state.stage === 'convened' || state.stage === 'cancelled' || (speeches.length === 0 && !notes)) return false
  return html`<h2 class="govuk-heading-m">Выступили</h2>
    ${
      speeches.length === 0
        ? html`<p class="govuk-body house-muted">Выступлений не записано: раздела «Выступили» в протоколе не будет.</p>`
        : html`<ul class="govuk-list govuk-list--bullet">${speeches.map(
            ({ id, personId, name, gist }) =>
              html`<li><strong>${name ?? nameOf(open, personId)}</strong>: ${gist}${notes && html` <a class="govuk-link" href="${url(`${paths.agendaItem(open.card.row.id, open.item.caseId, { speech: id })}#speaker`)}">Изменить<span class="govuk-visually-hidden">: ${name ?? nameOf(open, personId)}</span></a>`}</li>`,
          )}</ul>`
    }
    ${notes && speechForm(context, open, filled)}`
}

/** A speech that is noted already, as its form shows it. */
export const speechFilled = ({ speeches }: OpenItem, id: string | undefined): Filled => {
  const found = speeches.find(one => one.id === id)
  if (found === undefined) return filledWith({})
  return filledWith({
    speech: found.id,
    speaker: found.personId ?? otherSpeaker,
    speaker_name: found.name ?? '',
    gist: found.gist,
  })
}

const speechForm = (context: MeetingContext, { card, item, speakers }: OpenItem, filled: Filled): Html => {
  const known = typeof filled.typed.speech === 'string' && filled.typed.speech !== ''
  const options = [
    { value: '', label: 'Выберите' },
    ...speakers.map(({ personId, name, kind }) => ({ value: personId, label: `${name}, ${kindWords[kind]}` })),
    { value: otherSpeaker, label: 'Другой человек' },
  ]
  return html`<details class="house-details" ${(known || filled.errors.length > 0) && html`open`}><summary>${known ? 'Изменить выступление' : 'Записать выступление'}</summary>
    ${form({
      action: paths.agendaItemThing(card.row.id, item.caseId, 'speech'),
      csrf: context.csrf,
      filled,
      body: html`${known && html`<input type="hidden" name="speech" value="${filled.typed.speech}">`}
        ${selectField({ name: 'speaker', label: 'Кто выступил', options }, filled)}
        ${textField({ name: 'speaker_name', label: 'Кто именно, если его нет в списке', hint: 'Например: Ветрова А. П., представитель работодателя' }, filled)}
        ${textareaField({ name: 'gist', label: 'Суть', hint: 'Попадёт в протокол; изменить можно, пока заседание не закрыто', rows: 3 }, filled)}
        ${buttonGroup(
          button(known ? 'Сохранить' : 'Записать', { kind: 'secondary' }),
          known && button('Убрать', { kind: 'warning', name: 'remove', value: 'yes' }),
        )}`,
    })}</details>`
}

const mayNote = ({ actor }: MeetingContext, { state }: OpenItem): boolean =>
  state.stage === 'open' &&
  (actor.role === 'secretary' || actor.role === 'chair' || actor.role === 'deputy_chair') &&
  !isRefusal(presidesHere(state, actor))

const nameOf = ({ speakers, names }: OpenItem, personId: string | null): string =>
  speakers.find(one => one.personId === personId)?.name ?? names[personId ?? ''] ?? 'Без имени'
