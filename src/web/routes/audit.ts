import type { FastifyInstance } from 'fastify'
import type { AccessLine, AuditLine } from '../../application/reads/oversight.ts'
import type { Page } from '../../application/reads/page.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { type Role, roleTitles } from '../../domain/people/roles.ts'
import { dayFromRussian } from '../answers.ts'
import { type FieldError, filledWith } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths, type Query } from '../paths.ts'
import { page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { actionWords } from '../views/action-words.ts'
import { auditTabs } from '../views/audit-tabs.ts'
import { dateField, textField } from '../views/fields.ts'
import { filtered } from '../views/filter.ts'
import { pagination } from '../views/pagination.ts'
import { table } from '../views/table.ts'
import { asRussianMoment } from '../views/words.ts'

/** Journals of access and of changes for the auditor of a region; read only. */
export const auditRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.accessJournal(),
    roles: ['auditor'],
    handler: async ({ active, query, render }) => {
      const { timeZone } = desk.app.law.calendar(active.region)
      const { question, asked, errors } = read(query, timeZone)
      const objectId = asked.object
      const found = await desk.reads.accessLog({ ...question, region: active.region, objectId, after: query.after })
      const list = accessTable(found, timeZone)
      return render(
        journalPage('access', paths.accessJournal, asked, errors, list, found),
        errors.length > 0 ? 422 : 200,
      )
    },
  })

  page(server, {
    method: 'GET',
    path: paths.auditTrail(),
    roles: ['auditor'],
    handler: async ({ active, query, render }) => {
      const { timeZone } = desk.app.law.calendar(active.region)
      const { question, asked, errors } = read(query, timeZone)
      const object = asked.object
      const found = await desk.reads.auditTrail({ ...question, region: active.region, object, after: query.after })
      const list = changesTable(found, timeZone)
      return render(journalPage('changes', paths.auditTrail, asked, errors, list, found), errors.length > 0 ? 422 : 200)
    },
  })
}

const read = (query: Query, timeZone: string) => {
  const errors: FieldError[] = []
  const day = (name: 'from' | 'to') => {
    const text = query[name]?.trim() ?? ''
    const found = dayFromRussian(text)
    if (text !== '' && found === undefined) errors.push({ field: name, message: 'Напишите день так: 07.11.2023' })
    return found === undefined ? undefined : plainDate(found)
  }
  const text = (name: string) => query[name]?.trim().slice(0, 100) || undefined
  const asked = {
    surname: text('surname'),
    action: text('action'),
    object: text('object'),
    from: query.from,
    to: query.to,
  }
  const period = { from: day('from'), to: day('to'), timeZone }
  return { question: { surname: asked.surname, action: asked.action, period }, asked, errors }
}

const journalPage = (
  current: 'access' | 'changes',
  address: (query: Query) => string,
  asked: Query,
  errors: readonly FieldError[],
  list: Html,
  found: Page<unknown>,
) => ({
  title: current === 'access' ? 'Журнал доступа' : 'Журнал изменений',
  lead:
    current === 'access'
      ? 'Кто и когда открывал чужие дела. Записи нельзя изменить или удалить.'
      : 'Кто и когда менял права, справочники и настройки. Изменения самих дел – в истории каждого дела.',
  width: 'wide' as const,
  errors,
  sections: auditTabs(current),
  body: filtered({
    action: address({}),
    clear: address({}),
    chosen: Object.entries(asked).flatMap(([name, value]) =>
      value ? [{ words: chosenWords(name, value), remove: address({ ...asked, [name]: undefined }) }] : [],
    ),
    fields: html`${textField({ name: 'surname', label: 'Кто', hint: 'Начало фамилии' }, filledWith({ surname: asked.surname ?? '' }))}
      ${textField({ name: 'action', label: 'Действие', hint: 'Код или его начало: case' }, filledWith({ action: asked.action ?? '' }))}
      ${textField({ name: 'object', label: 'Над чем', hint: 'Номер из столбца «Над чем», целиком' }, filledWith({ object: asked.object ?? '' }))}
      ${dateField({ name: 'from', label: 'С какого дня' }, { typed: { from: asked.from ?? '' }, errors })}
      ${dateField({ name: 'to', label: 'По какой день' }, { typed: { to: asked.to ?? '' }, errors })}`,
    list: html`${list}${pagination({
      previous: found.previous && address({ ...asked, after: found.previous }),
      next: found.next && address({ ...asked, after: found.next }),
    })}`,
  }),
})

const chosenWords = (name: string, value: string): string =>
  ({ from: `с ${value}`, to: `по ${value}`, action: actionWords(value), object: shortId(value) })[name] ?? value

const accessTable = (found: Page<AccessLine>, timeZone: string): Html =>
  table({
    caption: 'Обращения к делам, новые сверху',
    columns: [{ label: 'Когда' }, { label: 'Кто' }, { label: 'Роль' }, { label: 'Что' }, { label: 'Над чем' }],
    empty: html`Записей по такому отбору нет. <a class="govuk-link" href="${url(paths.accessJournal())}">Показать все</a>`,
    rows: found.rows.map(({ at, name, role, action, objectId, caseNumber }) => [
      asRussianMoment(at, timeZone),
      name,
      roleWord(role),
      actionCell(action),
      html`<a class="govuk-link" href="${url(paths.accessJournal({ object: objectId }))}">${caseNumber === null ? html`<span class="house-code">${shortId(objectId)}</span>` : `№ ${caseNumber}`}</a>`,
    ]),
  })

const changesTable = (found: Page<AuditLine>, timeZone: string): Html =>
  table({
    caption: 'Изменения, новые сверху',
    columns: [
      { label: 'Когда' },
      { label: 'Кто' },
      { label: 'Роль' },
      { label: 'Что' },
      { label: 'Над чем' },
      { label: 'Подробности' },
    ],
    empty: html`Записей по такому отбору нет. <a class="govuk-link" href="${url(paths.auditTrail())}">Показать все</a>`,
    rows: found.rows.map(({ at, name, role, action, object, details }) => [
      asRussianMoment(at, timeZone),
      name ?? 'Система',
      roleWord(role),
      actionCell(action),
      html`<a class="govuk-link house-code" href="${url(paths.auditTrail({ object }))}">${shortId(object)}</a>`,
      html`<span class="house-code">${Object.entries(details)
        .map(([key, value]) => `${key}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
        .join('; ')}</span>`,
    ]),
  })

const actionCell = (action: string): Html =>
  actionWords(action) === action
    ? html`<span class="house-code">${action}</span>`
    : html`${actionWords(action)}<div class="house-muted house-code">${action}</div>`

/** The beginning of an id is enough to tell lines apart; the link carries it whole. */
const shortId = (object: string): string => object.replace(/([0-9a-f]{8})-[0-9a-f-]{27}/, '$1…')

const roleWord = (role: string): string => roleTitles[role as Role] ?? role
