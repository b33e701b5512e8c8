import type { RequestCard } from '../../application/reads/requests.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { type Html, html } from '../html.ts'
import type { Desk } from '../screens.ts'
import { checkedFile } from './files.ts'

/** What came with a request, for its applicant and for those who answer; false when nothing did. */
export const attachedFiles = async (desk: Desk, { files }: RequestCard, pack: Pack): Promise<Html | false> => {
  const checks = await desk.reads.fileChecks(files.map(({ digest }) => digest))
  return (
    files.length > 0 &&
    html`<h2 class="govuk-heading-m">Приложено</h2><ul class="govuk-list house-files">${files.map(file => html`<li>${checkedFile(file, checks, pack)}</li>`)}</ul>`
  )
}
