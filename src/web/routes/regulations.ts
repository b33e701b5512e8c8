import type { FastifyInstance } from 'fastify'
import { packNamed } from '../../domain/regulations/choose-pack.ts'
import { cited } from '../../domain/regulations/citation.ts'
import { type Difference, differencesOf } from '../../domain/regulations/diff.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { LoadedPack } from '../../domain/regulations/loaded-pack.ts'
import { type Pack, packRef } from '../../domain/regulations/pack.ts'
import { regionName } from '../../domain/regulations/region-name.ts'
import { sheetOf } from '../../domain/regulations/sheet.ts'
import { filledWith } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { clauseView } from '../views/clauses.ts'
import { selectField } from '../views/fields.ts'
import { button } from '../views/form.ts'
import { questionsInWords, signOffTag } from '../views/regulation-tabs.ts'
import { table } from '../views/table.ts'
import { asShortDate, counted } from '../views/words.ts'

/** Regions with their editions, and two editions side by side. */
export const regulationsRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  const packs = [...desk.app.law.packs].sort((a, b) => (a.pack.title < b.pack.title ? -1 : 1))
  const today = () => desk.app.clock.now().toISOString().slice(0, 10)

  page(server, {
    method: 'GET',
    path: paths.regulations(),
    roles: ['public'],
    handler: async ({ render }) => render(listPage(packs, today().slice(0, 4))),
  })

  page(server, {
    method: 'GET',
    path: paths.regulationsCompared(),
    roles: ['public'],
    handler: async ({ query, render }) => {
      const [one, other] = [query.a, query.b].map(name => found(packs, name))
      return render(comparePage(packs, one, other))
    },
  })
}

const listPage = (packs: readonly LoadedPack[], year: string) => ({
  title: 'Регламенты',
  lead: 'Правила каждого региона по пунктам: слова документа и рядом то, как их понимает система. Дело до конца идёт по той редакции, под которой подано.',
  width: 'wide' as const,
  body: html`${table({
    caption: 'Редакции регламентов',
    columns: [
      { label: 'Регион' },
      { label: 'Действует' },
      { label: 'Согласование' },
      { label: 'Требует уточнения' },
      { label: 'Ещё' },
    ],
    empty: 'Ни одного регламента не загружено.',
    rows: packs.map(loaded => {
      const { pack } = loaded
      return [
        html`<a class="govuk-link" href="${url(paths.regulation(pack.region, pack.edition))}">${regionName(pack)}</a><div class="house-muted">${actOf(loaded)}</div>`,
        `с\u00a0${asShortDate(pack.in_force.from)}${pack.in_force.to ? ` по\u00a0${asShortDate(pack.in_force.to)}` : ''}`,
        signOffTag(pack),
        html`<a class="govuk-link" href="${url(paths.regulationPart(pack.region, pack.edition, 'questions'))}">${questionsInWords(sheetOf(loaded).questions.length)}</a>`,
        html`<a class="govuk-link" href="${url(paths.calendar(pack.region, year))}">Календарь ${year}<span class="govuk-visually-hidden"> – ${pack.title}</span></a><br>
          <a class="govuk-link" href="${url(paths.howToApplyIn(pack.region))}">Как подать<span class="govuk-visually-hidden"> – ${pack.title}</span></a>`,
      ]
    }),
  })}
  <h2 class="govuk-heading-m">Сравнить два регламента</h2>
  ${compareForm(packs, undefined, undefined)}`,
})

const comparePage = (packs: readonly LoadedPack[], one: LoadedPack | undefined, other: LoadedPack | undefined) => ({
  title: 'Сравнение регламентов',
  lead: 'Строки, которые понимаются по-разному, и строки, которых в одном из двух нет. Номера пунктов не сравниваются.',
  width: 'wide' as const,
  breadcrumbs: [{ label: 'Регламенты', address: paths.regulations() }],
  body: html`${compareForm(packs, one?.pack, other?.pack)}
    ${one !== undefined && other !== undefined && sideBySide(one, other)}`,
})

const compareForm = (packs: readonly LoadedPack[], a: Pack | undefined, b: Pack | undefined): Html => {
  const options = packs.map(({ pack }) => ({ value: packRef(pack), label: nameOf(pack) }))
  const filled = filledWith({
    a: a ? packRef(a) : (options[0]?.value ?? ''),
    b: b ? packRef(b) : (options[1]?.value ?? ''),
  })
  return html`<form method="get" action="${url(paths.regulationsCompared())}" class="house-inline-filter">
    ${selectField({ name: 'a', label: 'Первый', options }, filled)}${selectField({ name: 'b', label: 'Второй', options }, filled)}
    ${button('Сравнить', { kind: 'secondary' })}</form>`
}

const sideBySide = (one: LoadedPack, other: LoadedPack): Html => {
  const [a, b] = [one.pack, other.pack]
  const differences = differencesOf(a, b)
  const bySection = Map.groupBy(differences, ({ section }) => section)
  return html`<p class="govuk-body">${counted(differences.length, ['различие', 'различия', 'различий'])}.
      ${[...bySection].map(([section, lines], index) => html`${index > 0 && ', '}<a class="govuk-link" href="${url(`#s${index + 1}`)}">${section}</a> (${lines.length})`)}</p>
    ${[...bySection].map(
      (
        [section, lines],
        index,
      ) => html`<section class="house-compare" id="${`s${index + 1}`}"><h2 class="govuk-heading-m">${section}</h2>
      ${table({
        caption: section,
        columns: [{ label: nameOf(a) }, { label: nameOf(b) }],
        empty: '',
        rows: lines.map(line => [sideOf(one, line.left), sideOf(other, line.right)]),
      })}</section>`,
    )}`
}

const sideOf = (loaded: LoadedPack, line: Difference['left']): Html =>
  line === undefined
    ? html`<span class="house-muted">нет такой строки</span>`
    : html`<span class="house-compare__words">${line.sentence}</span><div class="house-muted">${clauseView(line.clause, cited(loaded, line.clause)).reference}</div>`

const nameOf = (pack: Pack): string => `${regionName(pack)}, ред. ${asShortDate(pack.edition)}`

/** The region's own main act, or the federal one where it has no regulation of its own. */
const actOf = ({ text, base }: LoadedPack): string =>
  Object.values(text.acts)[0] ?? Object.values(base.text.acts)[0] ?? ''

const found = (packs: readonly LoadedPack[], name: string | undefined): LoadedPack | undefined => {
  const answer = name === undefined ? undefined : packNamed(packs, name)
  return answer === undefined || isRefusal(answer) ? undefined : answer
}
