import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { todayIn } from '../region-day.ts'
import type { Desk } from '../screens.ts'
import { categoryWords } from '../views/category-words.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asShortDate } from '../views/words.ts'

/** Sheets of second opinions in a specialist's own list; nothing when there are none. Which they are, the list does not say. */
export const secondSheets = async (desk: Desk, expertId: string, region: string): Promise<Html | false> => {
  const lines = (await desk.reads.secondsOfExpert(expertId)).filter(
    line => line.region === region && line.status === 'open',
  )
  const today = todayIn(desk, region)
  return (
    lines.length > 0 &&
    table({
      caption: 'Листы, которые ждут вас',
      captionVisible: true,
      empty: '',
      columns: [{ label: 'Заявитель' }, { label: 'Категория' }, { label: 'Что сделать' }, { label: 'Срок' }],
      rows: lines.map(line => [
        html`<a class="govuk-link" href="${url(paths.secondSheet(line.id))}">${line.applicant}</a><div class="house-muted">${line.position}, ${line.organisation}</div>`,
        categoryWords[line.category],
        tag({ words: 'заполнить лист', tone: 'attention' }),
        line.due < today ? tag({ words: `просрочено ${asShortDate(line.due)}`, tone: 'bad' }) : asShortDate(line.due),
      ]),
    })
  )
}
