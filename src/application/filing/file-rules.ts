import type { Pack } from '../../domain/regulations/pack.ts'
import type { ReceivedFile } from '../ports.ts'

/** Our own ceiling where the region names none: one file of a gigabyte (the server refuses more). */
const ceilingMb = 1024
export const ceilingBytes = ceilingMb * 1024 * 1024

/** Largest file of a region, in bytes. */
export const maxBytes = ({ files }: Pack): number => Math.min(files.max_mb ?? ceilingMb, ceilingMb) * 1024 * 1024

/** What a person is told before choosing a file. */
export const filesHint = (pack: Pack): string =>
  `${pack.files.formats.map(format => format.toUpperCase()).join(', ')}; один файл — до ${sizeLimitInWords(maxBytes(pack))}`

/** «100 МБ», «1 ГБ» */
const sizeLimitInWords = (bytes: number): string => {
  const megabytes = bytes / 1024 / 1024
  return megabytes < 1024 ? `${megabytes} МБ` : `${megabytes / 1024} ГБ`
}

/** For the `accept` of a file field. */
export const acceptedNames = (pack: Pack): string => pack.files.formats.map(format => `.${format}`).join(',')

/** The name as it is kept: no folders, no control signs, not endless; the ending stays. */
export const tidyName = (name: string): string => {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const clean = [...last]
    .filter(sign => sign >= ' ' && sign !== '\u007f' && !'<>:"|?*'.includes(sign))
    .join('')
    .trim()
  const ending = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? ''
  return `${clean.slice(0, clean.length - ending.length).slice(0, 150)}${ending}` || 'файл'
}

/** Why a file cannot be taken, in words beside its field; undefined when it can. */
export const fileFault = (pack: Pack, name: string, file: ReceivedFile): string | undefined => {
  const ending = endingOf(name)
  const formats = pack.files.formats
  const allowed = formats.map(format => format.toUpperCase()).join(', ')
  if (!formats.includes(ending)) return `«${name}»: такой формат не принимается. Можно: ${allowed}`
  if (file.size === 0) return `«${name}»: файл пуст. Откройте его и проверьте, что он сохранён`
  if (file.overLimit)
    return `«${name}»: файл больше ${sizeLimitInWords(maxBytes(pack))}. Уменьшите его, например сохраните скан с меньшим разрешением`
  if (ending.startsWith('doc') && file.kind === 'cfb' && ending !== 'doc')
    return `«${name}»: файл закрыт паролем. Снимите пароль и приложите снова`
  if (file.bomb)
    return `«${name}»: архив распаковывается в слишком большой объём, его не откроет ни один проверяющий. Приложите документы отдельными файлами`
  if (file.kind === 'macros')
    return `«${name}»: в документе есть макросы (программы). Сохраните его как обычный ${ending.toUpperCase()} или PDF`
  if (!(kinds[ending] ?? [ending]).includes(file.kind ?? ''))
    return `«${name}»: содержимое не похоже на ${ending.toUpperCase()}. Сохраните документ в этом формате заново, не меняя имя вручную`
  if (file.encrypted) return `«${name}»: файл закрыт паролем. Снимите пароль и приложите снова`
  return file.cutShort ? `«${name}»: файл повреждён, его конец потерян. Сохраните его заново` : undefined
}

/** Media type for the download; anything else travels as plain bytes. */
export const mediaTypeOf = (name: string): string => mediaTypes[endingOf(name)] ?? 'application/octet-stream'

const endingOf = (name: string): string => /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** What the content of a file with this ending may turn out to be. */
const kinds: Record<string, readonly string[]> = {
  jpg: ['jpg'],
  jpeg: ['jpg'],
  tif: ['tif'],
  tiff: ['tif'],
  doc: ['cfb'],
  xls: ['cfb'],
  sig: ['sig', 'cms', 'p7s'],
}

const mediaTypes: Record<string, string> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  bmp: 'image/bmp',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  zip: 'application/zip',
}
