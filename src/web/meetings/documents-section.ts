import { type MeetingDocument, offeredDocuments } from '../../application/meeting-documents.ts'
import { emptyForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { form } from '../views/form.ts'
import { asShortDate } from '../views/words.ts'
import type { MeetingContext, OpenMeeting } from './open-meeting.ts'

/** Papers of the meeting that were made, and for the secretary those that can be made from the agenda now. */
export const documentsSection = (context: MeetingContext, open: OpenMeeting): Html | false => {
  const { card, state, pack } = open
  const made = card.papers.filter(({ form: kind }) => kind !== 'minutes')
  const makes = context.actor.role === 'secretary' && state.stage !== 'cancelled'
  const offered = makes ? offeredDocuments(pack).filter(one => one !== 'meeting_link' || state.link !== undefined) : []
  const ready = state.agenda.length > 0 ? offered : offered.filter(one => one === 'meeting_link')
  if (made.length === 0 && ready.length === 0) return false
  return html`<h2 class="govuk-heading-m">Документы к заседанию</h2>
    ${
      made.length > 0 &&
      html`<ul class="govuk-list house-papers">${made.map(({ id, title, madeOn }) => html`<li><a class="govuk-link" href="${url(paths.paper(id))}">${title}</a> <span class="house-muted">${asShortDate(madeOn)}</span></li>`)}</ul>`
    }
    ${
      ready.length > 0 &&
      form({
        action: paths.meetingThing(card.row.id, 'documents'),
        csrf: context.csrf,
        filled: emptyForm,
        body: html`<div class="govuk-button-group">${ready.map(
          document =>
            html`<button class="govuk-button govuk-button--secondary" type="submit" name="document" value="${document}">${labels[document]}</button>`,
        )}</div>`,
      })
    }`
}

const labels: Record<MeetingDocument, string> = {
  agenda: 'Составить повестку',
  case_package: 'Собрать документы к заседанию',
  meeting_link: 'Разослать ссылку на заседание',
}
