import type { Law } from '../../application/law.ts'
import type { Points } from '../../domain/case/events.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import type { Proofs, Verdict } from '../../domain/expertise/proofs.ts'
import type { SheetScore } from '../../domain/expertise/scoring.ts'
import type { Comments } from '../../domain/expertise/sheet-comments.ts'
import type { PackRef } from '../../domain/regulations/pack.ts'
import { type Html, html } from '../html.ts'
import { checkView } from '../views/check.ts'
import { findings } from '../views/citation.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asRussianNumber } from '../views/words.ts'
import { proofTitle } from './proof-view.ts'
import type { Materials } from './proofs-beside.ts'

/** «7», «не применяется», «–» while nothing is given. */
export const pointsWords = (given: number | 'na' | undefined): string =>
  given === undefined ? '–' : given === 'na' ? 'не применяется' : asRussianNumber(given)

/** Whether a sheet or a conclusion meets the category, as a tag. */
export const verdictTag = (meets: boolean): Html =>
  tag(meets ? { words: 'соответствует', tone: 'good' } : { words: 'не соответствует', tone: 'bad' })

/** Totals by section, the thresholds and what follows from them. */
export const scoreView = (law: Law, pack: PackRef, score: SheetScore): Html =>
  html`<div class="house-total"><p class="house-total__sum">${asRussianNumber(score.total)} <span>из ${asRussianNumber(score.applicableMax)}, ${asRussianNumber(score.percent)} %</span></p>${verdictTag(score.meets)}</div>
  ${table({
    caption: 'Баллы по разделам',
    captionVisible: true,
    columns: [{ label: 'Раздел' }, { label: 'Баллы', numeric: true }, { label: 'Наибольшее', numeric: true }],
    empty: '',
    rows: score.sections.map(section => [
      `${section.code}. ${section.title}`,
      section.applicable ? asRussianNumber(section.points) : 'не применяется',
      section.applicable ? asRussianNumber(section.applicableMax) : '–',
    ]),
  })}
  <h2 class="govuk-heading-m">Пороги</h2>
  ${findings(score.findings.map(finding => checkView(law, pack, finding)))}`

export type Column = {
  title: string
  points: Points
  comments?: Comments | undefined
  /** Undefined for sheets signed before verdicts were kept. */
  proofs?: Proofs | undefined
}

/** «Принято: …», «Не принято: … – почему». Of a paper sheet that is taken the words say which. Empty where nothing was said. */
export const verdictWords = (verdicts: readonly Verdict[], materials: Pick<Materials, 'evidence' | 'files'>): Html =>
  html`${verdicts.map(({ proof, accepted, reason }) => html`<div class="house-verdict-line house-verdict-line--${accepted ? 'yes' : 'no'}">${accepted ? 'Принято' : 'Не принято'}: ${proof === 'paper' && accepted && reason !== undefined ? reason : html`${proofTitle(proof, materials)}${reason !== undefined && ` – ${reason}`}`}</div>`)}`

/** Sheets side by side, item by item, with the words beside each. */
export const sheetTable = (
  set: CriteriaSet,
  columns: readonly Column[],
  caption: string,
  materials: Pick<Materials, 'evidence' | 'files'>,
): Html =>
  table({
    caption,
    captionVisible: true,
    columns: [{ label: 'Показатель' }, ...columns.map(({ title }) => ({ label: title }))],
    empty: 'Подписанных листов нет.',
    rows: set.sections.flatMap(section =>
      section.criteria.map(({ code, title }) => [
        html`<span class="house-sheet-item">${code} ${title}</span>`,
        ...columns.map(
          ({ points, comments, proofs }) =>
            html`<strong>${pointsWords(points[code])}</strong>${verdictWords(proofs?.[code] ?? [], materials)}${comments?.[code] && html`<div class="house-muted">${comments[code]}</div>`}`,
        ),
      ]),
    ),
  })
