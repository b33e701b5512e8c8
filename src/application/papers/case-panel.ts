import type { CaseEvent } from '../../domain/case/events.ts'
import type { Proofs } from '../../domain/expertise/proofs.ts'
import type { Filed } from '../project-case.ts'
import type { Tx } from '../storage.ts'
import { signedName } from './signed-name.ts'

/** The people whose work a paper of the expertise shows, and what they wrote beside the points. */
export type CasePanel = {
  /** «М. П. Иванова» by person. */
  names: Readonly<Record<string, string>>
  /** Remarks of each specialist by the code of the item. */
  remarks: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** What each specialist says of the proofs, and the names of the proofs of this case. */
  proofs?: Readonly<Record<string, Proofs>> | undefined
  proofTitles?: Readonly<Record<string, string>> | undefined
  /** Who keeps the commission's papers on that day. */
  secretary?: { personId: string; name: string } | undefined
}

/** Events whose papers speak of specialists or are certified by the secretary; others need no look at them. */
const concerned: readonly CaseEvent['type'][] = [
  'TestRecorded',
  'TestCorrected',
  'SheetSubmitted',
  'AwardsConfirmed',
  'PetitionExamined',
  'Assessed',
  'PutOnAgenda',
]

/** Undefined where nothing that has just happened concerns the specialists. */
export const panelOf = async (
  tx: Tx,
  { caseId, region, state, event }: { caseId: string; region: string; state: Filed; event: ConcernedEvent },
): Promise<CasePanel | undefined> => {
  if (!concerned.includes(event.type)) return undefined
  const names: Record<string, string> = {}
  const remarks: Record<string, Record<string, string>> = {}
  const proofs: Record<string, Proofs> = {}
  for (const personId of peopleOf(state, event)) {
    const person = await tx.people.get(personId)
    if (person !== undefined) names[personId] = signedName(person)
    const sheet = await tx.sheets.draft(caseId, personId)
    if (sheet !== undefined) {
      remarks[personId] = sheet.comments
      proofs[personId] = sheet.proofs
    }
  }
  const keeper = (await tx.commission.roster(region, event.on)).find(({ duty }) => duty === 'secretary')
  const person = keeper && (await tx.people.get(keeper.personId))
  const proofTitles = await tx.sheets.proofsOf(caseId)
  return {
    names,
    remarks,
    proofs,
    proofTitles,
    ...(person && { secretary: { personId: person.id, name: signedName(person) } }),
  }
}

type ConcernedEvent = { type: CaseEvent['type']; on: Parameters<Tx['commission']['roster']>[1]; actorId: string | null }

const peopleOf = (state: Filed, { type, actorId }: ConcernedEvent): string[] => {
  const seated = 'seats' in state ? state.seats : []
  const signed = 'sheets' in state ? state.sheets : []
  const confirmed = 'confirmations' in state ? state.confirmations : []
  // A petition is examined without a seat: whoever examined it is known by the event alone.
  const acting = type === 'Assessed' && actorId !== null ? [actorId] : []
  return [...new Set([...seated, ...signed, ...confirmed].map(({ expertId }) => expertId).concat(acting))]
}
