import type { PlainDate } from '../domain/calendar/plain-date.ts'
import type { Command, CommandType } from '../domain/case/commands.ts'
import { decide } from '../domain/case/decide.ts'
import { commandsAt } from '../domain/case/life-cycle.ts'
import { dueTasks } from '../domain/case/reminders.ts'
import {
  acceptanceFindings,
  acceptanceGrounds,
  serviceFindings,
  serviceGrounds,
} from '../domain/eligibility/grounds.ts'
import type { Actor } from '../domain/people/roles.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import type { App } from './app.ts'
import type { Filed } from './project-case.ts'

/** What a role may do with a case now; `bar` says why the edition or the facts of the case do not let it, with the clause. */
export type Offer = { command: CommandType; bar?: Refusal | undefined }

/**
 * Every command of the life-cycle table for the role at this stage, each tried on the rules themselves with a harmless
 * sample, so that the screen offers exactly what would be carried out. Where the answer depends on what will be typed in,
 * there is no bar yet.
 */
export const offersFor = (app: App, pack: Pack, state: Filed, actor: Actor, today: PlainDate): Offer[] =>
  Object.entries(commandsAt(state.stage))
    .filter(([, doers]) => doers.includes(actor.role))
    .map(([name]) => name as CommandType)
    .filter(name => name !== 'DoHandTask' || dueTasks(state, pack).length > 0)
    // Most cases never sat a test: nothing to mend, and nothing to explain.
    .filter(name => name !== 'CorrectTest' || ('test' in state && state.test !== undefined))
    .map(command => ({ command, bar: barOf(app, pack, state, actor, today, command) }))

const barOf = (
  app: App,
  pack: Pack,
  state: Filed,
  actor: Actor,
  today: PlainDate,
  name: CommandType,
): Refusal | undefined => {
  const nothing = nothingToName(app, pack, state, name)
  const sample = samples[name]?.(state, pack, today)
  if (sample === undefined) return nothing
  const answer = decide(state, sample, {
    pack,
    calendar: app.law.calendar(pack.region),
    nomenclature: app.law.nomenclature,
    criteria: undefined,
    actor,
    today,
    world: { experts: [], applicantOrganisationId: state.application.organisationId },
  })
  return isRefusal(answer) && !dependsOnAnswers.has(answer.refused) ? answer : nothing
}

/** A refusal needs a ground that holds, or one that only a person can see; without either there is nothing to name. */
const nothingToName = (
  app: App,
  pack: Pack,
  { application, received }: Filed,
  name: CommandType,
): Refusal | undefined => {
  if (name !== 'RefuseAcceptance' && name !== 'RefuseService') return undefined
  const [grounds, findings] =
    name === 'RefuseAcceptance'
      ? [acceptanceGrounds(pack, application), acceptanceFindings(pack, application, received)]
      : [serviceGrounds(pack, application), serviceFindings(pack, application, received, app.law.nomenclature)]
  if (grounds.some(({ rule }) => rule === 'clerk_finds') || findings.some(({ met }) => !met)) return undefined
  return {
    refused: 'no_grounds',
    because: 'Ни одно основание из исчерпывающего перечня регламента не подтверждается.',
    clause: grounds[0]?.clause,
  }
}

/** Refusals that other answers of the form would avoid. */
const dependsOnAnswers = new Set(['no_grounds', 'invalid', 'time_missing', 'attestation_too_late', 'wrong_form'])

type Sample = (state: Filed, pack: Pack, today: PlainDate) => Command | undefined

const samples: Partial<Record<CommandType, Sample>> = {
  RefuseAcceptance: () => ({ type: 'RefuseAcceptance', grounds: [] }),
  RefuseService: () => ({ type: 'RefuseService', grounds: [] }),
  AskInformation: (_, pack) => ({
    type: 'AskInformation',
    of: pack.information_requests[0]?.of ?? 'applicant',
    what: 'сведения',
  }),
  SupplyDocuments: () => ({ type: 'SupplyDocuments', documents: ['other'] }),
  Admit: (_, __, today) => ({ type: 'Admit', attestation: { on: today, place: 'министерство', form: 'absent' } }),
  RecordTest: () => ({ type: 'RecordTest', score: 0 }),
  RecordTestAbsence: () => ({ type: 'RecordTestAbsence', goodReason: true, reason: 'болезнь' }),
  CorrectTest: () => ({ type: 'CorrectTest', score: 0, reason: '' }),
  SendResult: () => ({ type: 'SendResult', form: 'officer_message' }),
  RecordPublication: state =>
    'order' in state && state.order !== undefined ? { type: 'RecordPublication', orderId: state.order.id } : undefined,
  Archive: () => ({ type: 'Archive' }),
  DoHandTask: (state, pack) => {
    const task = dueTasks(state, pack)[0]
    return task && { type: 'DoHandTask', task: task.id, note: '' }
  },
}
