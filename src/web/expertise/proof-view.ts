import type { StoredFile } from '../../application/stores/cases.ts'
import type { CaseEvidence } from '../../application/stores/portfolio.ts'
import { levelTitles } from '../../domain/expertise/criterion.ts'
import { readProof } from '../../domain/expertise/proofs.ts'
import { evidenceKindTitles } from '../../domain/portfolio/evidence.ts'
import { type Html, html, url } from '../html.ts'
import { fileLink } from '../views/files.ts'
import { asShortDate } from '../views/words.ts'
import type { Materials } from './proofs-beside.ts'

/** What a proof is, in words and links: title, what is known of it, and what to be careful about. */
export const proofWords = (ref: string, materials: Materials): Html => {
  const proof = readProof(ref)
  if (proof?.kind === 'paper') return html`Лист бумажного дела`
  if (proof?.kind === 'open')
    return html`<a class="govuk-link" href="${url(proof.address)}" rel="noreferrer noopener" target="_blank">${proof.address}</a> <span class="house-muted">страница открытого источника, просмотрена ${asShortDate(proof.seenOn)}</span>`
  const copy = proof?.kind === 'evidence' ? materials.evidence.find(({ id }) => id === proof.id) : undefined
  if (copy !== undefined) return evidenceWords(copy, materials.certified)
  const file = proof?.kind === 'file' ? materials.files.find(({ id }) => id === proof.id) : undefined
  if (file !== undefined) return fileWords(file, materials.certified)
  return html`<span class="house-muted">Доказательства больше нет в деле</span>`
}

/** The same in one line of text, for papers and for lists to choose from. */
export const proofTitle = (ref: string, materials: Pick<Materials, 'evidence' | 'files'>): string => {
  const proof = readProof(ref)
  if (proof?.kind === 'paper') return 'Лист бумажного дела'
  if (proof?.kind === 'open') return `${proof.address} (просмотрено ${asShortDate(proof.seenOn)})`
  if (proof?.kind === 'evidence') return materials.evidence.find(({ id }) => id === proof.id)?.title ?? 'Доказательство'
  return materials.files.find(({ id }) => id === proof?.id)?.name ?? 'Файл'
}

const evidenceWords = (copy: CaseEvidence, certified: Materials['certified']): Html => {
  const { title, file, link, linkSeenOn, note } = copy
  return html`<span class="house-proof__title">${title}</span>
    <span class="house-proof__facts">${factsOf(copy).join(' · ')}</span>
    ${note !== undefined && html`<span class="house-proof__facts">${note}</span>`}
    ${file !== undefined && html`<span class="house-proof__file">${fileLink(file)}${certifiedWords(file.digest, certified)}</span>`}
    ${link !== undefined && html`<span class="house-proof__file"><a class="govuk-link" href="${url(link)}" rel="noreferrer noopener" target="_blank">${link}</a></span><span class="house-proof__care">Ссылка, не зафиксированная копия${linkSeenOn !== undefined && `: дана ${asShortDate(linkSeenOn)}`}. Содержимое могло измениться.</span>`}`
}

const fileWords = (file: StoredFile, certified: Materials['certified']): Html =>
  html`<span class="house-proof__title">${fileLink(file)}</span><span class="house-proof__facts">файл заявления</span>${certifiedWords(file.digest, certified)}`

const certifiedWords = (digest: string, certified: Materials['certified']): Html | false =>
  certified[digest] !== undefined && html`<span class="house-proof__certified">${certified[digest]}</span>`

/** «Диплом, грамота · региональный уровень · победитель · 12.03.2024» */
const factsOf = ({ kind, level, result, on, from, to, organiser }: CaseEvidence): string[] =>
  [
    evidenceKindTitles[kind],
    level === undefined ? '' : levelTitles[level],
    result ?? '',
    on === undefined ? '' : asShortDate(on),
    periodWords(from, to),
    organiser ?? '',
  ].filter(words => words !== '')

const periodWords = (from: string | undefined, to: string | undefined): string => {
  if (from === undefined) return to === undefined ? '' : `по ${asShortDate(to)}`
  return to === undefined ? `с ${asShortDate(from)}` : `${asShortDate(from)} – ${asShortDate(to)}`
}
