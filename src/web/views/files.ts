import type { FileCheck } from '../../application/files/file-check.ts'
import { isShown } from '../../application/files/preview.ts'
import { acceptedNames, filesHint, maxBytes } from '../../application/filing/file-rules.ts'
import type { StoredFile } from '../../application/stores/cases.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { lowered } from '../../domain/wording.ts'
import type { Filled } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { fileFieldFor } from '../uploads.ts'
import { fileField } from './fields.ts'
import { fileCheckLines } from './file-check.ts'
import type { PaperKind } from './paper-kinds.ts'
import { asRussianNumber } from './words.ts'

/** One file box a kind of paper, each with what was attached already. */
export const fileBoxes = (
  pack: Pack,
  kinds: readonly PaperKind[],
  filled: Filled,
  attached: (document: string) => Html | false,
): Html =>
  html`<p class="govuk-body">${filesHint(pack)}. ${pack.files.dpi !== null && `Сканируйте с разрешением ${pack.files.dpi} точек на дюйм. `}${pack.files.text_layer && 'Нужен текст, по которому можно искать. '}</p>
  ${kinds.map(
    kind =>
      html`${fileField(
        {
          name: fileFieldFor(kind.document),
          label: kind.title,
          hint: hintOf(kind),
          accept: acceptedNames(pack),
          several: true,
          mostBytes: maxBytes(pack),
        },
        filled,
      )}${attached(kind.document)}`,
  )}`

/** Name and size, as a link to the download. */
export const fileLink = ({ id, name, size }: Pick<StoredFile, 'id' | 'name' | 'size'>): Html =>
  html`<a class="govuk-link" href="${url(paths.file(id))}">${name}</a> <span class="house-muted">${sizeInWords(size)}</span>`

type CheckedFile = Pick<StoredFile, 'id' | 'name' | 'size' | 'digest' | 'mediaType'>

/** The same with a way to its pages and what was found out about it, against what the region asks of scans. */
export const checkedFile = (file: CheckedFile, checks: Readonly<Record<string, FileCheck>>, pack?: Pack): Html => {
  const check = checks[file.digest]
  const wish = pack && { dpi: pack.files.dpi, textLayer: pack.files.text_layer }
  return html`${fileLink(file)}${isShown(file.mediaType) && check?.virus !== 'infected' && html` <a class="govuk-link house-small" href="${url(paths.fileView(file.id))}">Посмотреть<span class="govuk-visually-hidden"> ${file.name}</span></a>`}${fileCheckLines(check, wish)}`
}

/** «1,4 МБ» */
export const sizeInWords = (bytes: number): string => {
  if (bytes < 1024) return `${bytes}\u00a0байт`
  const kilobytes = bytes / 1024
  return kilobytes < 1024
    ? `${asRussianNumber(Math.round(kilobytes))}\u00a0КБ`
    : `${asRussianNumber(Math.round((kilobytes / 1024) * 10) / 10)}\u00a0МБ`
}

const hintOf = ({ required, due, certified }: PaperKind): string =>
  [
    required ? 'Обязательно' : 'По желанию',
    due === 'filing' ? '' : due === 'after_test' ? 'можно после тестирования' : 'можно до заседания комиссии',
    certified === undefined ? '' : `заверение: ${lowered(certified)}`,
  ]
    .filter(words => words !== '')
    .join('; ')
