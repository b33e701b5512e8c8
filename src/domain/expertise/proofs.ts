import { type PlainDate, parsePlainDate } from '../calendar/plain-date.ts'
import type { Points } from '../case/events.ts'

/** What a specialist says of one proof: taken into account, or not and why. */
export type Verdict = { proof: string; accepted: boolean; reason?: string | undefined }

/** Verdicts of a sheet by the code of the item. */
export type Proofs = Record<string, Verdict[]>

/**
 * What a verdict speaks of. A frozen copy of the portfolio, a file of the application, a sheet of the paper file (words say
 * which), or a page of an open source with the day it was looked at (Penza reg п. 3.3.1).
 */
export type Proof =
  | { kind: 'evidence'; id: string }
  | { kind: 'file'; id: string }
  | { kind: 'paper' }
  | { kind: 'open'; seenOn: PlainDate; address: string }

/** A proof as it is written in a verdict: `evidence:<id>`, `file:<id>`, `paper`, `open:<day>:<address>`. */
export const proofRef = (proof: Proof): string => {
  if (proof.kind === 'paper') return 'paper'
  return proof.kind === 'open' ? `open:${proof.seenOn}:${proof.address}` : `${proof.kind}:${proof.id}`
}

/** Undefined for what is no reference of ours. */
export const readProof = (reference: string): Proof | undefined => {
  if (reference === 'paper') return { kind: 'paper' }
  const [, kind = '', rest = ''] = /^(evidence|file|open):(.+)$/s.exec(reference) ?? []
  if (kind === 'evidence' || kind === 'file') return { kind, id: rest }
  const [seenOn, address] = [parsePlainDate(rest.slice(0, 10)), rest.slice(11)]
  return kind === 'open' && rest.charAt(10) === ':' && seenOn !== undefined && isAddress(address)
    ? { kind, seenOn, address }
    : undefined
}

/** Only the web: a proof that others can look at. */
export const isAddress = (text: string): boolean => /^https?:\/\/[^\s/?#]+\.[^\s]+$/i.test(text)

/** What the case holds and the region allows, as far as verdicts are concerned. */
export type ProofRules = {
  /** References of the frozen copies and of the files of this case. */
  known: ReadonlySet<string>
  /** Whether pages of open sources count (Penza reg п. 3.3.1). */
  openSources: boolean
  today: PlainDate
  /** Items whose points need no proof of their own. */
  needless?: ReadonlySet<string> | undefined
}

/** What is wrong with an item. `proof` is the verdict that must be mended; without it the item lacks one. */
export type ProofFault = { code: string; proof?: string | undefined; because: string }

/**
 * Everything the verdicts of a sheet lack before it may be signed: more than zero needs an accepted proof, a rejected one a
 * reason, a sheet of the paper file its number, and every proof must be of this case. Zero and N/A need none.
 */
export const proofFaults = (points: Points, proofs: Proofs, rules: ProofRules): ProofFault[] => {
  const codes = [...new Set([...Object.keys(points), ...Object.keys(proofs)])]
  return codes.flatMap(code => {
    const verdicts = proofs[code] ?? []
    const wrong = verdicts.flatMap((verdict): ProofFault[] => {
      const because = verdictFault(verdict, rules)
      return because === undefined ? [] : [{ code, proof: verdict.proof, because: `Показатель ${code}: ${because}` }]
    })
    return lacksProof(points[code], verdicts) && !rules.needless?.has(code)
      ? [...wrong, { code, because: `Показатель ${code}: балл выше нуля ставится по принятому доказательству` }]
      : wrong
  })
}

const lacksProof = (given: Points[string] | undefined, verdicts: readonly Verdict[]): boolean =>
  typeof given === 'number' && given > 0 && !verdicts.some(({ accepted }) => accepted)

const verdictFault = ({ proof, accepted, reason = '' }: Verdict, rules: ProofRules): string | undefined => {
  const read = readProof(proof)
  if (read === undefined) return 'такого доказательства нет'
  if (read.kind === 'open') {
    if (!rules.openSources) return 'открытые источники регламент области не называет'
    if (read.seenOn > rules.today) return 'день просмотра страницы ещё не наступил'
  }
  if (read.kind === 'paper' && reason.trim() === '') return 'укажите лист бумажного дела'
  if ((read.kind === 'evidence' || read.kind === 'file') && !rules.known.has(proof))
    return 'такого доказательства в деле нет'
  return !accepted && reason.trim() === '' ? 'напишите, почему доказательство не принято' : undefined
}

/** Verdicts as they are kept: words trimmed, none twice (the last stands), empty lists left out. */
export const tidyProofs = (proofs: Proofs): Proofs =>
  Object.fromEntries(
    Object.entries(proofs).flatMap(([code, verdicts]) => {
      const kept = tidyVerdicts(verdicts)
      return kept.length === 0 ? [] : [[code, kept]]
    }),
  )

export const tidyVerdicts = (verdicts: readonly Verdict[]): Verdict[] =>
  verdicts
    .filter(({ proof }, index) => verdicts.findLastIndex(one => one.proof === proof) === index)
    .map(({ proof, accepted, reason = '' }) => ({
      proof,
      accepted,
      ...(reason.trim() !== '' && { reason: reason.trim() }),
    }))
