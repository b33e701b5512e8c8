import type { StoredFile } from '../../application/stores/cases.ts'
import type { CaseEvidence } from '../../application/stores/portfolio.ts'
import { readProof } from '../../domain/expertise/proofs.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { aboutProof, levelAndResult, sourceOf, whenOf } from '../portfolio/proof-words.ts'
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
  const { title, file, note } = copy
  const facts = [aboutProof(copy), whenOf(copy), levelAndResult(copy)].filter(words => words !== '')
  return html`<span class="house-item-proof__title">${title}</span>
    <span class="house-item-proof__facts">${facts.join(' · ')}</span>
    ${note !== undefined && html`<span class="house-item-proof__facts">${note}</span>`}
    <span class="house-item-proof__file">${sourceOf(copy)}${file !== undefined && viewLink(file)}</span>
    ${file !== undefined && certifiedWords(file.digest, certified)}`
}

const fileWords = (file: StoredFile, certified: Materials['certified']): Html =>
  html`<span class="house-item-proof__title">${fileLink(file)}</span><span class="house-item-proof__facts">файл заявления ${viewLink(file)}</span>${certifiedWords(file.digest, certified)}`

/** The page that shows the file itself, beside the download. */
const viewLink = ({ id, name }: { id: string; name: string }): Html =>
  html` <a class="govuk-link" href="${url(paths.fileView(id))}">посмотреть<span class="govuk-visually-hidden"> ${name}</span></a>`

const certifiedWords = (digest: string, certified: Materials['certified']): Html | false =>
  certified[digest] !== undefined && html`<span class="house-item-proof__certified">${certified[digest]}</span>`
