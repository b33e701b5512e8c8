import type { Command, World } from '../domain/case/commands.ts'
import type { CaseState } from '../domain/case/state.ts'
import type { Tx } from './storage.ts'

/** Reads what the rules of this command must know of the world outside the case. */
export const worldFor = async (tx: Tx, state: CaseState, command: Command): Promise<World> => {
  const ids = expertsNamed(state, command)
  return {
    experts: ids.length === 0 ? [] : await tx.experts.byIds(ids),
    open: seatsPeople(command) ? await tx.experts.openSeats(ids) : undefined,
    applicantOrganisationId:
      state.stage === 'draft' || ids.length === 0
        ? undefined
        : await tx.directory.currentId(state.application.organisationId),
  }
}

const seatsPeople = ({ type }: Command): boolean => type === 'AppointPanel' || type === 'ReplaceExpert'

const expertsNamed = (state: CaseState, command: Command): string[] => {
  if (command.type === 'AppointPanel') return [...command.main, ...command.senior]
  if (command.type === 'ConfirmAwards' || command.type === 'ExaminePetition') return [command.expertId]
  if (command.type !== 'ReplaceExpert') return []
  const seated = 'seats' in state ? state.seats.map(seat => seat.expertId) : []
  return [...seated, command.in]
}
