import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { writeMessage } from '../../application/applicant-moves.ts'
import { peopleIn } from '../../application/event-words.ts'
import { type MyCase, myCase } from '../../application/my-case.ts'
import type { CaseEvent } from '../../domain/case/events.ts'
import { roleTitles } from '../../domain/people/roles.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { lowered } from '../../domain/wording.ts'
import { requiredWords } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, type Filled, readForm, withErrors } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { myAwardNote, mySeatNote } from '../testing/my-seat.ts'
import { applicantHistory } from '../views/applicant-history.ts'
import { deadlineView } from '../views/case-deadline.ts'
import { categoryInFull } from '../views/category-words.ts'
import { citation } from '../views/citation.ts'
import { clauseView } from '../views/clauses.ts'
import { doneBox } from '../views/confirmation.ts'
import { deadlines } from '../views/deadline.ts'
import { textareaField } from '../views/fields.ts'
import { checkedFile } from '../views/files.ts'
import { button, form, linkButton } from '../views/form.ts'
import { actionsOf, caseTabs, groundsOf, stateBox } from '../views/my-case.ts'
import { titleOfKind } from '../views/paper-kinds.ts'
import { resultOf } from '../views/result.ts'
import { summaryList } from '../views/summary-list.ts'
import { table } from '../views/table.ts'
import { timeline } from '../views/timeline.ts'
import { asRussianMoment, asShortDate } from '../views/words.ts'
import { advice } from './apply.ts'

/** Who has cases of their own. */
export const applicants = ['teacher', 'representative'] as const
export type ApplicantContext = PageContext<(typeof applicants)[number]>

/** The applicant's own case: its way, papers, messages, the form as it was sent. */
export const myCaseRoutes = (server: FastifyInstance, desk: Desk): void => {
  const get = (path: string, draw: (context: ApplicantContext, mine: MyCase) => Promise<Drawn> | Drawn): void =>
    page(server, {
      method: 'GET',
      path,
      roles: applicants,
      handler: async context => {
        const mine = await ownCase(desk, context)
        return context.render({ ...frame(mine), ...(await draw(context, mine)) })
      },
    })

  get(paths.application(':id'), async (_, mine) => overview(desk, mine))
  get(paths.applicationThing(':id', 'papers'), async (_, mine) => papersTab(desk, mine))
  get(paths.applicationThing(':id', 'messages'), (context, mine) => messagesTab(context, mine, emptyForm))
  get(paths.applicationThing(':id', 'form'), (_, mine) => formTab(mine))
  get(paths.applicationThing(':id', 'sent'), (_, mine) => receipt(desk, mine))

  page(server, {
    method: 'POST',
    path: paths.applicationThing(':id', 'messages'),
    roles: applicants,
    handler: async context => {
      const read = readForm(z.object({ body: requiredWords('Напишите сообщение') }), context.body)
      const mine = await ownCase(desk, context)
      if (!read.ok) return context.render({ ...frame(mine), ...messagesTab(context, mine, read.filled) }, 422)
      const done = await writeMessage(desk.app, by(context, read.once), mine.card.line.id, read.value.body)
      if (isRefusal(done)) {
        const filled = withErrors(read.filled, { field: 'body', message: done.because })
        return context.render({ ...frame(mine), ...messagesTab(context, mine, filled) }, 422)
      }
      const words = 'Сообщение отправлено. Ответ придёт сюда же.'
      return context.goTo(paths.applicationThing(mine.card.line.id, 'messages'), { kind: 'success', words })
    },
  })
}

type Drawn = Partial<ReturnType<typeof frame>> & Pick<Parameters<ApplicantContext['render']>[0], 'body' | 'errors'>

/** The case of the address; somebody else's is not there. */
export const ownCase = async (desk: Desk, context: ApplicantContext): Promise<MyCase> => {
  const mine = await myCase(desk.app, desk.reads, context.actor, context.params.id ?? '')
  if (mine === undefined) throw new NotForYou()
  return mine
}

export const caseCrumbs = ({ card }: MyCase) => [
  { label: 'Мои заявления', address: paths.myApplications() },
  {
    label: card.line.number === null ? 'Заявление' : `№ ${card.line.number}`,
    address: paths.application(card.line.id),
  },
]

const frame = ({ card, pack }: MyCase) => ({
  title: `${categoryInFull(card.line.category)}, ${lowered(card.line.position)}`,
  caption: `${card.line.number === null ? `Заявление от ${asShortDate(card.line.received)}` : `Заявление № ${card.line.number} от ${asShortDate(card.line.received)}`}${card.line.epguNumber === null ? '' : `, ЕПГУ ${card.line.epguNumber}`} · ${pack.authority.name}`,
  breadcrumbs: [{ label: 'Мои заявления', address: paths.myApplications() }],
  sections: caseTabs(card.line.id, '', card.messages.length),
})

const overview = async (desk: Desk, mine: MyCase): Promise<Drawn> => {
  const { card, pack, history } = mine
  const { law } = desk.app
  const names = await desk.reads.peopleNames(peopleIn(history.map(({ type, data }) => ({ type, data }) as CaseEvent)))
  return {
    body: html`${stateBox(mine)}${await mySeatNote(desk, mine)}${await myAwardNote(desk, mine)}${resultOf(mine)}${groundsOf(law, mine)}${actionsOf(law, mine)}
      ${advice(pack, 'decision' in card.state && card.state.decision ? 'result' : 'case')}
      ${mine.deadlines.length > 0 && html`<h2 class="govuk-heading-m">Сроки</h2>${deadlines(mine.deadlines.map(one => deadlineView(law, packRef(pack), one)))}`}
      <h2 class="govuk-heading-m">История</h2>${timeline(applicantHistory(pack, history, names))}`,
  }
}

const papersTab = async (desk: Desk, { card, papers, pack, moves }: MyCase): Promise<Drawn> => {
  const proofs = await desk.reads.caseEvidence(card.line.id)
  const checks = await desk.reads.fileChecks(card.files.map(({ digest }) => digest))
  return {
    sections: caseTabs(card.line.id, 'papers', card.messages.length),
    body: html`<h2 class="govuk-heading-m">Документы дела</h2>
    ${table({
      caption: 'Документы дела',
      columns: [{ label: 'Документ' }, { label: 'Дата' }, { label: 'Основание' }],
      empty: 'Документов пока нет. Они появятся здесь, и мы пришлём сообщение.',
      rows: papers.map(paper => [
        html`<a class="govuk-link" href="${url(paths.paper(paper.id))}">${paper.title}</a>`,
        asShortDate(paper.madeOn),
        citation(clauseView(paper.clause, desk.app.law.cited(packRef(pack), paper.clause))),
      ]),
    })}
    <h2 class="govuk-heading-m">Вы приложили</h2>
    ${proofs.length > 0 && html`<p class="govuk-body">Доказательства из портфолио – <a class="govuk-link" href="${url(paths.applicationThing(card.line.id, 'portfolio'))}">на своей странице</a>: ${proofs.length}.</p>`}
    ${table({
      caption: 'Приложенные файлы',
      columns: [{ label: 'Файл' }, { label: 'Вид документа' }, { label: 'Приложен' }],
      empty: 'Файлов нет.',
      rows: card.files
        .filter(({ id }) => !proofs.some(({ file }) => file?.id === id))
        .map(file => [
          checkedFile(file, checks, pack),
          titleOfKind(pack, file.document),
          asRussianMoment(file.uploadedAt, pack.authority.time_zone),
        ]),
    })}
    ${moves.supply === undefined ? linkButton('Дополнить документы', paths.applicationThing(card.line.id, 'supplement'), 'secondary') : html`<p class="govuk-body">${moves.supply.because}</p>`}`,
  }
}

const messagesTab = (context: ApplicantContext, { card, pack }: MyCase, filled: Filled): Drawn => ({
  sections: caseTabs(card.line.id, 'messages', card.messages.length),
  errors: filled.errors,
  body: html`${card.messages.length === 0 && html`<p class="govuk-body">Сообщений пока нет. Здесь можно задать вопрос тому, кто ведёт дело.</p>`}
    ${timeline(
      card.messages.map(message => ({
        title: message.authorId === context.actor.personId ? 'Вы' : message.author,
        by: message.authorId === context.actor.personId ? undefined : titleOfRole(message.role),
        at: { iso: message.sentAt.toISOString(), words: asRussianMoment(message.sentAt, pack.authority.time_zone) },
        details: html`<p class="govuk-body house-preline">${message.body}</p>`,
      })),
    )}
    <div class="house-reading">${form({
      action: paths.applicationThing(card.line.id, 'messages'),
      csrf: context.csrf,
      filled,
      body: html`${textareaField({ name: 'body', label: 'Новое сообщение', hint: 'Не пишите сюда данные паспорта' }, filled)}${button('Отправить')}`,
    })}</div>`,
})

const titleOfRole = (role: string): string | undefined => Object.entries(roleTitles).find(([key]) => key === role)?.[1]

const formTab = ({ card, answers }: MyCase): Drawn => ({
  sections: caseTabs(card.line.id, 'form', card.messages.length),
  body: html`<p class="govuk-body">Так заявление было прочитано и заполнено в день подачи. Страницу можно напечатать.</p>
    ${summaryList(answers.map(({ question, answer }) => ({ name: question, value: answer })))}`,
})

const receipt = (desk: Desk, mine: MyCase) => {
  const { card, status, next } = mine
  const { number, id } = card.line
  return {
    title: 'Заявление отправлено',
    sections: html``,
    width: 'reading' as const,
    body: html`${doneBox({
      words: 'Министерство получило ваше заявление',
      number: number === null ? undefined : { label: 'Номер', value: number },
      next: html`<p class="govuk-body">${status.sentence}</p>
        ${next && html`<p class="govuk-body">${next.deadline.title}: до ${asShortDate(next.on)}.</p>`}
        <p class="govuk-body">Обо всём важном придёт сообщение в раздел <a class="govuk-link" href="${url(paths.myNotices())}">«Мои сообщения»</a>.</p>`,
    })}
    ${advice(mine.pack, 'case')}
    <div class="govuk-button-group">${linkButton('Открыть дело', paths.application(id))}${linkButton('Посмотреть заявление', paths.applicationThing(id, 'form'), 'secondary')}</div>
    ${mine.deadlines.length > 0 && html`<h2 class="govuk-heading-m">Сроки</h2>${deadlines(mine.deadlines.map(one => deadlineView(desk.app.law, packRef(mine.pack), one)))}`}`,
  }
}
