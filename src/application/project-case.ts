import { type Deadline, deadlinesOf, isRight } from '../domain/calendar/deadlines.ts'
import type { PlainDate } from '../domain/calendar/plain-date.ts'
import type { CaseState } from '../domain/case/state.ts'
import { statusOf } from '../domain/case/status.ts'
import { surnameKey } from '../domain/people/surname-key.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import type { App } from './app.ts'
import type { Tx } from './storage.ts'
import type { CaseRow } from './stores/cases.ts'

export type Filed = Exclude<CaseState, { stage: 'draft' }>
type Subject = { caseId: string; version: number; state: Filed; pack: Pack; today: PlainDate }

const finishedStages = ['acceptance_refused', 'service_refused', 'withdrawn', 'closed', 'archived']

/** Every deadline of a case with its arithmetic; nothing of it is stored as truth. */
export const deadlinesOfCase = (app: App, pack: Pack, state: Filed, today: PlainDate): Deadline[] =>
  deadlinesOf(
    pack.deadlines,
    state.facts,
    {
      category: state.application.category,
      channel: state.application.channel,
      kind: 'attestation',
      path: 'path' in state ? state.path : undefined,
      outcome: 'decision' in state ? state.decision?.outcome : undefined,
    },
    app.law.calendar(pack.region),
    today,
  )

/** A finished case runs no terms, except that a refusal has still to be sent. */
const isFinished = (state: Filed): boolean =>
  finishedStages.includes(state.stage) &&
  !('noticeSent' in state && state.noticeSent === undefined && 'refusal' in state)

/** Writes the row that queues and screens read, in the transaction of the events. */
export const projectCase = async (app: App, tx: Tx, subject: Subject): Promise<CaseRow> => {
  const row = await rowOf(app, tx, subject)
  await tx.cases.put(row)
  const { state } = subject
  if ('seats' in state) {
    const signed = new Map('sheets' in state ? state.sheets.map(sheet => [sheet.expertId, sheet.on]) : [])
    await tx.cases.seats(
      subject.caseId,
      state.seats.map(seat => ({
        expertId: seat.expertId,
        duty: seat.duty,
        signedOn: signed.get(seat.expertId) ?? null,
      })),
    )
  }
  return row
}

const rowOf = async (app: App, tx: Tx, { caseId, version, state, pack, today }: Subject): Promise<CaseRow> => {
  const finished = isFinished(state)
  const next = finished ? undefined : nearest(deadlinesOfCase(app, pack, state, today))
  return {
    id: caseId,
    region: pack.region,
    version,
    state,
    mover: finished ? null : (statusOf(state, pack).move?.role ?? null),
    nextDue: next?.due ?? null,
    nextDueName: next?.title ?? null,
    finished,
    lastEventOn: today,
    surnameKey: await surnameKeyOf(tx, caseId, state.applicantId),
    epguNumber: 'epguNumber' in state && typeof state.epguNumber === 'string' ? state.epguNumber : null,
  }
}

/** The nearest limit still open, whoever it obliges; a right of the teacher obliges nobody. */
const nearest = (deadlines: Deadline[]): Deadline | undefined =>
  deadlines
    .filter(deadline => deadline.doneOn === undefined && !isRight(deadline))
    .sort((a, b) => (a.due < b.due ? -1 : 1))[0]

const surnameKeyOf = async (tx: Tx, caseId: string, applicantId: string): Promise<string> => {
  const known = await tx.cases.surnameKey(caseId)
  if (known !== undefined) return known
  const person = await tx.people.get(applicantId)
  if (person === undefined) throw new Error(`No person ${applicantId}`)
  return surnameKey(person.surname)
}
