import { createHash } from 'node:crypto'
import { mediaTypeOf } from '../../application/filing/file-rules.ts'
import { describeProof } from '../../application/portfolio/describe-proof.ts'
import { supplementProofs } from '../../application/portfolio/supplement-proofs.ts'
import type { Evidence } from '../../application/stores/portfolio.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { caseState, type Doing, type Rehearsal, read } from './rehearsal.ts'
import type { StepOf } from './step-shapes.ts'

/** Proofs of a person by the titles that the scenario gave them. */
export const proofsNamed = async (
  rehearsal: Rehearsal,
  ownerId: string,
  titles: readonly string[],
): Promise<Evidence[] | Refusal> => {
  const all = await read(rehearsal, tx => tx.portfolio.of(ownerId))
  const found = titles.map(title => all.find(proof => proof.title === title))
  const lacking = titles.filter((_, place) => found[place] === undefined)
  return lacking.length === 0
    ? found.filter(proof => proof !== undefined)
    : { refused: 'no_proof', because: `В портфолио нет: ${lacking.map(title => `«${title}»`).join(', ')}` }
}

/** One proof a title; their files are not read by any rule of the scenario, only their names are. */
export const describeProofs =
  ({ with: given }: StepOf<'describe_proof'>): Doing =>
  async ({ app }, by) => {
    for (const title of given.titles) {
      const words = {
        title,
        kind: given.kind,
        level: given.level,
        indicators: given.indicators,
        link: given.link,
        items: [],
      }
      const name = `${title}.${given.file}`
      const digest = createHash('sha256').update(`${by.actor.personId} ${name}`).digest('hex')
      const file = { document: 'portfolio', name, digest, mediaType: mediaTypeOf(name), size: 120_000 } as const
      const done = await describeProof(
        app,
        by,
        words,
        given.link === undefined && given.file !== 'none' ? file : 'none',
      )
      if (isRefusal(done)) return done
    }
    return {}
  }

export const supplement =
  ({ case: name, with: given }: StepOf<'supplement'>): Doing =>
  async (rehearsal, by) => {
    const proofs = await proofsNamed(rehearsal, by.actor.personId, given.proofs)
    if (isRefusal(proofs)) return proofs
    const caseId = rehearsal.id('case', name)
    return supplementProofs(
      rehearsal.app,
      by,
      caseId,
      proofs.map(({ id }) => id),
    )
  }

/** How many proofs lie in the case, and how many in the portfolio of its applicant. */
export const countProofs = async (
  rehearsal: Rehearsal,
  name: string,
): Promise<{ proofs: number; portfolio: number }> => {
  const state = await caseState(rehearsal, name)
  const applicant = state.stage === 'draft' ? rehearsal.cast.idOf('teacher') : state.applicantId
  return read(rehearsal, async tx => ({
    proofs: (await tx.portfolio.ofCase(rehearsal.id('case', name))).length,
    portfolio: (await tx.portfolio.of(applicant)).length,
  }))
}
