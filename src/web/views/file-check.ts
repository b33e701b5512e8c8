import { adviceOn, lookInWords, type ScanWish } from '../../application/files/advice.ts'
import type { FileCheck } from '../../application/files/file-check.ts'
import { type Html, html } from '../html.ts'
import { tag } from './tag.ts'

/** What the scanner says of a file; nothing loud where all is well or nobody scans. */
export const virusWords = (check: FileCheck | undefined): Html => {
  if (check === undefined || check.virus === 'off')
    return html`<span class="house-muted">не проверен антивирусом</span>`
  if (check.virus === 'clean') return html`<span class="house-muted">проверен антивирусом</span>`
  if (check.virus === 'pending') return tag({ words: 'проверяется антивирусом', tone: 'active' })
  if (check.virus === 'error') return tag({ words: 'антивирус не ответил, проверим ещё раз', tone: 'attention' })
  return tag({ words: `заражён${check.signature === null ? '' : `: ${check.signature}`}`, tone: 'bad' })
}

/** «Стр. 3: 96 точек на дюйм…», against what the region asks; false when there is nothing to mend. */
export const scanAdvice = (check: FileCheck | undefined, wish?: ScanWish): Html | false => {
  const lines = check?.quality ? adviceOn(check.quality, wish) : []
  return (
    lines.length > 0 &&
    html`<ul class="house-advice" aria-label="Что поправить в файле">${lines.map(line => html`<li>${line}</li>`)}</ul>`
  )
}

/** Pages, resolution, the scanner's word and what to mend, under the name of a file in a list. */
export const fileCheckLines = (check: FileCheck | undefined, wish: ScanWish): Html => {
  const seen = check?.quality ? lookInWords(check.quality) : undefined
  return html`<div class="house-small house-muted house-file-facts">${seen && html`<span>${seen}</span>`}${virusWords(check)}</div>${scanAdvice(check, wish)}`
}
