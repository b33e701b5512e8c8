import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import { type Proofs, readProof, type Verdict } from '../../domain/expertise/proofs.ts'
import type { Subject } from './case-subject.ts'

/** What a paper says of the proofs of an item: those taken into account, and the others each with its reason. */
export type ProofCells = { taken: string; left: string }

/** Verdicts of one specialist, or of all whose common sheet it is. */
export type SheetProofs = { of: readonly Proofs[]; titles: Readonly<Record<string, string>> }

/** Undefined where nothing is known of verdicts: sheets signed before they were kept. */
export const sheetProofs = ({ panel }: Subject, experts: readonly string[]): SheetProofs | undefined => {
  const of = experts.flatMap(id => {
    const proofs = panel?.proofs?.[id]
    return proofs === undefined || Object.keys(proofs).length === 0 ? [] : [proofs]
  })
  return of.length === 0 ? undefined : { of, titles: panel?.proofTitles ?? {} }
}

export const proofCells = (code: string, { of, titles }: SheetProofs): ProofCells => {
  const verdicts = of.flatMap(proofs => proofs[code] ?? [])
  const taken = verdicts.filter(({ accepted }) => accepted)
  const left = verdicts.filter(({ accepted, proof }) => !accepted && !taken.some(one => one.proof === proof))
  return {
    taken: unique(taken.map(verdict => named(verdict, titles))),
    left: unique(left.map(verdict => `${titleOf(verdict, titles)} — ${verdict.reason ?? ''}`)),
  }
}

const named = (verdict: Verdict, titles: SheetProofs['titles']): string =>
  verdict.proof !== 'paper' && verdict.reason !== undefined
    ? `${titleOf(verdict, titles)} (${verdict.reason})`
    : titleOf(verdict, titles)

/** A sheet of the paper file is named by the words that say which. */
const titleOf = ({ proof, accepted, reason }: Verdict, titles: SheetProofs['titles']): string => {
  const read = readProof(proof)
  if (read?.kind === 'paper') return accepted && reason !== undefined ? reason : 'лист бумажного дела'
  if (read?.kind === 'open') return `${read.address} (просмотрено ${asShortRussianDate(read.seenOn)})`
  return titles[proof] ?? 'материалы дела'
}

const unique = (words: readonly string[]): string => [...new Set(words)].join('; ')
