import type { CaseAct } from '../../application/reads/school.ts'
import type { Desk } from '../screens.ts'
import { asShortDate } from '../views/words.ts'
import type { OpenSeat } from './open-seat.ts'
import { filesOfTheWork, type Materials } from './proofs-beside.ts'

/** What the case holds that may prove something, read once for a page. */
export const materialsOf = async (desk: Desk, { card, pack }: Pick<OpenSeat, 'card' | 'pack'>): Promise<Materials> => {
  const { id } = card.line
  const [evidence, acts] = await Promise.all([desk.reads.caseEvidence(id), desk.reads.certificationsOfCase(id)])
  return {
    evidence,
    files: filesOfTheWork(card.files, evidence),
    openSources: pack.experts.open_sources !== undefined,
    certified: certifiedBy(acts),
  }
}

/** A file stands in a signed act of the school by its very bytes: «заверено школой, акт № 12 от 04.03.2024». */
const certifiedBy = (acts: readonly CaseAct[]): Record<string, string> =>
  Object.fromEntries(
    acts.flatMap(({ digests, number, on, organisation }) =>
      digests.map(digest => [digest, `Заверено школой (${organisation}), акт № ${number} от ${asShortDate(on)}`]),
    ),
  )

/** References that a verdict on this case may carry. */
export const knownProofs = ({ evidence, files }: Materials): ReadonlySet<string> =>
  new Set([...evidence.map(({ id }) => `evidence:${id}`), ...files.map(({ id }) => `file:${id}`)])
