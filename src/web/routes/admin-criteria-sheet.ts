import type { FastifyInstance } from 'fastify'
import { criteriaReaders } from '../../application/criteria/keepers.ts'
import { criteriaBlocks, sheetTable, totalFacts } from '../../application/papers/sheet-tables.ts'
import { samplePaper } from '../../application/templates/sample-paper.ts'
import type { Points } from '../../domain/case/events.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { scoreSheet } from '../../domain/expertise/scoring.ts'
import { emptySheet } from '../../domain/expertise/sheet-items.ts'
import { sheetProgress } from '../../domain/expertise/sheet-progress.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import { crumbsOf, type OpenEdition, openEdition, type ReaderContext } from '../criteria/open-edition.ts'
import { noMaterials } from '../expertise/materials.ts'
import { readSheet } from '../expertise/sheet-answers.ts'
import { sheetFields } from '../expertise/sheet-form.ts'
import { scoreView } from '../expertise/sheet-result.ts'
import { thresholdWords } from '../expertise/threshold-words.ts'
import { emptyForm, type Filled } from '../forms.ts'
import { type Html, html, type Printable, url } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday, todayIn } from '../region-day.ts'
import { page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { banner, needsClarification } from '../views/banner.ts'
import { categoryWords } from '../views/category-words.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import { paperSheet } from '../views/paper.ts'
import { sections } from '../views/sections.ts'

/** A set as a specialist meets it, to fill in for trial; and as it is printed. Nothing here is kept. */
export const adminCriteriaSheetRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.criteriaThing(':id', 'sheet'),
    roles: criteriaReaders,
    handler: async context => {
      const open = await openEdition(desk, context)
      return context.render(sheetPage(context, open, 'sheet', set => trial(context, open, set, emptyForm, {})))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.criteriaThing(':id', 'sheet'),
    roles: criteriaReaders,
    changesNothing: true,
    handler: async context => {
      const open = await openEdition(desk, context)
      if (open.set === undefined)
        return context.render(
          sheetPage(context, open, 'sheet', () => ''),
          422,
        )
      const { items, filled } = readSheet(open.set, context.body)
      const points: Points = {}
      for (const item of items) if (item.points !== undefined) points[item.code] = item.points
      const view = sheetPage(
        context,
        open,
        'sheet',
        (set, category) =>
          html`${result(desk, context, set, category, points)}${trial(context, open, set, filled, points)}`,
      )
      return context.render({ ...view, errors: filled.errors }, filled.errors.length > 0 ? 422 : 200)
    },
  })

  page(server, {
    method: 'GET',
    path: paths.criteriaThing(':id', 'paper'),
    roles: criteriaReaders,
    handler: async context => {
      const open = await openEdition(desk, context)
      return context.render(sheetPage(context, open, 'paper', (set, category) => printed(desk, context, set, category)))
    },
  })
}

/** The category asked for, or the first of the set. */
const categoryOf = ({ query }: ReaderContext, set: CriteriaSet): Category =>
  set.categories.find(category => category === query.category) ?? set.categories[0] ?? 'first'

const sheetPage = (
  context: ReaderContext,
  open: OpenEdition,
  thing: 'sheet' | 'paper',
  body: (set: CriteriaSet, category: Category) => Printable,
) => {
  const { id, set, title } = open
  const base = {
    title: thing === 'sheet' ? `${title} – лист специалиста` : `${title} – печатный лист`,
    heading: title,
    caption: thing === 'sheet' ? 'Лист глазами специалиста' : 'Печатный лист',
    width: 'wide' as const,
    breadcrumbs: crumbsOf(open),
  }
  if (set === undefined)
    return {
      ...base,
      body: html`${banner({ kind: 'warning', title: 'Листа пока нет', body: 'В черновике есть ошибки: сначала их нужно исправить.' })}
        ${buttonGroup(linkButton('Показать ошибки', paths.criteriaThing(id, 'edit', { check: 'yes' })))}`,
    }
  const category = categoryOf(context, set)
  return {
    ...base,
    sections: sections(
      'Категория',
      set.categories.map(one => ({
        label: categoryWords[one],
        address: paths.criteriaThing(id, thing, { category: one }),
        current: one === category,
      })),
    ),
    body: html`${set.notice !== null && needsClarification(set.notice)}${body(set, category)}`,
  }
}

const trial = (context: ReaderContext, { id }: OpenEdition, set: CriteriaSet, filled: Filled, points: Points): Html => {
  const category = categoryOf(context, set)
  return html`<p class="govuk-body">${thresholdWords(set, category)} Заполните лист для пробы и нажмите «Посчитать»: ничего не сохраняется.</p>
    ${form({
      action: paths.criteriaThing(id, 'sheet', { category }),
      csrf: context.csrf,
      body: html`${sheetFields({ set, category, filled, shown: emptySheet, materials: noMaterials, progress: sheetProgress(set, points) })}
        ${buttonGroup(button('Посчитать'), html`<a class="govuk-link" href="${url(paths.criteriaThing(id, 'sheet', { category }))}">Очистить</a>`)}`,
    })}`
}

const result = (desk: Desk, { active }: ReaderContext, set: CriteriaSet, category: Category, points: Points): Html => {
  const score = scoreSheet(set, category, points)
  if (isRefusal(score)) return banner({ kind: 'information', title: 'Лист ещё не полон', body: score.because })
  return html`<section class="house-editor-box"><h2 class="govuk-heading-m">Итог пробы</h2>${scoreView(desk.app.law, packRef(packToday(desk, active.region)), score)}</section>`
}

/** The sheet as a paper with the points left to be filled in. */
const printed = (desk: Desk, { active }: ReaderContext, set: CriteriaSet, category: Category): Html => {
  const paper = samplePaper(packToday(desk, active.region), 'expert_sheet', todayIn(desk, active.region))
  const facts = paper.blocks.filter(({ kind }) => kind === 'facts')
  return html`<p class="house-small">Заявитель на этом листе вымышлен.</p>${paperSheet({
    ...paper,
    number: null,
    blocks: [
      ...facts,
      ...criteriaBlocks(set),
      sheetTable(set, category, {}, undefined),
      ...totalFacts(set, category, {}),
    ],
  })}`
}
