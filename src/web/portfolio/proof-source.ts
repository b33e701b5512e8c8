import type { FileChecks } from '../../application/files/file-check.ts'
import type { EvidenceFile } from '../../application/stores/portfolio.ts'
import type { EvidenceFacts } from '../../domain/portfolio/evidence.ts'
import { linkWarning } from '../../domain/portfolio/proof-words.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { type Html, html, url } from '../html.ts'
import { checkedFile } from '../views/files.ts'

type Shown = EvidenceFacts & { file?: EvidenceFile | undefined }

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

/** What to do with a proof whose file carries a virus; false for all others. */
export const virusAdvice = ({ file }: Shown, { checks }: Looked): Html | false =>
  file !== undefined &&
  checks[file.digest]?.virus === 'infected' &&
  html`<div class="house-proof-advice">Этот файл никто не откроет. Сохраните документ заново и приложите другой файл.</div>`

/** The same on paper, where nothing can be opened: the name of the file, or the whole address with its day. */
export const documentOf = (proof: Shown): Html | string =>
  proof.file?.name ??
  (proof.link === undefined ? '–' : html`${proof.link}<div class="house-muted">${linkWarning(proof)}</div>`)

/** The site of an address, for a link that would be too long whole. */
const hostOf = (address: string): string => {
  try {
    return new URL(address).host
  } catch {
    return address
  }
}
