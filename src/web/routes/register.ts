import type { FastifyInstance } from 'fastify'
import type { PublicOrder, PublicRegister } from '../../application/reads/public-register.ts'
import { type OrderKind, orderKinds } from '../../domain/order/order-points.ts'
import { type Category, categories } from '../../domain/regulations/vocabulary.ts'
import { filledWith } from '../forms.ts'
import { html, url } from '../html.ts'
import { answerJson, wantsJson } from '../json.ts'
import { paths, type Query } from '../paths.ts'
import { page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import type { RegionView } from '../site.ts'

import { categoryWords } from '../views/category-words.ts'
import { selectField, textField } from '../views/fields.ts'
import { filtered } from '../views/filter.ts'
import { pagination } from '../views/pagination.ts'
import { lineAsJson, orderAsJson } from '../views/public-data.ts'
import { peopleTable } from '../views/public-order.ts'
import { sections } from '../views/sections.ts'
import { table } from '../views/table.ts'
import { asShortDate, counted } from '../views/words.ts'

/** The public register: published orders of all regions and the people in them. Nobody needs to sign in. */
export const registerRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  const { regions } = server.site

  page(server, {
    method: 'GET',
    path: paths.register(),
    roles: ['public'],
    handler: async context => {
      const asked = askedOf(regions, context.query)
      const found = await desk.reads.publicOrders({ ...asked, after: context.query.after })
      if (wantsJson(context.request)) {
        return answerJson(context.reply, { orders: found.rows.map(orderAsJson), next: found.next ?? null })
      }
      return context.render(ordersPage(regions, desk.app.clock.now().getFullYear(), queryOf(asked), found))
    },
  })

  page(server, {
    method: 'GET',
    path: paths.publicPeople(),
    roles: ['public'],
    handler: async context => {
      const { region, category, surname, after } = context.query
      const asked = { region: known(regions, region), category: categoryIn(category), surname: surname?.slice(0, 100) }
      const found = await desk.reads.publicLines({ ...asked, after })
      if (wantsJson(context.request)) {
        return answerJson(context.reply, { lines: found.rows.map(lineAsJson), next: found.next ?? null })
      }
      return context.render(peoplePage(regions, asked, found))
    },
  })
}

type Asked = Omit<Parameters<PublicRegister['publicOrders']>[0], 'after'>

/** What an address asks of the list of orders; what it cannot ask is left out. */
export const askedOf = (regions: readonly RegionView[], query: Query): Asked => ({
  region: known(regions, query.region),
  year: yearIn(query.year),
  number: query.number?.slice(0, 60),
  words: query.words?.slice(0, 100),
  kind: orderKinds.find(kind => kind === query.kind),
})

const queryOf = (asked: Asked): Query => ({ ...asked, year: asked.year?.toString() })

type Found = { rows: readonly PublicOrder[]; next?: string | undefined; previous?: string | undefined }

const ordersPage = (regions: readonly RegionView[], thisYear: number, query: Query, found: Found) => ({
  title: 'Реестр приказов',
  lead: 'Опубликованные приказы об установлении квалификационных категорий. Категория действует со дня решения комиссии.',
  width: 'wide' as const,
  sections: registerTabs('orders'),
  alternates: (['rss', 'atom'] as const).map(format => ({
    type: `application/${format}+xml`,
    title: query.region === undefined ? 'Новые приказы' : `Новые приказы: ${nameOf(regions, query.region)}`,
    address: paths.registerFile(format, { region: query.region }),
  })),
  body: filtered({
    action: paths.register(),
    clear: paths.register(),
    chosen: chosenOf(paths.register, query, {
      region: code => nameOf(regions, code),
      year: year => `${year} год`,
      number: number => `№ ${number}…`,
      words: words => `«${words}»`,
      kind: kind => kindWords[kind as OrderKind],
    }),
    fields: html`${textField({ name: 'words', label: 'Номер или слова названия', type: 'search' }, filledWith({ words: query.words ?? '' }))}
      ${regionField(regions, query.region)}
      ${selectField(
        {
          name: 'year',
          label: 'Год публикации',
          options: [
            { value: '', label: 'Любой' },
            ...Array.from({ length: 6 }, (_, back) => String(thisYear - back)).map(year => ({
              value: year,
              label: year,
            })),
          ],
        },
        filledWith({ year: query.year ?? '' }),
      )}
      ${selectField(
        {
          name: 'kind',
          label: 'Вид приказа',
          options: [{ value: '', label: 'Любой' }, ...orderKinds.map(value => ({ value, label: kindWords[value] }))],
        },
        filledWith({ kind: query.kind ?? '' }),
      )}`,
    list: html`${peopleHint(query)}${table({
      caption: 'Опубликованные приказы, новые сверху',
      columns: [
        { label: 'Приказ' },
        { label: 'О чём' },
        { label: 'Регион' },
        { label: 'Опубликован' },
        { label: 'Строк', numeric: true },
      ],
      empty: html`Приказов по такому отбору нет. <a class="govuk-link" href="${url(paths.register())}">Показать все</a>`,
      rows: found.rows.map(order => [
        html`<a class="govuk-link" href="${url(paths.publicOrder(order.id))}">№ ${order.number}</a> <div class="house-muted">от ${asShortDate(order.signedOn)}</div>`,
        html`${order.title}${order.kind !== 'main' && html`<div class="house-muted">${kindWords[order.kind]}</div>`}`,
        nameOf(regions, order.region),
        asShortDate(order.publishedOn),
        order.lines === 0 ? '–' : order.lines,
      ]),
    })}
    ${pagination({
      shown: found.rows.length > 0 ? counted(found.rows.length, ['приказ', 'приказа', 'приказов']) : undefined,
      previous: found.previous && paths.register({ ...query, after: found.previous }),
      next: found.next && paths.register({ ...query, after: found.next }),
    })}
    <p class="house-small">Те же сведения для программ: <a class="govuk-link" href="${url(paths.registerFile('csv', query))}">таблица CSV</a>, <a class="govuk-link" href="${url(paths.registerFile('json', query))}">JSON</a>. Новые приказы: <a class="govuk-link" href="${url(paths.registerFile('rss', { region: query.region }))}">лента RSS</a>, <a class="govuk-link" href="${url(paths.registerFile('atom', { region: query.region }))}">Atom</a>.</p>`,
  }),
})

const kindWords: Record<OrderKind, string> = {
  main: 'Основной',
  amending: 'О внесении изменений',
  correcting: 'Об исправлении ошибки',
}

/** People are not found by the titles of orders: whoever types a name is shown the way. */
const peopleHint = ({ words, region }: Query) =>
  words !== undefined &&
  /^[\p{L}\s'-]+$/u.test(words.trim()) &&
  html`<p class="govuk-body">Ищете человека? <a class="govuk-link" href="${url(paths.publicPeople({ surname: words.trim(), region }))}">Найти педагога «${words.trim()}»</a></p>`

type People = Awaited<ReturnType<Desk['reads']['publicLines']>>

const peoplePage = (regions: readonly RegionView[], query: Query, found: People) => ({
  title: 'Найти педагога',
  lead: 'Проверьте, установлена ли категория: по фамилии или её началу.',
  width: 'wide' as const,
  sections: registerTabs('people'),
  body: filtered({
    action: paths.publicPeople(),
    clear: paths.publicPeople(),
    chosen: chosenOf(paths.publicPeople, query, {
      region: code => nameOf(regions, code),
      category: category => categoryWords[category as Category],
      surname: surname => `${surname}…`,
    }),
    fields: html`${textField({ name: 'surname', label: 'Фамилия', hint: 'Можно с именем и отчеством' }, filledWith({ surname: query.surname ?? '' }))}
      ${regionField(regions, query.region)}
      ${selectField(
        {
          name: 'category',
          label: 'Категория',
          options: [
            { value: '', label: 'Любая' },
            ...categories.map(value => ({ value, label: categoryWords[value] })),
          ],
        },
        filledWith({ category: query.category ?? '' }),
      )}`,
    list: html`${peopleTable(found.rows, html`Никого не нашлось. Проверьте фамилию; «ё» и «е» не различаются. В реестре только опубликованные приказы.`)}
    ${pagination({
      previous: found.previous && paths.publicPeople({ ...query, after: found.previous }),
      next: found.next && paths.publicPeople({ ...query, after: found.next }),
    })}`,
  }),
})

export const registerTabs = (current: 'orders' | 'people') =>
  sections('Реестр', [
    { label: 'Приказы', address: paths.register(), current: current === 'orders' },
    { label: 'Найти педагога', address: paths.publicPeople(), current: current === 'people' },
  ])

const regionField = (regions: readonly RegionView[], region: string | undefined) =>
  selectField(
    {
      name: 'region',
      label: 'Регион',
      options: [
        { value: '', label: 'Все регионы' },
        ...regions.map(({ code, name }) => ({ value: code, label: name })),
      ],
    },
    filledWith({ region: region ?? '' }),
  )

const chosenOf = (address: (query: Query) => string, query: Query, words: Record<string, (value: string) => string>) =>
  Object.entries(words).flatMap(([name, say]) => {
    const value = query[name]
    return value ? [{ words: say(value), remove: address({ ...query, [name]: undefined }) }] : []
  })

export const nameOf = (regions: readonly RegionView[], code: string): string =>
  regions.find(region => region.code === code)?.name ?? code

const known = (regions: readonly RegionView[], code: string | undefined): string | undefined =>
  regions.some(region => region.code === code) ? code : undefined

/** Years a database day can hold and an order can have; anything else is no filter. */
const yearIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^20\d\d$/.test(text) ? Number(text) : undefined

const categoryIn = (text: string | undefined): Category | undefined => categories.find(category => category === text)
