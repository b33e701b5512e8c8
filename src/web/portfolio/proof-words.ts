import type { FileChecks } from '../../application/files/file-check.ts'
import type { EvidenceFile } from '../../application/stores/portfolio.ts'
import { levelTitles } from '../../domain/expertise/levels.ts'
import { type EvidenceFacts, evidenceKindTitles } from '../../domain/portfolio/evidence.ts'
import type { Indicator } from '../../domain/portfolio/indicators.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { type Html, html, url } from '../html.ts'
import { checkedFile } from '../views/files.ts'
import { asShortDate } from '../views/words.ts'

type Shown = EvidenceFacts & { file?: EvidenceFile | undefined }

/** «Диплом, грамота, благодарность; Центр „Сириус“» */
export const aboutProof = ({ kind, organiser }: EvidenceFacts): string =>
  [evidenceKindTitles[kind], organiser].filter(Boolean).join('; ')

/** «региональный уровень, призёр» */
export const levelAndResult = ({ level, result }: EvidenceFacts): string =>
  [level && levelTitles[level], result].filter(Boolean).join(', ')

/** The day, or the years the proof speaks of: «12.04.2025», «с 01.09.2022 по 31.05.2025». */
export const whenOf = ({ on, from, to }: EvidenceFacts): string =>
  [on && asShortDate(on), [from && `с ${asShortDate(from)}`, to && `по ${asShortDate(to)}`].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ')

/** What was found out about files; with the edition, they are held against what the region asks of scans. */
export type Looked = { checks: FileChecks; pack?: Pack | undefined }

/** What stands behind the words: our own copy, or somebody else's page that may change. */
export const sourceOf = (proof: Shown, { checks, pack }: Looked): Html => {
  if (proof.file !== undefined) return checkedFile(proof.file, checks, pack)
  if (proof.link !== undefined)
    return html`<a class="govuk-link" href="${url(proof.link)}" rel="noreferrer noopener" target="_blank">${hostOf(proof.link)}</a>
      <div class="house-muted">${linkWarning(proof)}</div>`
  return html`<span class="house-muted">файла нет</span>`
}

/** Said wherever a link stands instead of a file. */
export const linkWarning = ({ linkSeenOn }: Pick<EvidenceFacts, 'linkSeenOn'>): string =>
  `Ссылка${linkSeenOn === undefined ? '' : ` от ${asShortDate(linkSeenOn)}`}, копии в системе нет: позже по ней могут показать другое`

/** Where the Порядок names the indicator: «п. 36 абз. 3», «п. 50 абз. 1». */
export const indicatorPlace = (indicator: Indicator): string => {
  const paragraph = { t: indicator === 't5' ? '36' : '35 и 36', m: '50', n: '51' }[
    indicator.charAt(0) as 't' | 'm' | 'n'
  ]
  return `${paragraph.includes('и') ? 'пп' : 'п'}.\u00a0${paragraph} абз.\u00a0${indicator.slice(1)}`
}

/** The site of an address, for a link that would be too long whole. */
const hostOf = (address: string): string => {
  try {
    return new URL(address).host
  } catch {
    return address
  }
}
