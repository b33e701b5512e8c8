import type { Points } from '../../domain/case/events.ts'
import { levelTitles } from '../../domain/expertise/levels.ts'
import { evidenceKindTitles } from '../../domain/portfolio/evidence.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import { recorded } from '../handle.ts'
import type { Tx } from '../storage.ts'
import type { CaseEvidence } from '../stores/portfolio.ts'

export type StrippedCase = {
  category: Category
  position: string
  /** What the proofs say by item, without anything somebody wrote in their own words. */
  materials: Record<string, string>
  /** The points of the conclusion, as a beginning of the reference. */
  reference: Points
}

/**
 * A finished case of the region as material for a calibration. Titles, organisers, notes, files and links may name people and
 * schools, so none of them is taken: only the kind of a proof, its level and its year.
 */
export const strippedCase = async (tx: Tx, region: string, number: string): Promise<StrippedCase | Refusal> => {
  const caseId = await tx.quality.finishedCase(region, number)
  if (caseId === undefined)
    return { refused: 'no_case', because: 'Завершённого дела с таким номером в регионе нет: проверьте номер' }
  const { events } = await tx.log.load({ kind: 'case', id: caseId })
  const history = events.map(recorded)
  const submitted = history.find(event => event.type === 'Submitted')
  const concluded = history.findLast(event => event.type === 'Assessed')
  if (submitted?.type !== 'Submitted' || concluded?.type !== 'Assessed' || concluded.data.points === undefined)
    return { refused: 'no_points', because: 'По этому делу нет баллов: оно рассмотрено без экспертного листа' }
  const { category, position } = submitted.data.application
  const proofs = await tx.portfolio.ofCase(caseId)
  return { category, position, reference: concluded.data.points, materials: materialsOf(proofs, concluded.data.points) }
}

const materialsOf = (proofs: readonly CaseEvidence[], points: Points): Record<string, string> =>
  Object.fromEntries(
    Object.keys(points).map(code => {
      const lines = proofs.filter(({ codes }) => codes.includes(code)).map(bare)
      return [code, lines.length === 0 ? '' : lines.join('\n')]
    }),
  )

const bare = ({ kind, level, on }: CaseEvidence): string =>
  [
    evidenceKindTitles[kind],
    level === undefined ? '' : levelTitles[level],
    on === undefined ? '' : `${on.slice(0, 4)} год`,
  ]
    .filter(words => words !== '')
    .join(', ')
