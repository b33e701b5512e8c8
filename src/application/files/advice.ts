import { capital } from '../../domain/wording.ts'
import type { Look, PageLook } from './file-check.ts'

/** What a region asks of scans; null and false where it asks nothing. */
export type ScanWish = { dpi: number | null; textLayer: boolean }

/** Below this small print is lost, whatever the regulation says. */
const readableDpi = 150
/** A scan a little below the asked number is no reason to send a teacher back to the scanner. */
const nearEnough = 0.95
/** Variance of the Laplacian: typed pages give thousands, a page out of focus less than this. */
const blurredBelow = 60
const skewedFrom = 2
const sheetInches = { long: 11.69, short: 8.27 }

/** What to mend in a file, in words for its owner; empty when nothing is wrong. Never a reason to refuse. */
export const adviceOn = (look: Look, wish: ScanWish = { dpi: null, textLayer: false }): string[] => {
  if (look.fault !== undefined) return [faultWords[look.fault]]
  const scans = look.looked.filter(page => !page.blank)
  const lines = [
    ...resolution(look, scans, wish.dpi),
    about(
      look,
      scans.filter(isBlurred),
      'изображение размыто, текст трудно прочитать; пересканируйте или снимите ровнее и при свете',
    ),
    about(
      look,
      scans.filter(page => page.sideways),
      'лежит на боку; поверните и сохраните заново',
    ),
    about(
      look,
      scans.filter(page => Math.abs(page.skew) >= skewedFrom),
      'снята криво; положите лист ровно',
    ),
    look.kind === 'pdf' &&
      about(
        look,
        look.looked.filter(page => page.blank),
        'пустая; если это оборот листа, его можно убрать',
      ),
    wish.textLayer && textLayer(look),
  ]
  return lines.filter(line => line !== false && line !== undefined)
}

/** What was seen, in a few words: «12 страниц, 200 dpi, текст ищется». */
export const lookInWords = (look: Look): string | undefined => {
  if (look.fault !== undefined) return undefined
  const dpis = look.looked.flatMap(({ dpi }) => dpi ?? [])
  const [lowest, highest] = [Math.min(...dpis), Math.max(...dpis)]
  const range = lowest === highest ? `${lowest}` : `${lowest}–${highest}`
  const size = look.kind === 'image' && look.width !== undefined ? `${look.width} × ${look.height} точек` : undefined
  const found = [
    look.kind === 'pdf' ? `страниц: ${look.pages}` : size,
    look.kind === 'pdf' && dpis.length > 0 ? `скан ${range} точек на дюйм` : undefined,
    look.kind === 'pdf' && look.looked.length > 0 && look.looked.every(({ text, blank }) => text || blank)
      ? 'текст ищется'
      : undefined,
  ]
  return found.filter(one => one !== undefined).join(', ')
}

/** Dots an inch of a picture, were it a whole A4 sheet: pictures of cameras say nothing true of themselves. */
export const sheetDpi = (width: number, height: number): number =>
  Math.round(Math.min(Math.max(width, height) / sheetInches.long, Math.min(width, height) / sheetInches.short))

const resolution = (look: Look, scans: readonly PageLook[], asked: number | null): (string | undefined)[] => {
  const wanted = asked ?? readableDpi
  const low = scans.filter(({ dpi }) => dpi !== null && dpi < wanted * nearEnough)
  const byNumber = Map.groupBy(low, ({ dpi }) => dpi ?? 0)
  return [...byNumber]
    .sort(([a], [b]) => a - b)
    .slice(0, 3)
    .map(([dpi, pages]) => {
      const sheet = look.kind === 'image' ? ', если это лист A4' : ''
      const loss = dpi < readableDpi ? 'мелкий текст не прочтут' : `регламент просит ${wanted}`
      return about(look, pages, `${dpi} точек на дюйм${sheet} – ${loss}; пересканируйте с ${Math.max(300, wanted)}`)
    })
}

const textLayer = (look: Look): string | undefined => {
  if (look.kind === 'image')
    return 'Регламент просит текст, по которому можно искать: распознайте скан и сохраните его как PDF'
  const without = look.looked.filter(({ text, blank }) => !text && !blank)
  return about(
    look,
    without,
    'нет текста, по которому можно искать, а регламент его просит; распознайте скан (OCR) и сохраните заново',
  )
}

const isBlurred = ({ sharpness }: PageLook): boolean => sharpness !== null && sharpness < blurredBelow

/** «Стр. 3, 5–7: …»; a picture has no pages to name. */
const about = (look: Look, pages: readonly PageLook[], words: string): string | undefined => {
  if (pages.length === 0) return undefined
  if (look.kind === 'image') return capital(words)
  return `Стр. ${ranges(pages.map(({ page }) => page))}: ${words}`
}

const ranges = (numbers: readonly number[]): string => {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  const shown = runs.slice(0, 8).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`))
  return `${shown.join(', ')}${runs.length > 8 ? ' и другие' : ''}`
}

const faultWords: Record<NonNullable<Look['fault']>, string> = {
  broken: 'Файл не открывается: похоже, он повреждён. Откройте его у себя и сохраните заново',
  encrypted: 'Файл закрыт паролем: проверяющий его не откроет. Снимите пароль и приложите снова',
  too_large:
    'Изображение слишком велико, чтобы показать его на странице; его можно только скачать. Сохраните его с меньшим разрешением',
  too_long: 'Файл слишком сложный, посмотреть его страницы не удалось; его можно только скачать',
  failed: 'Посмотреть страницы не удалось; файл можно только скачать',
}
