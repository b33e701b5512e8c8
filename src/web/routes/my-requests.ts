import type { FastifyInstance } from 'fastify'
import { momentIn } from '../../application/app.ts'
import { isUuid } from '../../application/my-case.ts'
import { requestTitles } from '../../application/papers/request-titles.ts'
import type { RequestCard } from '../../application/reads/requests.ts'
import { deadlinesOfRequest, type FiledRequest } from '../../application/requests.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { type RequestKind, requestKinds } from '../../domain/request/request-events.ts'
import { requestStageTitles } from '../../domain/request/request-life-cycle.ts'
import { NotForYou } from '../errors.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { deadlineView } from '../views/case-deadline.ts'
import { findings } from '../views/citation.ts'
import { deadlines } from '../views/deadline.ts'
import { findingView } from '../views/finding.ts'
import { attachedFiles } from '../views/request-files.ts'
import { requestQuestionTitles } from '../views/request-form.ts'
import { summaryCard } from '../views/summary-list.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asShortDate } from '../views/words.ts'
import { applicants } from './my-case.ts'

/** «Мои обращения»: the list, and one of them with its term, answer and grounds. */
export const myRequestRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.myRequests(),
    roles: applicants,
    handler: async context => {
      const lines = await desk.reads.requestsOfApplicant(context.actor.personId)
      return context.render({
        title: 'Мои обращения',
        lead: 'Копия или выписка из приказа, исправление ошибки, жалоба, отзыв согласия.',
        body: html`<h2 class="govuk-heading-m">Новое обращение</h2>
          <ul class="govuk-list govuk-list--bullet">${requestKinds.map(kind => html`<li><a class="govuk-link" href="${url(paths.newRequest(kind))}">${requestTitles[kind]}</a></li>`)}</ul>
          ${table({
            caption: 'Поданные обращения',
            captionVisible: true,
            columns: [{ label: 'Обращение' }, { label: 'Подано' }, { label: 'Состояние' }, { label: 'Срок ответа' }],
            empty: 'Обращений пока нет.',
            rows: lines.map(line => [
              html`<a class="govuk-link" href="${url(paths.myRequest(line.id))}">${titleOf(line.kind)}</a>${line.number !== null && html`<div class="house-muted">№ ${line.number}</div>`}`,
              asShortDate(line.received),
              tag({ words: stageOf(line.stage), tone: line.finished ? 'neutral' : 'active' }),
              line.nextDue === null ? '–' : asShortDate(line.nextDue),
            ]),
          })}`,
      })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.myRequest(':id'),
    roles: applicants,
    handler: async context => {
      const { id = '' } = context.params
      const card = isUuid(id) ? await desk.reads.requestCard(id) : undefined
      if (card === undefined || card.row.applicantId !== context.actor.personId) throw new NotForYou()
      return context.render(await requestPage(desk, card))
    },
  })
}

const titleOf = (kind: string): string => requestTitles[kind as RequestKind] ?? kind
const stageOf = (stage: string): string =>
  Object.entries(requestStageTitles).find(([key]) => key === stage)?.[1] ?? stage

const requestPage = async (desk: Desk, card: RequestCard) => {
  const { row, papers } = card
  const pack = desk.app.law.pack(row.pack)
  // The row holds what `evolveRequest` made of the history.
  const state = row.state as FiledRequest
  const due = deadlinesOfRequest(desk.app, pack, state, momentIn(desk.app, pack.authority.time_zone).date)
  const against = state.findings.filter(({ met }) => !met)
  return {
    title: titleOf(row.kind),
    caption: `${row.number === null ? `Обращение от ${asShortDate(row.received)}` : `Обращение № ${row.number} от ${asShortDate(row.received)}`} · ${pack.authority.name}`,
    breadcrumbs: [{ label: 'Мои обращения', address: paths.myRequests() }],
    body: html`${summaryCard('Обращение', [
      { name: 'Состояние', value: tag({ words: stageOf(row.stage), tone: row.finished ? 'neutral' : 'active' }) },
      ...Object.entries(row.text)
        .filter(([name]) => name in requestQuestionTitles)
        .map(([name, value]) => ({
          name: requestQuestionTitles[name] ?? name,
          value: html`<span class="house-preline">${value}</span>`,
        })),
      ...(row.caseId === null
        ? []
        : [
            {
              name: 'По делу',
              value: html`<a class="govuk-link" href="${url(paths.application(row.caseId))}">Открыть дело</a>`,
            },
          ]),
    ])}
    ${await attachedFiles(desk, card, pack)}
    ${papers.length > 0 && html`<h2 class="govuk-heading-m">Ответ</h2><ul class="govuk-list">${papers.map(paper => html`<li><a class="govuk-link" href="${url(paths.paper(paper.id))}">${paper.title}</a> от ${asShortDate(paper.madeOn)}</li>`)}</ul>`}
    ${against.length > 0 && html`<h2 class="govuk-heading-m">Почему отказано и как исправить</h2>${findings(against.map(finding => findingView(desk.app.law, packRef(pack), finding)))}`}
    ${due.length > 0 && html`<h2 class="govuk-heading-m">Сроки</h2>${deadlines(due.map(one => deadlineView(desk.app.law, packRef(pack), one)))}`}`,
  }
}
