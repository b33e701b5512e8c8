import type { CommandType } from '../../domain/case/commands.ts'
import type { Action } from './action.ts'
import { admission, attestationDay } from './actions/admission.ts'
import { documentsSupplied, informationGiven, informationRequest } from './actions/information.ts'
import { registration, startReview } from './actions/intake.ts'
import { acceptanceRefusal, serviceRefusal } from './actions/refusals.ts'
import { archive, handTask, result } from './actions/result.ts'
import { testAbsence, testResult } from './actions/test.ts'

/** Everything a clerk or a secretary does on the card itself, in the order of a case's life. */
export const actions: readonly Action[] = [
  registration,
  acceptanceRefusal,
  startReview,
  admission,
  informationRequest,
  informationGiven,
  documentsSupplied,
  serviceRefusal,
  attestationDay,
  testResult,
  testAbsence,
  result,
  archive,
  handTask,
]

export const actionFor = (command: CommandType): Action | undefined =>
  actions.find(action => action.command === command)
