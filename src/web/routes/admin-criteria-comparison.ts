import type { FastifyInstance } from 'fastify'
import { builtIn, builtInSets } from '../../application/criteria/built-in.ts'
import { criteriaReaders } from '../../application/criteria/keepers.ts'
import type { CriteriaEdition } from '../../application/stores/criteria.ts'
import { isUuid } from '../../application/uuid.ts'
import { asDraftSet } from '../../domain/expertise/assemble-criteria.ts'
import { type CriteriaChange, compareCriteria } from '../../domain/expertise/compare-criteria.ts'
import { type CriteriaSet, criteriaRef } from '../../domain/expertise/criteria-set.ts'
import { crumbsOf, type OpenEdition, openEdition, type ReaderContext } from '../criteria/open-edition.ts'
import { filledWith } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday, todayIn } from '../region-day.ts'
import { page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { selectField } from '../views/fields.ts'
import { button } from '../views/form.ts'
import { table } from '../views/table.ts'
import { asShortDate, counted } from '../views/words.ts'

/** What is different between two sets: of one from an earlier edition, or of an own from a built-in one. */
export const adminCriteriaComparisonRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.criteriaThing(':id', 'comparison'),
    roles: criteriaReaders,
    handler: async context => {
      const open = await openEdition(desk, context)
      return context.render(await comparisonPage(desk, context, open))
    },
  })
}

type Other = { id: string; label: string }

const comparisonPage = async (desk: Desk, context: ReaderContext, open: OpenEdition) => {
  const { region } = context.active
  const others = await othersOf(desk, region, open)
  const asked = others.find(({ id }) => id === context.query.with) ?? others[0]
  const before = asked === undefined ? undefined : await setOf(desk, region, asked.id)
  return {
    title: `${open.title} – что изменилось`,
    heading: open.title,
    caption: 'Что изменилось',
    width: 'wide' as const,
    breadcrumbs: crumbsOf(open),
    body: html`<form method="get" action="${url(paths.criteriaThing(open.id, 'comparison'))}" class="house-inline-filter">
        ${selectField({ name: 'with', label: 'С чем сравнить', options: others.map(({ id, label }) => ({ value: id, label })) }, filledWith({ with: asked?.id ?? '' }))}${button('Сравнить', { kind: 'secondary' })}</form>
      ${
        open.set === undefined || before === undefined
          ? banner({
              kind: 'warning',
              title: 'Сравнить пока нельзя',
              body: 'В одном из черновиков есть ошибки: сначала их нужно исправить.',
            })
          : changesTable(compareCriteria(before, worded(open.set, open.edition)), asked?.label ?? '')
      }`,
  }
}

const changesTable = (changes: readonly CriteriaChange[], label: string): Html =>
  table({
    caption:
      changes.length === 0
        ? 'Отличия'
        : `Отличий от «${label}»: ${counted(changes.length, ['отличие', 'отличия', 'отличий']).replace(/\s\S+$/, '')}`,
    captionVisible: true,
    columns: [{ label: 'Где' }, { label: 'Что' }, { label: 'Было' }, { label: 'Стало' }],
    empty: 'Наборы одинаковы.',
    rows: changes.map(({ where, what, before, after }) => [
      where,
      what,
      before === undefined
        ? html`<span class="house-muted">не было</span>`
        : html`<span class="${after === undefined ? 'house-change-gone' : ''}">${before}</span>`,
      after ?? html`<span class="house-muted">убрано</span>`,
    ]),
  })

/** First the editions of the same set, then the set it was made from, then the rest. */
const othersOf = async (desk: Desk, region: string, { id, edition, set }: OpenEdition): Promise<Other[]> => {
  const built = builtInSets(desk.app.law, packToday(desk, region)).map(one => ({
    id: criteriaRef(one),
    setId: one.id,
    label: `${one.title} – встроенный`,
  }))
  const own = (await desk.reads.criteriaList({ region, order: 'force' })).rows.map(line => ({
    id: line.id,
    setId: line.setId,
    label: `${line.title} – ${line.validFrom === null ? 'черновик' : `с ${asShortDate(line.validFrom)}`}`,
  }))
  const setId = edition?.setId ?? set?.id
  const near = (other: { id: string; setId: string }): number =>
    other.id === edition?.basedOn ? 0 : other.setId === setId ? 1 : 2
  return [...own, ...built].filter(other => other.id !== id).sort((a, b) => near(a) - near(b))
}

const setOf = async (desk: Desk, region: string, id: string): Promise<CriteriaSet | undefined> => {
  const edition = isUuid(id) ? await desk.reads.criteriaEdition(id) : undefined
  if (edition === undefined) return builtIn(desk.app.law, packToday(desk, region), id)
  if (edition.region !== region) return undefined
  if (edition.body !== null || edition.draft === null) return edition.body ?? undefined
  const { set } = asDraftSet(edition.draft, edition.setId, todayIn(desk, region))
  return set && worded(set, edition)
}

/** A draft says of itself that nobody has approved it; it is compared by the words that will stand on the sheets. */
const worded = (set: CriteriaSet, edition: Pick<CriteriaEdition, 'draft'> | undefined): CriteriaSet => {
  const words = edition?.draft?.notice.trim()
  return words === undefined ? set : { ...set, notice: words === '' ? null : words }
}
