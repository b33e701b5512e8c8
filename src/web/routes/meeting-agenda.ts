import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { addToAgenda } from '../../application/commission.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, type Filled, filledWith, readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { conclusionCell } from '../meetings/agenda-table.ts'
import { meetingTitle } from '../meetings/meeting-page.ts'
import { type OpenMeeting, openMeetingPage } from '../meetings/open-meeting.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { categoryWords } from '../views/category-words.ts'
import { dueCell } from '../views/due-cell.ts'
import { textField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { table } from '../views/table.ts'
import { asShortDate, counted } from '../views/words.ts'

const listOfCases = z.preprocess(
  sent => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
  z.array(z.uuid()).min(1, { error: 'Отметьте хотя бы одно дело' }).max(500),
)
const schema = z.object({ cases: listOfCases, search: z.string().optional() })

/** Assessed cases are put on the agenda, as many at once as the secretary ticks. */
export const meetingAgendaRoutes = (server: FastifyInstance, desk: Desk): void => {
  const path = paths.meetingThing(':id', 'agenda')
  page(server, {
    method: 'GET',
    path,
    roles: ['secretary'],
    handler: async context => {
      const open = await openMeetingPage(desk, context)
      if (open.state.stage !== 'convened') throw new NotForYou()
      return context.render(await choicePage(desk, context, open, emptyForm, context.query.search ?? ''))
    },
  })

  page(server, {
    method: 'POST',
    path,
    roles: ['secretary'],
    handler: async context => {
      const open = await openMeetingPage(desk, context)
      const read = readForm(schema, context.body)
      const search = typeof read.filled.typed.search === 'string' ? read.filled.typed.search : ''
      if (!read.ok) return context.render(await choicePage(desk, context, open, read.filled, search), 422)
      const done = await addToAgenda(desk.app, by(context, read.once), open.card.row.id, read.value.cases)
      if (isRefusal(done)) return context.render(await choicePage(desk, context, open, read.filled, search, done), 422)
      const words = `В повестку включено: ${counted(done.added, ['дело', 'дела', 'дел'])}.`
      return context.goTo(paths.meeting(open.card.row.id), { kind: 'success', words })
    },
  })
}

const choicePage = async (
  desk: Desk,
  context: PageContext<'secretary'>,
  open: OpenMeeting,
  filled: Filled,
  search: string,
  refusal?: Refusal,
) => {
  const { id, region } = open.card.row
  const key = search.trim().toLowerCase().replaceAll('ё', 'е')
  const ready = (await desk.reads.readyForAgenda(region)).filter(
    line =>
      key === '' ||
      line.applicant.toLowerCase().replaceAll('ё', 'е').startsWith(key) ||
      line.number?.toLowerCase().startsWith(key),
  )
  const packages = await desk.reads.packagesOf(ready.map(line => line.id))
  const ticked = filled.typed.cases ?? []
  const isTicked = (caseId: string): boolean => (Array.isArray(ticked) ? ticked.includes(caseId) : ticked === caseId)
  return {
    title: 'Включить дела в повестку',
    caption: meetingTitle(open),
    breadcrumbs: [
      { label: 'Заседания', address: paths.meetings() },
      { label: meetingTitle(open), address: paths.meeting(id) },
    ],
    errors: filled.errors,
    width: 'wide' as const,
    body: html`${refused(desk.app.law, open.packRef, refusal)}
      <form method="get" action="${url(paths.meetingThing(id, 'agenda'))}" class="house-inline-filter">
        ${textField({ name: 'search', label: 'Фамилия или номер дела', type: 'search', width: 20 }, filledWith({ search }))}${button('Найти', { kind: 'secondary' })}
        ${search !== '' && html`<a class="govuk-link" href="${url(paths.meetingThing(id, 'agenda'))}">Показать все</a>`}</form>
      ${form({
        action: paths.meetingThing(id, 'agenda'),
        csrf: context.csrf,
        filled,
        body: html`<input type="hidden" name="search" value="${search}"><div id="cases">${table({
          caption: 'Готовые дела',
          empty:
            search === ''
              ? 'Готовых дел нет: сюда попадают дела, по которым есть заключение.'
              : `По запросу «${search}» готовых дел не нашлось.`,
          columns: [
            { label: 'Заявитель' },
            { label: 'Категория и должность' },
            { label: 'Заключение' },
            { label: 'День аттестации' },
            { label: 'Срок' },
          ],
          rows: ready.map(line => [
            html`<div class="govuk-checkboxes govuk-checkboxes--small house-row-tick"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="case-${line.id}" name="cases" value="${line.id}" ${isTicked(line.id) && html`checked`}><label class="govuk-label govuk-checkboxes__label" for="case-${line.id}">${line.applicant}</label></div></div><div class="house-muted">${line.organisation}</div>`,
            html`${categoryWords[line.category]}<div class="house-muted">${line.position}</div>`,
            conclusionCell(packages[line.id]),
            line.attestationOn === null
              ? '–'
              : html`${asShortDate(line.attestationOn)}${line.attestationOn !== open.state.on && html`<div class="house-muted">не совпадает с заседанием</div>`}`,
            dueCell(line, open.today),
          ]),
        })}</div>
        ${ready.length > 0 && buttonGroup(button('Включить отмеченные'), html`<a class="govuk-link" href="${url(paths.meeting(id))}">Вернуться к заседанию</a>`)}`,
      })}`,
  }
}
