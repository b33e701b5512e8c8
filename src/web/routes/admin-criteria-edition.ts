import type { FastifyInstance } from 'fastify'
import { draftFaults } from '../../application/criteria/edit-edition.ts'
import { criteriaReaders } from '../../application/criteria/keepers.ts'
import type { CriteriaHistoryLine } from '../../application/reads/criteria.ts'
import { thresholdInWords } from '../../domain/expertise/compare-criteria.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import type { Criterion } from '../../domain/expertise/criterion.ts'
import { scaleLines } from '../../domain/expertise/scale-words.ts'
import { categoriesWords, daysInForce, historyWords, standingTag } from '../criteria/edition-words.ts'
import {
  keepsCriteria,
  type OpenEdition,
  openEdition,
  type ReaderContext,
  setsCrumb,
} from '../criteria/open-edition.ts'
import { itemTerms } from '../expertise/item-words.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { todayIn } from '../region-day.ts'
import { page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { banner, needsClarification } from '../views/banner.ts'
import { categoryWords } from '../views/category-words.ts'
import { actNamed } from '../views/check.ts'
import { buttonGroup, linkButton } from '../views/form.ts'
import { summaryList } from '../views/summary-list.ts'
import { table } from '../views/table.ts'
import { asRussianMoment, asRussianNumber, asShortDate, counted } from '../views/words.ts'

/** One edition: what is in it, where it stands, what may be done with it, and its history. */
export const adminCriteriaEditionRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.criteria(':id'),
    roles: criteriaReaders,
    handler: async context => {
      const open = await openEdition(desk, context)
      return context.render(await editionPage(desk, context, open))
    },
  })
}

const editionPage = async (desk: Desk, context: ReaderContext, open: OpenEdition) => {
  const { region } = context.active
  const { edition, set, draft, id, title } = open
  const today = todayIn(desk, region)
  const { timeZone } = desk.app.law.calendar(region)
  const [history, editions] =
    edition === undefined
      ? [[], []]
      : await Promise.all([desk.reads.criteriaHistory(id), desk.reads.criteriaEditionsOf(region, edition.setId)])
  const standing = editions.find(line => line.id === id) ?? edition
  const faults = edition?.state === 'draft' ? draftFaults(desk.app, draft) : []
  const act = edition?.approvedBy
  return {
    title,
    caption: edition === undefined ? 'Встроенный набор показателей' : 'Набор показателей',
    width: 'wide' as const,
    breadcrumbs: [setsCrumb],
    body: html`${set?.notice && edition?.state !== 'draft' && needsClarification(set.notice)}
    ${
      faults.length > 0 &&
      banner({
        kind: 'warning',
        title: 'Набор ещё не собран',
        body: html`Исправить ${counted(faults.length, ['место', 'места', 'мест'])}: утвердить его пока нельзя. <a class="govuk-link" href="${url(paths.criteriaThing(id, 'edit', { check: 'yes' }))}">Показать, где</a>`,
      })
    }
    ${summaryList([
      {
        name: 'Состояние',
        value:
          edition === undefined
            ? 'встроен в систему: действует, пока у региона нет своего'
            : standing && standingTag(standing, today),
      },
      {
        name: 'Действует',
        value: standing
          ? daysInForce(standing)
          : daysInForce({
              state: 'approved',
              validFrom: (set?.valid_from ?? null) as never,
              validTo: (set?.valid_to ?? null) as never,
            }),
      },
      ...(act ? [{ name: 'Утверждён', value: `${act.act} от ${asShortDate(act.on)} № ${act.number}` }] : []),
      { name: 'Категории', value: categoriesWords(draft.categories) },
      { name: 'Должности', value: draft.all_positions ? 'все' : draft.positions.split('\n').join('; ') },
    ])}
    ${actions(context, open, today, faults.length === 0)}
    ${set !== undefined && contents(set)}
    ${
      editions.length > 1 &&
      table({
        caption: 'Редакции набора',
        captionVisible: true,
        columns: [{ label: 'Редакция' }, { label: 'Состояние' }, { label: 'Сравнить' }],
        empty: '',
        rows: editions.map(line => [
          line.id === id
            ? html`<strong>${dayOf(line)}</strong> – эта`
            : html`<a class="govuk-link" href="${url(paths.criteria(line.id))}">${dayOf(line)}</a>`,
          standingTag(line, today),
          line.id === id
            ? ''
            : html`<a class="govuk-link" href="${url(paths.criteriaThing(id, 'comparison', { with: line.id }))}">что изменилось<span class="govuk-visually-hidden"> – ${dayOf(line)}</span></a>`,
        ]),
      })
    }
    ${history.length > 0 && historyTable(history, timeZone)}`,
  }
}

const dayOf = ({ validFrom }: { validFrom: string | null }): string =>
  validFrom === null ? 'черновик' : `с ${asShortDate(validFrom)}`

const actions = (context: ReaderContext, { id, edition, set }: OpenEdition, today: string, whole: boolean): Html => {
  const keeps = keepsCriteria(context)
  const isDraft = edition?.state === 'draft'
  const ahead = edition?.state === 'approved' && edition.validFrom !== null && edition.validFrom > today
  return html`${buttonGroup(
    keeps && isDraft && linkButton('Править', paths.criteriaThing(id, 'edit')),
    keeps && isDraft && whole && linkButton('Утвердить', paths.criteriaThing(id, 'approval'), 'secondary'),
    set !== undefined && linkButton('Лист глазами специалиста', paths.criteriaThing(id, 'sheet'), 'secondary'),
    set !== undefined && linkButton('Печатный лист', paths.criteriaThing(id, 'paper'), 'secondary'),
    keeps && !isDraft && linkButton('Подготовить новую редакцию', paths.newCriteria({ from: id }), 'secondary'),
  )}
  <p class="govuk-body">${set !== undefined && html`<a class="govuk-link" href="${url(paths.criteriaThing(id, 'set.xlsx'))}">Выгрузить таблицей (XLSX)</a> · <a class="govuk-link" href="${url(paths.criteriaThing(id, 'comparison'))}">Сравнить с другим набором</a>`}
    ${keeps && isDraft && html` · <a class="govuk-link" href="${url(paths.criteriaThing(id, 'withdrawal'))}">Отозвать черновик</a>`}
    ${keeps && ahead && html` · <a class="govuk-link" href="${url(paths.criteriaThing(id, 'cancellation'))}">Отменить утверждение</a>`}</p>`
}

/** The whole set to read: thresholds, then items with their scales. */
const contents = (set: CriteriaSet): Html =>
  html`<h2 class="govuk-heading-m">Пороги</h2>
  ${summaryList(set.thresholds.map(line => ({ name: categoryWords[line.category], value: html`${thresholdInWords(line)}<div class="house-muted">${actNamed(line.ref)}</div>` })))}
  <h2 class="govuk-heading-m">Показатели</h2>
  ${set.sections.map(section =>
    table({
      caption: `${section.code}. ${section.title} – до ${asRussianNumber(section.max)}${section.not_applicable_allowed ? ', может не применяться' : ''}${listedAfter(minimumWords(section.minimum))}${alternativeWords(section)}`,
      captionVisible: true,
      columns: [
        { label: 'Показатель' },
        { label: 'Шкала' },
        { label: 'Подтверждение' },
        { label: 'Наибольшее', numeric: true },
      ],
      empty: '',
      rows: section.criteria.map(item => [
        html`${item.code} ${item.title}${item.hint && html`<div class="house-muted">${item.hint}</div>`}`,
        scaleLines(item).length === 0
          ? `оценка от 0 до ${asRussianNumber(item.max)}`
          : html`<ul class="house-scale govuk-list">${scaleLines(item).map(line => html`<li><strong>${asRussianNumber(line.points)}</strong> ${line.words}</li>`)}</ul>`,
        html`${item.proof}${moreWords(item).map(words => html`<div class="house-muted">${words}</div>`)}`,
        asRussianNumber(item.max),
      ]),
    }),
  )}`

/** What else the set says of an item. */
const moreWords = (item: Criterion): string[] =>
  [
    ...itemTerms(item),
    item.not_applicable_allowed === true ? 'может не применяться' : '',
    minimumWords(item.minimum),
  ].filter(words => words !== '')

const alternativeWords = ({ alternatives = [] }: CriteriaSet['sections'][number]): string =>
  alternatives.map(group => `; из ${group.join(' и ')} считается лучший`).join('')

const minimumWords = (minimum: CriteriaSet['sections'][number]['minimum']): string => {
  const words = Object.entries(minimum ?? {}).map(
    ([category, least]) =>
      `${categoryWords[category as keyof typeof categoryWords].toLowerCase()} – не меньше ${asRussianNumber(least)}`,
  )
  return words.join(', ')
}

const listedAfter = (words: string): string => (words === '' ? '' : `; ${words}`)

/** Saves of one person in a row stand as one line. */
const historyTable = (history: readonly CriteriaHistoryLine[], timeZone: string): Html => {
  const folded: (CriteriaHistoryLine & { times: number })[] = []
  for (const line of history) {
    const last = folded.at(-1)
    if (last?.action === 'criteria.saved' && line.action === 'criteria.saved' && last.name === line.name)
      last.times += 1
    else folded.push({ ...line, times: 1 })
  }
  return table({
    caption: 'История',
    captionVisible: true,
    columns: [{ label: 'Когда' }, { label: 'Кто' }, { label: 'Что' }],
    empty: '',
    rows: folded.map(({ at, name, action, times, details }) => [
      asRussianMoment(at, timeZone),
      name ?? 'Система',
      `${historyWords[action] ?? action}${times > 1 ? ` (${counted(times, ['раз', 'раза', 'раз'])})` : ''}${typeof details.valid_from === 'string' ? `, действует с ${asShortDate(details.valid_from)}` : ''}`,
    ]),
  })
}
