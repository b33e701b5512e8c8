import { portfolioFormats } from '../../domain/portfolio/limits.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { listed } from '../../domain/wording.ts'

/** What the region takes with an application: pieces of one sentence. */
export const limitsInWords = (pack: Pack): string[] => {
  const { max_mb: most, max_per_indicator: each, dpi, text_layer: text, link_allowed: link } = pack.files
  const formats = portfolioFormats(pack).map(format => format.toUpperCase())
  return [
    formats.length === 1 ? `файлы – только ${formats[0]}` : `файлы – ${listed(formats, 'или')}`,
    ...(most === null ? [] : [`один файл – не больше ${most} МБ`]),
    ...(each === null ? [] : [`к одному показателю – не больше ${each} документов`]),
    ...(dpi === null ? [] : [`сканы – ${dpi} точек на дюйм`]),
    ...(text ? ['в документе можно искать и копировать текст'] : []),
    link ? 'вместо файла можно дать ссылку' : 'ссылка вместо файла не принимается',
  ]
}
