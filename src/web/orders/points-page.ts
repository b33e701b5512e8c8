import { changeableLines } from '../../application/order-wanted.ts'
import type { OrderLine } from '../../application/stores/decisions.ts'
import type { ChangedLine } from '../../domain/order/order-points.ts'
import { surnameKey } from '../../domain/people/surname-key.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { emptyForm, type Filled, filledWith } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths, withQuery } from '../paths.ts'
import type { Desk } from '../screens.ts'
import type { SignerContext } from '../signing/open-signing.ts'
import { categoryWords } from '../views/category-words.ts'
import { textareaField, textField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import type { PageView } from '../views/layout.ts'
import { refused } from '../views/refused.ts'
import { table } from '../views/table.ts'
import type { OpenOrder } from './open-order.ts'
import { pointsView } from './order-points-view.ts'
import { orderTitle } from './order-words.ts'

const shownLines = 20

type Asked = { search?: string | undefined; case?: string | undefined; refusal?: Refusal | undefined }

/** Points of an order that changes another: a line is found by its surname, then replaced or taken out. */
export const pointsPage = async (
  desk: Desk,
  context: SignerContext,
  open: OpenOrder,
  { search = '', case: caseId, refusal }: Asked,
): Promise<PageView> => {
  const { row, amended } = open.card
  const { lines, left } = await changeableLines(desk.app, row.amends ?? '')
  const chosen = lines.find(({ line, removed }) => line.caseId === caseId && !removed)
  const post = (thing: string, body: Html, filled: Filled = emptyForm) =>
    form({
      action: paths.orderThing(row.id, thing),
      csrf: context.csrf,
      filled,
      body: html`<input type="hidden" name="_seen" value="${row.version}">${body}`,
    })
  const removal = (key: string): Html =>
    post(
      'point-removal',
      html`<input type="hidden" name="point" value="${key}"><button class="house-link-button" type="submit">Убрать пункт</button>`,
    )
  return {
    title: 'Пункты приказа',
    caption: row.title,
    breadcrumbs: [
      { label: 'Приказы', address: paths.orders() },
      { label: orderTitle(row), address: paths.order(row.id) },
    ],
    body: html`${refused(desk.app.law, packRef(open.pack), refusal)}
      ${pointsView(row, row.status === 'draft' ? removal : undefined)}
      ${row.status === 'draft' && chosen !== undefined && lineForms(post, chosen)}
      ${row.status === 'draft' && html`<h2 class="govuk-heading-m">Какую строку изменить</h2>${lineSearch(row.id, search, lines)}`}
      ${
        row.status === 'draft' &&
        left.length > 0 &&
        html`<h2 class="govuk-heading-m">Решения заседания, не вошедшие в приказ</h2>${left.map(line => post('points', html`<input type="hidden" name="do" value="add"><input type="hidden" name="case" value="${line.caseId}"><p class="govuk-body">${line.fullName}, ${line.position}, ${categoryWords[line.category]}</p>${buttonGroup(button('Дополнить приказ', { kind: 'secondary' }))}`))}`
      }
      ${row.status === 'draft' && html`<details class="house-details"><summary>Добавить пункт своими словами</summary>${post('points', html`<input type="hidden" name="do" value="text">${textareaField({ name: 'text', label: 'Текст пункта', rows: 3 }, emptyForm)}${buttonGroup(button('Добавить пункт', { kind: 'secondary' }))}`)}</details>`}
      <p class="govuk-body"><a class="govuk-link" href="${url(paths.order(row.id))}">К проекту приказа</a>${amended && html` · <a class="govuk-link" href="${url(paths.order(amended.id))}">К изменяемому приказу</a>`}</p>`,
  }
}

const lineSearch = (id: string, search: string, lines: readonly ChangedLine<OrderLine>[]): Html => {
  const key = surnameKey(search)
  const found = lines.filter(({ line, removed }) => !removed && surnameKey(line.fullName).startsWith(key))
  const points = paths.orderThing(id, 'points')
  return html`<form method="get" action="${url(points)}" class="house-inline-filter">
      ${textField({ name: 'search', label: 'Фамилия', width: 20 }, filledWith({ search }))}${button('Найти', { kind: 'secondary' })}</form>
    ${table({
      caption: 'Строки приказа',
      empty: 'Такой фамилии в приказе нет.',
      columns: [{ label: 'Фамилия, имя, отчество' }, { label: 'Место работы' }, { label: 'Что сделать' }],
      rows: found
        .slice(0, shownLines)
        .map(({ line }) => [
          line.fullName,
          line.organisation,
          html`<a class="govuk-link" href="${url(withQuery(points, { case: line.caseId }))}">Изменить строку<span class="govuk-visually-hidden">: ${line.fullName}</span></a>`,
        ]),
    })}
    ${found.length > shownLines && html`<p class="govuk-body">Показаны первые ${shownLines} из ${found.length}: введите фамилию.</p>`}`
}

/** What stands in the line now, ready to be mended; and the way to take it out. */
const lineForms = (
  post: (thing: string, body: Html, filled?: Filled) => Html,
  { line }: ChangedLine<OrderLine>,
): Html => {
  const { fullName, organisation, position, municipality } = line
  const filled = filledWith({ fullName, organisation, position, municipality })
  const about = (what: string) =>
    html`<input type="hidden" name="do" value="${what}"><input type="hidden" name="case" value="${line.caseId}">`
  return html`<h2 class="govuk-heading-m">${fullName}</h2>
    ${post(
      'points',
      html`${about('replace')}${textField({ name: 'fullName', label: 'Фамилия, имя, отчество' }, filled)}
        ${textareaField({ name: 'organisation', label: 'Место работы', rows: 2 }, filled)}
        ${textField({ name: 'position', label: 'Должность' }, filled)}
        ${textField({ name: 'municipality', label: 'Муниципальное образование' }, filled)}
        ${buttonGroup(button('Записать, что меняется'))}`,
      filled,
    )}
    <details class="house-details"><summary>Исключить эту строку из приказа</summary>${post('points', html`${about('remove')}${textareaField({ name: 'reason', label: 'Почему', rows: 2 }, emptyForm)}${buttonGroup(button('Исключить строку', { kind: 'warning' }))}`)}</details>`
}
