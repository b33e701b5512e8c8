import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import { type Role, roleTitles } from '../../domain/people/roles.ts'
import { paperWords, wayWords as ways } from '../../domain/regulations/in-words/titles.ts'
import { capital, lowered } from '../../domain/wording.ts'
import type { Filled } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { caseProofs } from '../portfolio/case-proofs.ts'
import type { Desk } from '../screens.ts'
import { deadlineView } from '../views/case-deadline.ts'
import { findings } from '../views/citation.ts'
import { deadlines } from '../views/deadline.ts'
import { textareaField } from '../views/fields.ts'
import { checkedFile } from '../views/files.ts'
import { findingView } from '../views/finding.ts'
import { button, form } from '../views/form.ts'
import { summaryList } from '../views/summary-list.ts'
import { table } from '../views/table.ts'
import { asRussianMoment } from '../views/words.ts'
import { acceptanceChecks, type CheckedGround, groundFinding, serviceChecks } from './actions/grounds.ts'
import { archiveKeepers } from './archive-keepers.ts'
import type { DeskContext, OpenCase } from './open-case.ts'

/** Every deadline of the case: open ones first, then what was done and how. */
export const deadlinesSection = (desk: Desk, { card, deadlines: all }: OpenCase): Html => {
  const open = all.filter(one => one.doneOn === undefined).sort((a, b) => (a.due < b.due ? -1 : 1))
  const done = all.filter(one => one.doneOn !== undefined)
  const view = (list: typeof all) => deadlines(list.map(one => deadlineView(desk.app.law, card.state.pack, one)))
  const questions = desk.app.law.calendar(card.line.region).questions
  return html`${all.length === 0 && html`<div class="house-empty">Сроки ещё не начались.</div>`}
    ${open.length > 0 && html`<h2 class="govuk-heading-m">${card.line.finished ? 'Не закрыты событием' : 'Идут'}</h2>${view(open)}`}
    ${done.length > 0 && html`<h2 class="govuk-heading-m">Исполнены</h2>${view(done)}`}
    ${
      questions.length > 0 &&
      html`<details class="house-details"><summary>Вопросы к производственному календарю: ${questions.length}</summary><ul class="govuk-list govuk-list--bullet">${questions.map(question => html`<li>${question}</li>`)}</ul></details>`
    }`
}

/** The clerk's own rules, run now over what the application says: the letters read the same findings. */
export const checksSection = (desk: Desk, open: OpenCase): Html => {
  const { law } = desk.app
  const pack = open.card.state.pack
  const view = (check: CheckedGround) => groundFinding(law, pack, check)
  const lists = [
    { title: 'Основания отказа в приёме документов', checks: acceptanceChecks(open) },
    { title: 'Основания отказа в предоставлении услуги', checks: serviceChecks(open, desk) },
  ]
  const decided = 'refusal' in open.card.state ? open.card.state.refusal.findings : []
  return html`<p class="govuk-body">Проверено сейчас по сведениям заявления, на день подачи ${asShortRussianDate(open.card.line.received)}. Перечни исчерпывающие.</p>
    ${decided.length > 0 && html`<h2 class="govuk-heading-m">Названо в отказе</h2>${findings(decided.map(finding => findingView(law, pack, finding, 'основание отказа')))}`}
    ${lists.map(
      ({ title, checks }) =>
        html`<h2 class="govuk-heading-m">${title}</h2>${
          checks.length === 0
            ? html`<div class="house-empty">Таких оснований регламент не называет.</div>`
            : findings([...checks].sort(mostUrgent).map(view))
        }`,
    )}`
}

const mostUrgent = (a: CheckedGround, b: CheckedGround): number => rank(a) - rank(b)
const rank = ({ byPerson, finding }: CheckedGround): number => (!finding.met ? 0 : byPerson ? 1 : 2)

/** The form as it was read and answered, and everything attached to it. */
export const applicationSection = async (desk: Desk, { card, pack }: OpenCase): Promise<Html> => {
  const form = await desk.reads.applicationAnswers(card.line.id)
  const proofs = await desk.reads.caseEvidence(card.line.id)
  // Files of proofs stand beside their proofs.
  const checks = await desk.reads.fileChecks(card.files.map(({ digest }) => digest))
  const otherFiles = card.files.filter(({ id }) => !proofs.some(({ file }) => file?.id === id))
  return html`${
    form === undefined
      ? html`<div class="house-empty">Ответы на вопросы формы не сохранены.</div>`
      : html`<p class="govuk-body">Так заявитель прочёл вопросы и так ответил ${asRussianMoment(form.submittedAt, pack.authority.time_zone)}.</p>${summaryList(
          form.answers.map(({ question, answer }) => ({ name: question, value: answer })),
        )}`
  }
  ${proofs.length > 0 && html`<h2 class="govuk-heading-m">Портфолио в деле</h2>${caseProofs(proofs, card.line.category, { checks, pack })}`}
  <h2 class="govuk-heading-m">Приложенные файлы</h2>
  ${table({
    caption: 'Приложенные файлы',
    columns: [{ label: 'Документ' }, { label: 'Файл' }, { label: 'Получен' }],
    empty: 'Файлов нет',
    rows: otherFiles.map(file => [
      capital(pack.evidence.find(line => line.document === file.document)?.title ?? paperWords.other),
      checkedFile(file, checks, pack),
      asRussianMoment(file.uploadedAt, pack.authority.time_zone),
    ]),
  })}`
}

/** Papers that the system made, each frozen as it was sent. */
export const papersSection = async (
  desk: Desk,
  { card, pack }: OpenCase,
  role: DeskContext['actor']['role'],
): Promise<Html> => {
  const checks = await desk.reads.fileChecks(card.files.map(({ digest }) => digest))
  return html`${archiveKeepers.some(keeper => keeper === role) && html`<p class="govuk-body"><a class="govuk-link" href="${url(paths.caseThing(card.line.id, 'whole'))}">Архив дела одним файлом</a></p>`}
  ${table({
    caption: 'Документы дела',
    columns: [{ label: 'Документ' }, { label: 'Кому' }, { label: 'Составлен' }, { label: 'Отправлен' }],
    empty: 'Документов пока нет: они появляются вместе с решениями по делу.',
    rows: [...card.papers]
      .reverse()
      .map(paper => [
        html`<a class="govuk-link" href="${url(paths.paper(paper.id))}">${paper.title}</a> <a class="house-muted" href="${url(paths.paperFile(paper.id, 'pdf'))}" aria-label="${paper.title}, PDF">PDF</a>`,
        recipients[paper.recipient] ?? paper.recipient,
        asRussianMoment(paper.madeAt, pack.authority.time_zone),
        card.notices
          .filter(notice => notice.documentId === paper.id)
          .map(notice => html`<div>${wayWords(notice.way)}</div>`),
      ]),
  })}
  ${
    card.files.length > 0 &&
    html`<h2 class="govuk-heading-m">Файлы заявителя</h2><ul class="govuk-list">${card.files.map(file => html`<li>${checkedFile(file, checks, pack)}</li>`)}</ul>`
  }`
}

/** Messages both ways, and what the system sent by itself. */
export const messagesSection = (csrf: string, { card, pack }: OpenCase, filled: Filled, mayWrite: boolean): Html => {
  const zone = pack.authority.time_zone
  return html`<div class="house-two"><div>
    <h2 class="govuk-heading-m">Сообщения</h2>
    ${card.messages.length === 0 && html`<div class="house-empty">Сообщений пока нет.</div>`}
    <ol class="house-talk">${card.messages.map(
      message => html`<li class="house-talk__item ${message.authorId === card.line.applicantId && 'house-talk__item--theirs'}">
        <p class="house-talk__who">${message.author}, ${lowered(roleTitles[message.role as Role] ?? message.role)} <time datetime="${message.sentAt.toISOString()}">${asRussianMoment(message.sentAt, zone)}</time></p>
        <p class="house-talk__words">${message.body}</p></li>`,
    )}</ol>
    ${
      mayWrite &&
      form({
        action: paths.caseThing(card.line.id, 'messages'),
        csrf,
        filled,
        body: html`${textareaField({ name: 'body', label: 'Написать заявителю', hint: 'Сообщение появится в личном кабинете заявителя', rows: 4 }, filled)}${button('Отправить')}`,
      })
    }</div>
    <div><h2 class="govuk-heading-m">Уведомления</h2>
    ${table({
      caption: 'Отправленные уведомления',
      columns: [{ label: 'Что' }, { label: 'Как' }, { label: 'Когда' }],
      empty: 'Уведомлений пока нет.',
      rows: [...card.notices]
        .reverse()
        .map(notice => [
          html`${notice.subject}${notice.readAt !== null && html`<div class="house-muted">прочитано</div>`}`,
          wayWords(notice.way),
          asRussianMoment(notice.sentAt ?? notice.createdAt, zone),
        ]),
    })}</div></div>`
}

const recipients: Record<string, string> = {
  applicant: 'заявителю',
  employer: 'работодателю',
  experts: 'специалистам',
  commission: 'комиссии',
  file: 'в дело',
}

const wayWords = (way: string): string => (Object.hasOwn(ways, way) ? ways[way as keyof typeof ways] : way)
