import type { Desk } from '../screens.ts'
import type { OpenSeat } from './open-seat.ts'
import { filesOfTheWork, type Materials } from './proofs-beside.ts'

/** What the case holds that may prove something, read once for a page. */
export const materialsOf = async (desk: Desk, { card, pack }: Pick<OpenSeat, 'card' | 'pack'>): Promise<Materials> => {
  const evidence = await desk.reads.caseEvidence(card.line.id)
  return {
    evidence,
    files: filesOfTheWork(card.files, evidence),
    openSources: pack.experts.open_sources !== undefined,
    certified: {},
  }
}

/** References that a verdict on this case may carry. */
export const knownProofs = ({ evidence, files }: Materials): ReadonlySet<string> =>
  new Set([...evidence.map(({ id }) => `evidence:${id}`), ...files.map(({ id }) => `file:${id}`)])
