import type { PaperLine } from '../../application/reads/papers.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { table } from '../views/table.ts'
import { asShortDate } from '../views/words.ts'

/** Papers of a region that were made already, the newest first. */
export const regionPapers = (caption: string, papers: readonly PaperLine[]): Html =>
  table({
    caption,
    captionVisible: true,
    columns: [{ label: 'Документ' }, { label: 'Составлен' }],
    empty: 'Здесь появятся составленные документы.',
    rows: papers.map(({ id, title, madeOn }) => [
      html`<a class="govuk-link" href="${url(paths.paper(id))}">${title}</a>`,
      asShortDate(madeOn),
    ]),
  })
