import type { OrganisationRecord } from '../../application/reads/accounts.ts'
import type { MergerLine, OrganisationUse } from '../../application/reads/directory.ts'
import type { OtherName } from '../../application/stores/directory.ts'
import { unstopped } from '../../domain/wording.ts'
import { emptyForm, type Filled } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { banner } from '../views/banner.ts'
import { textField } from '../views/fields.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import { asRussianDate, asRussianMoment, counted } from '../views/words.ts'

export type Around = {
  record: OrganisationRecord
  names: readonly OtherName[]
  use: OrganisationUse
  mergers: readonly MergerLine[]
  timeZone: string
}

/** What stands around the card of an organisation: its other names, who uses it, mergers. */
export const aroundOrganisation = (csrf: string, around: Around, filled: Filled = emptyForm): Html =>
  html`${mergedNote(around)}<h2 class="govuk-heading-m">Другие названия</h2>
    <p class="govuk-body">По ним организацию находят при подаче заявления и при загрузке списков: так её пишут от руки или называли раньше.</p>
    ${
      around.names.length === 0
        ? html`<p class="house-empty">Других названий нет.</p>`
        : html`<ul class="govuk-list house-files">${around.names.map(name => nameLine(csrf, around.record.id, name))}</ul>`
    }
    ${form({
      action: paths.organisationThing(around.record.id, 'names'),
      csrf,
      filled,
      body: html`${textField({ name: 'otherName', label: 'Добавить название', width: 30 }, filled)}${button('Добавить', { kind: 'secondary' })}`,
    })}
    <h2 class="govuk-heading-m">Переименование и объединение</h2>
    <p class="govuk-body">С организацией связано: ${useWords(around.use)}.</p>
    ${buttonGroup(
      linkButton('Переименовать', paths.organisationThing(around.record.id, 'renaming'), 'secondary'),
      linkButton('Объединить с другой', paths.organisationThing(around.record.id, 'merger'), 'secondary'),
    )}
    ${around.mergers.length > 0 && mergerList(csrf, around)}`

const nameLine = (csrf: string, id: string, { name, key, kind, until }: OtherName): Html =>
  html`<li>${name} <span class="house-muted">${kind === 'former' ? `прежнее название${until === null ? '' : `, до ${asRussianDate(until)}`}` : 'так пишут'}</span> ${form(
    {
      action: paths.organisationThing(id, 'name-removal'),
      csrf,
      filled: emptyForm,
      body: html`<input type="hidden" name="key" value="${key}"><button class="house-link-button" type="submit">Убрать<span class="govuk-visually-hidden"> название ${name}</span></button>`,
    },
  )}</li>`

/** «12 дел, 2 специалиста, 1 учётная запись». */
export const useWords = ({ cases, specialists, accounts }: OrganisationUse): string => {
  const parts = [
    ...(cases > 0 ? [counted(cases, ['дело', 'дела', 'дел'])] : []),
    ...(specialists > 0 ? [counted(specialists, ['специалист', 'специалиста', 'специалистов'])] : []),
    ...(accounts > 0 ? [counted(accounts, ['учётная запись', 'учётные записи', 'учётных записей'])] : []),
  ]
  return parts.length === 0 ? 'пока ничего' : parts.join(', ')
}

const mergedNote = ({ record, mergers }: Around): Html | false => {
  const ended = mergers.find(({ fromId, undoneAt }) => fromId === record.id && undoneAt === null)
  return (
    ended !== undefined &&
    banner({
      kind: 'information',
      title: 'Организация больше не действует',
      body: html`Её место заняла <a class="govuk-link" href="${url(paths.organisation(ended.intoId))}">${ended.intoName}</a>: туда перешли дела, специалисты и учётные записи.`,
    })
  )
}

const mergerList = (csrf: string, { mergers, record, timeZone }: Around): Html =>
  html`<h3 class="govuk-heading-s">Объединения</h3><ul class="govuk-list">${mergers.map(
    ({ id, fromId, fromName, intoName, reason, mergedAt, undoneAt, byName }) =>
      html`<li><strong>${fromName}</strong> вошла в <strong>${intoName}</strong>. ${unstopped(reason)}. <span class="house-muted">${asRussianMoment(mergedAt, timeZone)}, ${byName}${undoneAt !== null && `; разъединены ${asRussianMoment(undoneAt, timeZone)}`}</span>
        ${
          undoneAt === null &&
          form({
            action: paths.mergerUndoing(id),
            csrf,
            filled: emptyForm,
            body: html`<button class="house-link-button" type="submit">Разъединить<span class="govuk-visually-hidden"> ${fromId === record.id ? intoName : fromName}</span></button>`,
          })
        }</li>`,
  )}</ul>`
