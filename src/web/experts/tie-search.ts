import type { Organisation } from '../../application/stores/people.ts'
import { isUuid } from '../../application/uuid.ts'
import { type Filled, filledWith } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import type { Desk } from '../screens.ts'
import { radiosField, textField } from '../views/fields.ts'
import { button } from '../views/form.ts'

/** Organisations to choose from for a tie: what the search found, and the one chosen before the form came back. */
export type TieSearch = { page: string; find: string; found: readonly Organisation[] }

/** The search of a page with the form of a tie; `find` stands in the address of the page. */
export const tieSearch = async (
  desk: Desk,
  { query, active }: { query: Readonly<Record<string, string>>; active: { region: string } },
  page: string,
  trouble?: { kind: string; filled: Filled },
): Promise<TieSearch> => {
  const find = (query.find ?? '').trim().slice(0, 100)
  const found = find === '' ? [] : await desk.reads.organisationsSearch(active.region, find)
  const id = trouble?.kind === 'tie' ? String(trouble.filled.typed.organisation ?? '') : ''
  const chosen = isUuid(id) ? await desk.reads.organisation(id) : undefined
  return { page, find, found: [...(chosen?.region === active.region ? [chosen] : []), ...found] }
}

/** The search stands before the form: it asks nothing of anybody. */
export const tieSearchForm = ({ page, find }: TieSearch): Html =>
  html`<form method="get" action="${url(page)}#tie" class="house-inline-filter">${textField({ name: 'find', label: 'Найти организацию по названию', type: 'search', width: 30 }, filledWith({ find }))}${button('Найти', { kind: 'secondary' })}</form>`

export const tieOrganisations = ({ find, found }: TieSearch, filled: Filled): Html | false => {
  if (found.length === 0)
    return (
      find !== '' && html`<p class="govuk-body">По словам «${find}» организация не нашлась. Проверьте название.</p>`
    )
  const options = found.map(({ id, shortName, municipality }) => ({
    value: id,
    label: shortName,
    hint: municipality ?? undefined,
  }))
  return radiosField(
    { name: 'organisation', label: 'Или организация', options: [{ value: '', label: 'Не выбрана' }, ...options] },
    filled,
  )
}
