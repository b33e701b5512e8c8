import type { CaseAct } from '../../application/reads/school.ts'
import type { Desk } from '../screens.ts'
import { asShortDate } from '../views/words.ts'
import type { OpenSeat } from './open-seat.ts'
import { filesOfTheWork, type Materials } from './proofs-beside.ts'

/** What the case holds that may prove something, read once for a page. */
export const materialsOf = async (desk: Desk, { card, pack }: Pick<OpenSeat, 'card' | 'pack'>): Promise<Materials> => {
  const { id } = card.line
  const [evidence, acts] = await Promise.all([desk.reads.caseEvidence(id), desk.reads.certificationsOfCase(id)])
  const files = filesOfTheWork(card.files, evidence)
  const shown = [...files, ...evidence.flatMap(({ file }) => file ?? [])]
  return {
    evidence,
    files,
    checks: await desk.reads.fileChecks(shown.map(({ digest }) => digest)),
    openSources: pack.experts.open_sources !== undefined,
    certified: certifiedBy(acts),
  }
}

/** For sheets shown without the proofs they speak of: of a trial, of a calibration, of a second opinion that is signed. */
export const noMaterials: Materials = { evidence: [], files: [], openSources: false, certified: {}, checks: {} }

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
