import type { Wait } from '../../application/school/waits.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { dayWithDaysLeft } from '../views/due-cell.ts'
import { table } from '../views/table.ts'
import { asShortDate } from '../views/words.ts'

/** Where a thing that waits is done. */
const addressOf = ({ kind, id, documentId }: Wait): string => {
  switch (kind) {
    case 'confirm':
      return paths.schoolConfirmation(id)
    case 'certify':
      return paths.schoolSet(id)
    case 'petition':
      return paths.schoolPetition(id)
    case 'answer_request':
      return paths.schoolAnswer(id)
    default:
      return documentId === undefined ? paths.schoolDesk() : paths.paper(documentId)
  }
}

/** Everything that waits for the school, the nearest date first. */
export const waitsTable = (waits: readonly Wait[], today: PlainDate): Html =>
  table({
    caption: 'Что ждёт школу',
    columns: [{ label: 'Что сделать' }, { label: 'Педагог' }, { label: 'Ждёт с' }, { label: 'Ближайший срок дела' }],
    empty: html`Сейчас от школы ничего не ждут. Когда педагог пришлёт документы или министерство спросит о работе педагога, это появится здесь и придёт на почту школы.`,
    rows: waits.map(wait => [
      html`<a class="govuk-link" href="${url(addressOf(wait))}">${wait.words}<span class="govuk-visually-hidden">, ${wait.teacher}</span></a>`,
      html`${wait.teacher}${wait.caseNumber !== null && html`<div class="house-muted">дело № ${wait.caseNumber}</div>`}`,
      asShortDate(wait.since),
      wait.due === null ? '–' : dayWithDaysLeft(wait.due, today),
    ]),
  })
