import type { FastifyInstance } from 'fastify'
import type { LoadedPack } from '../../domain/regulations/loaded-pack.ts'
import { type SheetRow, sheetOf } from '../../domain/regulations/sheet.ts'
import { NotForYou } from '../errors.ts'
import { filledWith } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths, type Query } from '../paths.ts'
import { page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { selectField, textField } from '../views/fields.ts'
import { filtered } from '../views/filter.ts'
import { clauseRows, isOpen } from '../views/regulation-clauses.ts'
import { passportOf, regulationPage } from '../views/regulation-tabs.ts'
import { counted } from '../views/words.ts'

/** An edition clause by clause: the words of the paper beside how the system understands them. */
export const regulationRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.regulation(':region', ':edition'),
    roles: ['public'],
    handler: async ({ params, query, render }) => {
      const loaded = editionOf(desk, params)
      const asked = { q: query.q?.slice(0, 100).trim(), section: query.section, open: query.open }
      return render(regulationPage(loaded, 'clauses', { body: clausesBody(loaded, asked) }))
    },
  })
}

/** The edition named in the address. Throws NotForYou when there is none. */
export const editionOf = (desk: Desk, { region, edition }: Readonly<Record<string, string>>): LoadedPack => {
  const found = desk.app.law.packs.find(({ pack }) => pack.region === region && pack.edition === edition)
  if (found === undefined) throw new NotForYou()
  return found
}

const clausesBody = (loaded: LoadedPack, query: Query) => {
  const { region, edition } = loaded.pack
  const sheet = sheetOf(loaded)
  const rows = narrowed(sheet.rows, query)
  const sections = [...new Set(sheet.rows.flatMap(({ readings }) => readings.map(({ section }) => section)))]
  const address = (changed: Query): string => paths.regulation(region, edition, changed)
  const counts = (section: string): number => narrowed(sheet.rows, { section }).length
  return html`<details class="house-details"><summary>Паспорт редакции</summary>${passportOf(loaded)}</details>
  ${filtered({
    action: address({}),
    clear: address({}),
    chosen: [
      ...(query.q ? [{ words: `«${query.q}»`, remove: address({ ...query, q: undefined }) }] : []),
      ...(query.section ? [{ words: query.section, remove: address({ ...query, section: undefined }) }] : []),
      ...(query.open ? [{ words: 'требует уточнения', remove: address({ ...query, open: undefined }) }] : []),
    ],
    fields: html`${textField({ name: 'q', label: 'Найти в регламенте', hint: 'Слово или номер пункта', type: 'search' }, filledWith({ q: query.q ?? '' }))}
      ${selectField(
        {
          name: 'section',
          label: 'Раздел',
          options: [
            { value: '', label: 'Все разделы' },
            ...sections.map(section => ({ value: section, label: `${section} (${counts(section)})` })),
          ],
        },
        filledWith({ section: query.section ?? '' }),
      )}
      ${selectField(
        {
          name: 'open',
          label: 'Показать',
          options: [
            { value: '', label: 'Все пункты' },
            { value: 'yes', label: 'Только «требует уточнения»' },
          ],
        },
        filledWith({ open: query.open ?? '' }),
      )}`,
    list: html`<p class="house-small">${counted(rows.length, ['пункт', 'пункта', 'пунктов'])}. Слева слова документа, справа – как их понимает система.</p>
      ${rows.length === 0 ? html`<div class="house-empty">Ничего не нашлось. <a class="govuk-link" href="${url(address({}))}">Показать весь регламент</a></div>` : clauseRows(rows)}`,
  })}`
}

/** Rows that have the words, the section, the open question; readings of other sections are left out of them. */
const narrowed = (rows: readonly SheetRow[], { q, section, open }: Query): SheetRow[] => {
  const wanted = q ? plain(q) : undefined
  return rows.flatMap(({ cited, readings }) => {
    const fitting = readings.filter(reading => (!section || reading.section === section) && (!open || isOpen(reading)))
    const words = [cited.clause, cited.says, ...fitting.map(({ sentence }) => sentence)]
    const found = wanted === undefined || words.some(text => plain(text).includes(wanted))
    return fitting.length > 0 && found ? [{ cited, readings: fitting }] : []
  })
}

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ')
