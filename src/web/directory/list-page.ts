import { csvOf } from '../../application/csv.ts'
import type { RowVerdict } from '../../application/directory/record.ts'
import { emptyForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday } from '../region-day.ts'
import type { PageContext } from '../route.ts'
import type { Desk } from '../screens.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { pagination } from '../views/pagination.ts'
import { sections } from '../views/sections.ts'
import { table } from '../views/table.ts'
import { asRussianMoment } from '../views/words.ts'
import { listState } from './lists-page.ts'
import type { OpenList } from './open-list.ts'

type Verdict = RowVerdict['verdict']

const verdictWords: Record<Verdict, { title: string; what: string }> = {
  new: { title: 'Новые', what: 'будет внесена' },
  changed: { title: 'Изменятся', what: 'сведения обновятся' },
  same: { title: 'Без изменений', what: 'уже такая' },
  doubtful: { title: 'Сомнительные', what: 'решать вам, не вносится' },
  faulty: { title: 'С ошибками', what: 'не вносится' },
}
const verdicts: readonly Verdict[] = ['new', 'changed', 'same', 'doubtful', 'faulty']

/** What was found in every row of a list, and the decision about it. */
export const listPage = async (desk: Desk, { csrf, query }: PageContext<'admin'>, list: OpenList) => {
  const verdict = verdicts.find(known => known === query.verdict)
  const found = await desk.reads.importPage({ id: list.id, verdict, after: query.after })
  const total = Object.values(list.counts).reduce((sum, count) => sum + count, 0)
  return {
    title: list.fileName,
    heading: list.fileName,
    caption: 'Список организаций',
    width: 'wide' as const,
    breadcrumbs: [
      { label: 'Организации', address: paths.organisations() },
      { label: 'Загрузка', address: paths.directoryLists() },
    ],
    body: html`<p class="govuk-body">${listState(list)} Проверен ${asRussianMoment(list.madeAt, packToday(desk, list.region).authority.time_zone)}, ${list.byName}. <a class="govuk-link" href="${url(paths.directoryListThing(list.id, 'report.csv'))}">Скачать отчёт (CSV)</a></p>
      ${decision(csrf, list)}
      ${sections('Строки списка', [
        { label: `Все: ${total}`, address: paths.directoryList(list.id), current: verdict === undefined },
        ...verdicts.map(one => ({
          label: `${verdictWords[one].title}: ${list.counts[one]}`,
          address: paths.directoryList(list.id, { verdict: one }),
          current: one === verdict,
        })),
      ])}
      ${table({
        caption: 'Строки списка',
        columns: [
          { label: 'Организация' },
          { label: 'Строка', numeric: true },
          { label: 'Район, город' },
          { label: 'ИНН, КПП' },
          { label: 'Что найдено' },
        ],
        empty: 'Таких строк нет.',
        rows: found.rows.map(row => [
          row.organisationId === null
            ? row.record.shortName || html`<span class="house-muted">без названия</span>`
            : html`<a class="govuk-link" href="${url(paths.organisation(row.organisationId))}">${row.record.shortName}</a>`,
          String(row.line),
          row.record.municipality || '–',
          [row.record.inn, row.record.kpp].filter(Boolean).join(' / ') || '–',
          html`<strong>${verdictWords[row.verdict].what}</strong>${row.notes.map(note => html`<div class="house-small">${note}</div>`)}`,
        ]),
      })}
      ${pagination({
        previous: found.previous && paths.directoryList(list.id, { verdict, after: found.previous }),
        next: found.next && paths.directoryList(list.id, { verdict, after: found.next }),
      })}`,
  }
}

const decision = (csrf: string, list: OpenList): Html | false => {
  const willBeKept = list.counts.new + list.counts.changed
  if (list.status !== 'checked') return false
  return buttonGroup(
    willBeKept > 0 &&
      form({
        action: paths.directoryListThing(list.id, 'application'),
        csrf,
        filled: emptyForm,
        body: button(`Внести в справочник: ${willBeKept}`),
      }),
    form({
      action: paths.directoryListThing(list.id, 'removal'),
      csrf,
      filled: emptyForm,
      body: button('Отложить список', { kind: 'secondary' }),
    }),
  )
}

/** The whole report as a table for a spreadsheet. */
export const listReport = async (desk: Desk, list: OpenList): Promise<string> => {
  const lines: string[][] = [['Строка', 'Полное название', 'ИНН', 'КПП', 'Что найдено', 'Пояснение']]
  let after: string | undefined
  do {
    const found = await desk.reads.importPage({ id: list.id, after })
    for (const { line, record, verdict, notes } of found.rows)
      lines.push([String(line), record.fullName, record.inn, record.kpp, verdictWords[verdict].what, notes.join('; ')])
    after = found.next
  } while (after !== undefined)
  return csvOf(lines)
}
