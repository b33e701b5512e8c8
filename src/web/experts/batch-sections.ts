import type { Law } from '../../application/law.ts'
import type { Duty } from '../../domain/expertise/assign-input.ts'
import { dutyTitles } from '../../domain/expertise/panel.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { bars } from '../views/bars.ts'
import { categoryWords } from '../views/category-words.ts'
import { checkView } from '../views/check.ts'
import { findings } from '../views/citation.ts'
import { pagination } from '../views/pagination.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asShortDate, counted } from '../views/words.ts'
import { outcomeTags } from './batch-words.ts'
import { nameOf, type OpenBatch } from './open-batch.ts'

export const casesOnPage = 50

/** Case by case: who is proposed for which seat, and how it ended. */
export const panelTable = (open: OpenBatch, number: number, mayChange: boolean): Html => {
  const { cases, panels, batch } = open
  const seated = cases.filter(({ outcome }) => outcome !== 'left')
  const shown = seated.slice((number - 1) * casesOnPage, number * casesOnPage)
  const senior = panels.some(({ seats }) => seats.some(({ duty }) => duty === 'senior'))
  const people = (caseId: string, duty: Duty): Html => {
    const seats = panels.find(panel => panel.caseId === caseId)?.seats.filter(seat => seat.duty === duty) ?? []
    const byHand = new Set(batch.changes.filter(change => change.caseId === caseId).map(change => change.in))
    return html`<ul class="govuk-list">${seats.map(
      ({ expertId }) =>
        html`<li>${nameOf(open, expertId)} ${byHand.has(expertId) && tag({ words: 'рукой', tone: 'attention' })}<div class="house-muted">${open.people.get(expertId)?.organisation}</div></li>`,
    )}</ul>`
  }
  const turn = (to: number): string => paths.panelBatch(batch.id, { page: String(to) })
  return html`${table({
    caption: 'Предложенные группы',
    captionVisible: true,
    empty: 'Ни для одного дела группа не сложилась: ниже сказано почему.',
    columns: [
      { label: 'Дело' },
      { label: dutyTitles.main },
      ...(senior ? [{ label: dutyTitles.senior }] : []),
      { label: 'Итог' },
    ],
    rows: shown.map(({ caseId, name, number: own, position, category, organisation, outcome, words }) => [
      html`<a class="govuk-link" href="${url(paths.panel(caseId))}">${name}</a><div class="house-muted">${own !== null && html`№ ${own}, `}${position}, ${categoryWords[category]}; ${organisation}</div>`,
      people(caseId, 'main'),
      ...(senior ? [people(caseId, 'senior')] : []),
      html`${tag(outcomeTags[outcome])}${words !== null && html`<div class="house-small">${words}</div>`}${mayChange && outcome === 'waiting' && html`<div><a class="govuk-link" href="${url(paths.panelSwap(batch.id, caseId))}">Изменить<span class="govuk-visually-hidden"> группу: ${name}</span></a></div>`}`,
    ]),
  })}
  ${
    seated.length > casesOnPage &&
    pagination({
      previous: number > 1 ? turn(number - 1) : undefined,
      next: number * casesOnPage < seated.length ? turn(number + 1) : undefined,
      shown: `Показано ${shown.length} из ${counted(seated.length, ['дела', 'дел', 'дел'])}`,
    })
  }`
}

/** Cases without a panel, each with what is missing. */
export const leftSection = (law: Law, { cases, batch }: OpenBatch): Html | false => {
  const left = cases.filter(({ outcome }) => outcome === 'left')
  if (left.length === 0) return false
  const why = new Map(batch.result.left.map(one => [one.caseId, one.findings]))
  const rulesOf = new Map(batch.input.cases.map(one => [one.id, one.rules]))
  return html`<h2 class="govuk-heading-m">Группа не сложилась (${left.length})</h2>
    <p class="govuk-body">Эти дела остаются ждать. Пополните реестр или поправьте сведения в нём и посчитайте новое предложение.</p>
    ${left.map(
      ({
        caseId,
        name,
        position,
        organisation,
      }) => html`<details class="house-details"><summary>${name}: ${position}, ${organisation}</summary>
        <p class="govuk-body"><a class="govuk-link" href="${url(paths.panel(caseId))}">Открыть дело</a></p>
        ${findings(
          (why.get(caseId) ?? [])
            .filter(({ met }) => !met)
            .map(finding => checkView(law, rulesOf.get(caseId) ?? '', finding)),
        )}</details>`,
    )}`
}

/** Everybody's load before the proposal and what it adds. */
export const loadSection = (open: OpenBatch): Html => {
  const rows = open.loads.toSorted(
    (a, b) => b.after - a.after || nameOf(open, a.expertId).localeCompare(nameOf(open, b.expertId), 'ru'),
  )
  const drawn = bars({
    caption: 'Нагрузка специалистов',
    nameLabel: 'Специалист',
    parts: ['Сейчас', 'Добавится'],
    empty: 'Никто из реестра не подходит ни к одному из этих дел.',
    bars: rows.map(({ expertId, before, after }) => ({
      name: html`<a class="govuk-link" href="${url(paths.expertCard(expertId))}">${nameOf(open, expertId)}</a>`,
      parts: [
        { value: before, tone: 'plain' },
        { value: after - before, tone: 'good' },
      ],
    })),
  })
  return html`<h2 class="govuk-heading-m">Нагрузка до и после</h2>${rows.length > 30 ? html`<details class="house-details"><summary>Показать всех (${rows.length})</summary>${drawn}</details>` : drawn}`
}

/** Names changed by hand, each with its reason. */
export const changesSection = (open: OpenBatch): Html | false => {
  const { batch, cases } = open
  if (batch.changes.length === 0) return false
  return table({
    caption: 'Изменено рукой',
    captionVisible: true,
    empty: '',
    columns: [{ label: 'Дело' }, { label: 'Было' }, { label: 'Стало' }, { label: 'Причина' }, { label: 'День' }],
    rows: batch.changes.map(change => [
      cases.find(({ caseId }) => caseId === change.caseId)?.name ?? '',
      nameOf(open, change.out),
      nameOf(open, change.in),
      html`${change.reason}${change.overLimit !== undefined && html`<div class="house-muted">Предел нагрузки превышен: ${change.overLimit}</div>`}`,
      asShortDate(change.at.slice(0, 10)),
    ]),
  })
}
