import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { builtInSets } from '../../application/criteria/built-in.ts'
import { beginDraft } from '../../application/criteria/edit-edition.ts'
import { criteriaKeepers, criteriaReaders } from '../../application/criteria/keepers.ts'
import type { CriteriaLine } from '../../application/reads/criteria.ts'
import { editionStates } from '../../application/stores/criteria.ts'
import { type CriteriaSet, criteriaRef } from '../../domain/expertise/criteria-set.ts'
import { positionKey } from '../../domain/people/nomenclature.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { type Category, categories } from '../../domain/regulations/vocabulary.ts'
import { oneOf, optionalText } from '../answers.ts'
import { categoriesWords, daysInForce, standingTag } from '../criteria/edition-words.ts'
import { type KeeperContext, keepsCriteria, type ReaderContext, setsCrumb } from '../criteria/open-edition.ts'
import { type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday, todayIn } from '../region-day.ts'
import { by, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { adminTabs } from '../views/admin-tabs.ts'
import { categoryWords } from '../views/category-words.ts'
import { radiosField, selectField, textField } from '../views/fields.ts'
import { filtered } from '../views/filter.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import { pagination } from '../views/pagination.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asRussianMoment, asShortDate } from '../views/words.ts'

/** Criteria sets of the region: the own ones by edition, and those that came with the product. */
export const adminCriteriaRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.criteriaSets(),
    roles: criteriaReaders,
    handler: async context => context.render(await listPage(desk, context)),
  })

  page(server, {
    method: 'GET',
    path: paths.newCriteria(),
    roles: criteriaKeepers,
    handler: async context =>
      context.render(await newPage(desk, context, filledWith({ ref: context.query.from ?? '', as: 'edition' }))),
  })

  page(server, {
    method: 'POST',
    path: paths.newCriteria(),
    roles: criteriaKeepers,
    handler: async context => {
      const read = readForm(newSchema, context.body)
      if (!read.ok) return context.render(await newPage(desk, context, read.filled), 422)
      const { ref, as, title } = read.value
      const source =
        ref === undefined ? ({ from: 'nothing', title: title ?? '' } as const) : ({ from: 'set', ref, as } as const)
      const done = await beginDraft(desk.app, by(context, read.once), source)
      if (isRefusal(done)) {
        const filled = withErrors(read.filled, { field: 'ref', message: done.because })
        return context.render(await newPage(desk, context, filled), 422)
      }
      return context.goTo(paths.criteriaThing(done.editionId, 'edit'), {
        kind: 'success',
        words: 'Черновик начат. Меняйте его сколько нужно: дела по нему не оцениваются, пока он не утверждён.',
      })
    },
  })
}

const newSchema = z.object({
  ref: optionalText(100),
  as: oneOf(['edition', 'new_set'], 'Выберите, что получится').catch('edition'),
  title: optionalText(300),
})

const orders = ['changed', 'title', 'force'] as const

const listPage = async (desk: Desk, context: ReaderContext) => {
  const { active, query, actor } = context
  const pack = packToday(desk, active.region)
  const today = todayIn(desk, active.region)
  const asked = {
    state: editionStates.find(one => one === query.state),
    category: categories.find(one => one === query.category),
    words: query.words?.trim().slice(0, 100) || undefined,
    order: orders.find(one => one === query.order),
  }
  const number = /^[1-9]\d{0,3}$/.test(query.page ?? '') ? Number(query.page) : 1
  const found = await desk.reads.criteriaList({ region: active.region, ...asked, page: number })
  const replaced = await desk.reads.criteriaReplaced(active.region, today)
  const keeps = keepsCriteria(context)
  const page = (to: number) => paths.criteriaSets({ ...asked, page: String(to) })
  return {
    title: 'Наборы показателей',
    ...(actor.role === 'admin' ? { heading: 'Администрирование', sections: adminTabs('criteria') } : {}),
    lead: 'По ним специалисты оценивают портфолио. Дело оценивается по той редакции, что действовала в день его регистрации: новая редакция идущих дел не меняет.',
    width: 'wide' as const,
    body: html`${
      keeps &&
      buttonGroup(
        linkButton('Подготовить набор', paths.newCriteria()),
        linkButton('Загрузить таблицей', paths.criteriaTable('reading'), 'secondary'),
      )
    }
    ${filtered({
      action: paths.criteriaSets(),
      clear: paths.criteriaSets(),
      chosen: [
        ...(asked.state
          ? [{ words: stateWords[asked.state], remove: paths.criteriaSets({ ...asked, state: undefined }) }]
          : []),
        ...(asked.category
          ? [{ words: categoryWords[asked.category], remove: paths.criteriaSets({ ...asked, category: undefined }) }]
          : []),
        ...(asked.words ? [{ words: asked.words, remove: paths.criteriaSets({ ...asked, words: undefined }) }] : []),
      ],
      fields: html`${textField({ name: 'words', label: 'Название или должность', type: 'search' }, filledWith({ words: asked.words ?? '' }))}
        ${selectField({ name: 'category', label: 'Категория', options: [{ value: '', label: 'Любая' }, ...categories.map(value => ({ value, label: categoryWords[value] }))] }, filledWith({ category: asked.category ?? '' }))}
        ${selectField({ name: 'state', label: 'Состояние', options: [{ value: '', label: 'Черновики и утверждённые' }, ...editionStates.map(value => ({ value, label: stateWords[value] }))] }, filledWith({ state: asked.state ?? '' }))}`,
      list: html`${ownTable(found.rows, { today, timeZone: pack.authority.time_zone, asked, keeps })}
        ${pagination({ previous: number > 1 ? page(number - 1) : undefined, next: found.more ? page(number + 1) : undefined })}
        ${builtInTable(
          replaced,
          builtInSets(desk.app.law, pack).filter(
            set => asked.category === undefined || set.categories.includes(asked.category),
          ),
        )}`,
    })}`,
  }
}

const stateWords = {
  draft: 'Черновик',
  approved: 'Утверждён',
  withdrawn: 'Отозван',
  cancelled: 'Утверждение отменено',
} as const

type Asked = { state?: string | undefined; category?: string | undefined; words?: string | undefined }

const ownTable = (
  lines: readonly CriteriaLine[],
  { today, timeZone, asked, keeps }: { today: string; timeZone: string; asked: Asked; keeps: boolean },
): Html =>
  table({
    caption: 'Наборы региона',
    captionVisible: true,
    columns: [
      { label: 'Набор', sort: paths.criteriaSets({ ...asked, order: 'title' }) },
      { label: 'Категории' },
      { label: 'Состояние' },
      { label: 'Действует', sort: paths.criteriaSets({ ...asked, order: 'force' }) },
      { label: 'Изменён', sort: paths.criteriaSets({ ...asked, order: 'changed' }) },
    ],
    empty: Object.values(asked).some(value => value !== undefined)
      ? html`Ничего не нашлось. <a class="govuk-link" href="${url(paths.criteriaSets())}">Показать все</a>`
      : `Своих наборов у региона нет: оценивают по встроенным.${keeps ? ' Подготовьте свой по образцу встроенного.' : ''}`,
    rows: lines.map(line => [
      html`<a class="govuk-link" href="${url(paths.criteria(line.id))}">${line.title}</a>${line.approvedBy !== null && html`<div class="house-muted">${line.approvedBy.act} от ${asShortDate(line.approvedBy.on)} № ${line.approvedBy.number}</div>`}`,
      categoriesWords(line.categories),
      standingTag(line, today),
      line.state === 'draft' ? '–' : daysInForce(line),
      html`${asRussianMoment(line.changedAt, timeZone)}<div class="house-muted">${line.changedByName}</div>`,
    ]),
  })

type Replaced = Awaited<ReturnType<Desk['reads']['criteriaReplaced']>>

/** Whether own editions judge already whom a built-in set would. */
const standing = (set: CriteriaSet, replaced: Replaced): string => {
  const taken = (category: Category, key: string | undefined) =>
    replaced.some(
      own =>
        own.categories.includes(category) &&
        (own.positions === null || (key !== undefined && own.positions.includes(key))),
    )
  const keys = set.positions === 'all' ? [undefined] : set.positions.map(positionKey)
  const all = set.categories.flatMap(category => keys.map(key => taken(category, key)))
  if (all.every(Boolean)) return 'вместо него – набор региона'
  return all.some(Boolean) ? 'для части должностей – набор региона' : 'действует, пока нет своего'
}

const builtInTable = (replaced: Replaced, sets: readonly CriteriaSet[]): Html =>
  table({
    caption: 'Встроенные наборы',
    captionVisible: true,
    columns: [{ label: 'Набор' }, { label: 'Категории' }, { label: 'Состояние' }, { label: 'Действует' }],
    empty: 'Для регламента региона встроенных наборов нет.',
    rows: sets.map(set => [
      html`<a class="govuk-link" href="${url(paths.criteria(criteriaRef(set)))}">${set.title}</a>`,
      categoriesWords(set.categories),
      html`${tag({ words: set.demonstration ? 'демонстрационный' : 'встроенный', tone: 'plain' })}<div class="house-muted">${standing(set, replaced)}</div>`,
      daysInForce({ state: 'approved', validFrom: set.valid_from as never, validTo: set.valid_to as never }),
    ]),
  })

const newPage = async (desk: Desk, context: KeeperContext, filled: Filled) => {
  const { region } = context.active
  const own = await desk.reads.criteriaList({ region, order: 'title' })
  const sets = builtInSets(desk.app.law, packToday(desk, region))
  return {
    title: 'Подготовить набор',
    width: 'reading' as const,
    breadcrumbs: [setsCrumb],
    errors: filled.errors,
    lead: 'Получится черновик. Он ни на что не влияет, пока его не утвердят.',
    body: html`${form({
      action: paths.newCriteria(),
      csrf: context.csrf,
      filled,
      body: html`${selectField(
        {
          name: 'ref',
          label: 'С чего начать',
          options: [
            { value: '', label: 'С пустого листа' },
            ...own.rows.map(line => ({
              value: line.id,
              label: `${line.title} – ${line.state === 'draft' ? 'черновик' : `редакция с ${asShortDate(line.validFrom ?? '')}`}`,
            })),
            ...sets.map(set => ({ value: criteriaRef(set), label: `${set.title} – встроенный` })),
          ],
        },
        filled,
      )}
      ${radiosField(
        {
          name: 'as',
          label: 'Что получится',
          options: [
            {
              value: 'edition',
              label: 'Следующая редакция этого набора',
              hint: 'Придёт ему на смену с назначенного дня; связи доказательств педагогов с показателями сохранятся',
            },
            { value: 'new_set', label: 'Отдельный набор по этому образцу', hint: 'Для других должностей' },
          ],
        },
        filled,
      )}
      ${textField({ name: 'title', label: 'Название, если начинаете с пустого листа' }, filled)}
      ${buttonGroup(button('Начать черновик'), html`<a class="govuk-link" href="${url(paths.criteriaTable('reading'))}">Загрузить таблицей</a>`)}`,
    })}`,
  }
}
