import { presidesHere } from '../../domain/commission/decide-session.ts'
import { awaited, countedVotes } from '../../domain/commission/meeting-state.ts'
import { abstainedIn, outcomeOf } from '../../domain/commission/voting.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { listed } from '../../domain/wording.ts'
import { emptyForm, type Filled } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { categoryWords } from '../views/category-words.ts'
import { textareaField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import type { PageView } from '../views/layout.ts'
import { refused } from '../views/refused.ts'
import { summaryList } from '../views/summary-list.ts'
import { tag } from '../views/tag.ts'
import { conclusionCell } from './agenda-table.ts'
import { meetingTitle } from './meeting-page.ts'
import { outcomeTags } from './meeting-words.ts'
import type { OpenItem } from './open-item.ts'
import type { MeetingContext } from './open-meeting.ts'
import { speechesSection } from './speeches.ts'
import { ownVote, voteGrid, votesView } from './votes.ts'

/** One case before the commission: what it decides upon, the votes, the decision. */
export const itemPage = (
  desk: Desk,
  context: MeetingContext,
  open: OpenItem,
  filled: Filled,
  refusal?: Refusal,
  speech: Filled = emptyForm,
): PageView => {
  const { item, caseCard, casePackage, state, card } = open
  const { line } = caseCard
  const papers = casePackage?.papers ?? []
  return {
    title: `${line.applicant} – ${meetingTitle(open)}`,
    heading: line.applicant,
    caption: `${meetingTitle(open)}, вопрос ${state.agenda.indexOf(item) + 1} из ${state.agenda.length}`,
    breadcrumbs: [
      { label: 'Заседания', address: paths.meetings() },
      { label: meetingTitle(open), address: paths.meeting(card.row.id) },
    ],
    errors: [...filled.errors, ...speech.errors],
    width: 'wide',
    body: html`${refused(desk.app.law, caseCard.state.pack, refusal)}
      <div class="house-desk"><section class="house-evidence" aria-label="Пакет дела">
        <h2 class="govuk-heading-m">Пакет дела</h2>
        ${summaryList([
          {
            name: 'Дело',
            value:
              line.number === null
                ? 'без номера'
                : html`<a class="govuk-link" href="${url(paths.case(line.id))}">№ ${line.number}</a>`,
          },
          { name: 'Категория', value: categoryWords[line.category] },
          { name: 'Должность', value: line.position },
          { name: 'Место работы', value: caseCard.organisation.shortName },
          { name: 'Заключение', value: conclusionCell(casePackage) },
        ])}
        ${papers.length > 0 && html`<ul class="govuk-list house-papers">${papers.map(({ id, title }) => html`<li><a class="govuk-link" href="${url(paths.paper(id))}">${title}</a></li>`)}</ul>`}
      </section>
      <div class="house-desk__work">${votingSection(context, open, filled)}${decisionSection(context, open, filled)}${speechesSection(context, open, speech)}${removal(context, open)}${neighbours(open)}</div></div>`,
  }
}

const votingSection = (context: MeetingContext, open: OpenItem, filled: Filled): Html | false => {
  const { state, item } = open
  if (state.stage !== 'open' || item.decision !== undefined) return votesView(open)
  const grid = context.actor.role === 'secretary'
  return html`<h2 class="govuk-heading-m">Голосование</h2>
    ${item.applicantId in open.names && html`<p class="govuk-body">${open.names[item.applicantId]} не голосует по собственной аттестации.</p>`}
    ${grid ? voteGrid(context, open, filled) : html`${ownVote(context, open)}${votesView(open)}`}`
}

/** The sum of the votes once all are in; a reason where the commission differs from the specialists. */
const decisionSection = (context: MeetingContext, open: OpenItem, filled: Filled): Html | false => {
  const { state, item, pack, casePackage, card } = open
  if (item.decision !== undefined) {
    const { outcome, ballot } = item.decision
    return html`<h2 class="govuk-heading-m">Решение</h2><p class="govuk-body">${tag(outcomeTags[outcome])} За – ${ballot.for}, против – ${ballot.against}, воздержались – ${abstainedIn(ballot)}, присутствовали – ${ballot.present} из ${ballot.total}.</p>`
  }
  if (state.stage !== 'open') return false
  const missing = awaited(item, state.present)
  if (missing.length > 0)
    return html`<p class="govuk-body">Решение подводят, когда проголосуют все присутствующие. Ждём голосов: ${listed(missing.map(id => open.names[id] ?? 'без имени'))}.</p>`
  const presides = context.actor.role !== 'member' && !isRefusal(presidesHere(state, context.actor))
  if (!presides) return html`<p class="govuk-body">Все проголосовали, итог подводит председатель или секретарь.</p>`
  const counted = countedVotes(item, state.present)
  const outcome = outcomeOf(counted, pack.commission.voting)
  const meets = casePackage?.conclusion?.meets
  const differs = meets !== undefined && (outcome === 'set') !== meets
  return html`<h2 class="govuk-heading-m">Итог</h2>
    <p class="govuk-body">За – ${counted.for}, против – ${counted.against}, воздержались – ${abstainedIn(counted)}. Из голосов следует: ${tag(outcomeTags[outcome])}</p>
    ${outcome === 'refused' && counted.for > counted.against && html`<p class="govuk-body">Голосов «за» больше, чем «против», но это не большинство присутствующих. Пока решение не внесено, голоса можно изменить.</p>`}
    ${form({
      action: paths.agendaItemThing(card.row.id, item.caseId, 'decision'),
      csrf: context.csrf,
      filled,
      body: html`${
        differs &&
        textareaField(
          {
            name: 'reason',
            label: 'Причина решения',
            hint: `Решение расходится с заключением специалистов («${meets ? 'соответствует' : 'не соответствует'}»)`,
            rows: 3,
          },
          filled,
        )
      }${buttonGroup(button('Внести решение комиссии'))}`,
    })}`
}

const removal = (context: MeetingContext, { state, item, card }: OpenItem): Html | false =>
  context.actor.role === 'secretary' &&
  (state.stage === 'convened' || state.stage === 'open') &&
  item.decision === undefined &&
  html`<p class="govuk-body"><a class="govuk-link" href="${url(paths.agendaItemThing(card.row.id, item.caseId, 'removal'))}">Снять с повестки</a></p>`

const neighbours = ({ state, item, card }: OpenItem): Html => {
  const next = state.agenda[state.agenda.indexOf(item) + 1]
  return html`<p class="govuk-body"><a class="govuk-link" href="${url(paths.meeting(card.row.id))}">К повестке</a>${next && html` · <a class="govuk-link" href="${url(paths.agendaItem(card.row.id, next.caseId))}">Следующий вопрос</a>`}</p>`
}
