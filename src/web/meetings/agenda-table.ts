import type { CasePackage } from '../../application/reads/meetings.ts'
import { awaited } from '../../domain/commission/meeting-state.ts'
import { abstainedIn } from '../../domain/commission/voting.ts'
import { type Html, html, type Printable, url } from '../html.ts'
import { paths } from '../paths.ts'
import { categoryWords } from '../views/category-words.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asRussianNumber } from '../views/words.ts'
import { basisWords, outcomeTags } from './meeting-words.ts'
import { agendaOf, type OpenMeeting } from './open-meeting.ts'

type Packages = Readonly<Record<string, CasePackage>>

/** Cases of the meeting with what is ready for each and how it ended. */
export const agendaTable = (open: OpenMeeting, packages: Packages): Html => {
  const { state } = open
  const voting = state.stage === 'open' || state.stage === 'closed' || state.stage === 'minuted'
  return table({
    caption: 'Повестка',
    captionVisible: true,
    empty: 'В повестке пока нет дел.',
    columns: [
      { label: 'Заявитель' },
      { label: 'Категория и должность' },
      { label: 'Заключение' },
      { label: 'Пакет документов' },
      ...(voting ? [{ label: 'Решение' }] : []),
    ],
    rows: agendaOf(open).map(({ item, number, line }) => [
      html`${number}. <a class="govuk-link" href="${url(paths.agendaItem(open.card.row.id, item.caseId))}">${line?.applicant ?? 'Дело снято'}</a>${item.applicantId === open.seat?.personId && html` ${tag({ words: 'ваше дело: вы не голосуете', tone: 'attention' })}`}<div class="house-muted">${line?.organisation}</div>`,
      line && html`${categoryWords[line.category]}<div class="house-muted">${line.position}</div>`,
      conclusionCell(packages[item.caseId]),
      paperCell(packages[item.caseId]),
      ...(voting ? [decisionCell(open, item)] : []),
    ]),
  })
}

/** «соответствует», the sum and what it rests on. */
export const conclusionCell = (known: CasePackage | undefined): Printable => {
  const conclusion = known?.conclusion
  if (!conclusion) return tag({ words: 'заключения нет', tone: 'bad' })
  const sum = conclusion.total === undefined ? '' : `${asRussianNumber(conclusion.total)} баллов, `
  return html`${tag(conclusion.meets ? { words: 'соответствует', tone: 'good' } : { words: 'не соответствует', tone: 'bad' })}<div class="house-muted">${sum}${basisWords[conclusion.basis]}</div>`
}

const paperCell = (known: CasePackage | undefined): Printable =>
  known === undefined || known.papers.length === 0
    ? tag({ words: 'документов нет', tone: 'attention' })
    : html`<ul class="govuk-list house-papers">${known.papers.map(({ id, title }) => html`<li><a class="govuk-link" href="${url(paths.paper(id))}">${title}</a></li>`)}</ul>`

const decisionCell = ({ state }: OpenMeeting, item: OpenMeeting['state']['agenda'][number]): Printable => {
  if (item.decision !== undefined) {
    const { outcome, ballot } = item.decision
    return html`${tag(outcomeTags[outcome])}<div class="house-muted">за ${ballot.for}, против ${ballot.against}${abstainedIn(ballot) > 0 && `, воздержались ${abstainedIn(ballot)}`}</div>`
  }
  const left = awaited(item, state.present ?? []).length
  return left === 0 ? tag({ words: 'голоса поданы', tone: 'active' }) : `ждём голосов: ${left}`
}
