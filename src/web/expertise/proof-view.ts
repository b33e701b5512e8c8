import type { StoredFile } from '../../application/stores/cases.ts'
import type { CaseEvidence } from '../../application/stores/portfolio.ts'
import { readProof } from '../../domain/expertise/proofs.ts'
import { aboutProof, levelAndResult, whenOf } from '../../domain/portfolio/proof-words.ts'
import { type Html, html, url } from '../html.ts'
import { sourceOf } from '../portfolio/proof-source.ts'
import { checkedFile } from '../views/files.ts'
import { asShortDate } from '../views/words.ts'
import type { Materials } from './proofs-beside.ts'

/** What a proof is, in words and links: title, what is known of it, and what to be careful about. */
export const proofWords = (ref: string, materials: Materials): Html => {
  const proof = readProof(ref)
  if (proof?.kind === 'paper') return html`Лист бумажного дела`
  if (proof?.kind === 'open')
    return html`<a class="govuk-link" href="${url(proof.address)}" rel="noreferrer noopener" target="_blank">${proof.address}</a> <span class="house-muted">страница открытого источника, просмотрена ${asShortDate(proof.seenOn)}</span>`
  const copy = proof?.kind === 'evidence' ? materials.evidence.find(({ id }) => id === proof.id) : undefined
  if (copy !== undefined) return evidenceWords(copy, materials)
  const file = proof?.kind === 'file' ? materials.files.find(({ id }) => id === proof.id) : undefined
  if (file !== undefined) return fileWords(file, materials)
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

const evidenceWords = (copy: CaseEvidence, { certified, checks }: Materials): Html => {
  const { title, file, note } = copy
  const facts = [aboutProof(copy), whenOf(copy), levelAndResult(copy)].filter(words => words !== '')
  return html`<span class="house-item-proof__title">${title}</span>
    <span class="house-item-proof__facts">${facts.join(' · ')}</span>
    ${note !== undefined && html`<span class="house-item-proof__facts">${note}</span>`}
    <div class="house-item-proof__file">${sourceOf(copy, { checks })}</div>
    ${file !== undefined && certifiedWords(file.digest, certified)}`
}

const fileWords = (file: StoredFile, { certified, checks }: Materials): Html =>
  html`<span class="house-item-proof__title">${checkedFile(file, checks)}</span><span class="house-item-proof__facts">файл заявления</span>${certifiedWords(file.digest, certified)}`

const certifiedWords = (digest: string, certified: Materials['certified']): Html | false =>
  certified[digest] !== undefined && html`<span class="house-item-proof__certified">${certified[digest]}</span>`
