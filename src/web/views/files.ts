import { type FileChecks, isOpenToOthers } from '../../application/files/file-check.ts'
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
import { fileCheckLines, virusWords } from './file-check.ts'
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

type CheckedFile = Pick<StoredFile, 'id' | 'name' | 'size' | 'digest' | 'mediaType'>

/**
 * A person's file wherever it is shown: name and size, ways to its bytes and its pages, and the scanner's word while it is closed.
 * With the edition, everything found out about the file stands below too, against what the region asks of scans.
 */
export const checkedFile = (file: CheckedFile, checks: FileChecks, pack?: Pack): Html => {
  const { id, name, size, digest, mediaType } = file
  const check = checks[digest]
  const wish = pack && { dpi: pack.files.dpi, textLayer: pack.files.text_layer }
  return html`<a class="govuk-link" href="${url(paths.file(id))}">${name}</a> <span class="house-muted">${sizeInWords(size)}</span>
    ${isShown(mediaType) && check?.virus !== 'infected' && html`<a class="govuk-link house-small" href="${url(paths.fileView(id))}">Посмотреть<span class="govuk-visually-hidden"> ${name}</span></a>`}
    ${wish === undefined ? !isOpenToOthers(check) && virusWords(check) : fileCheckLines(check, wish)}`
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
