import type { Organisation } from '../../application/stores/people.ts'
import { type Filled, filledWith } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import type { Desk } from '../screens.ts'
import { radiosField, textField } from '../views/fields.ts'
import { button } from '../views/form.ts'

export type Schools = { schools: Organisation[]; search: string }

/** Schools a teacher may mean: those of their applications first, then what the search found in the directory. */
export const schoolsToChoose = async (
  desk: Desk,
  { personId, region }: { personId: string; region: string },
  search: string,
): Promise<Schools> => {
  const words = search.trim().slice(0, 100)
  const places = await desk.app.storage.write(async tx => ({ ids: await tx.school.workplaces(personId, region) }))
  const ids = 'ids' in places ? [...new Set(places.ids.map(({ organisationId }) => organisationId))] : []
  const known: Organisation[] = []
  for (const id of ids) {
    const school = await desk.reads.organisation(id)
    if (school !== undefined) known.push(school)
  }
  const found = words === '' ? [] : await desk.reads.organisationsSearch(region, words)
  return { schools: [...known, ...found.filter(one => !ids.includes(one.id))], search: words }
}

/** The search stands before the form: it asks nothing of anybody. */
export const schoolSearch = (action: string, { search }: Schools, extra: Readonly<Record<string, string>> = {}): Html =>
  html`<form method="get" action="${url(action)}" class="house-inline-filter">${Object.entries(extra).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${textField({ name: 'search', label: 'Найти школу по названию', type: 'search', width: 30 }, filledWith({ search }))}${button('Найти', { kind: 'secondary' })}</form>`

export const schoolField = ({ schools }: Schools, filled: Filled): Html =>
  schools.length === 0
    ? html`<div class="house-empty">Найдите свою школу по названию: она появится здесь.</div>`
    : radiosField(
        {
          name: 'organisation',
          label: 'Школа, в которой вы работаете',
          options: schools.map(({ id, fullName, municipality }) => ({
            value: id,
            label: fullName,
            hint: municipality ?? undefined,
          })),
        },
        schools.length === 1 && filled.typed.organisation === undefined
          ? { ...filled, typed: { ...filled.typed, organisation: schools[0]?.id ?? '' } }
          : filled,
      )
