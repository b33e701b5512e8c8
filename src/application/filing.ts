import type { Application, EarlierRefusal, HeldCategory } from '../domain/case/application.ts'
import type { Actor } from '../domain/people/roles.ts'
import { limitFaults } from '../domain/portfolio/limits.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import { type App, type By, momentIn, perform } from './app.ts'
import { packForNew, packNow } from './edition.ts'
import { infectedRefusal } from './files/infected.ts'
import { type CaseDone, changeCase, openCase } from './handle.ts'
import { nextNumber } from './numbers.ts'
import { freezeProofs } from './portfolio/freeze-proofs.ts'
import { limitRefusal } from './portfolio/limit-refusal.ts'
import type { Tx } from './storage.ts'
import type { Answer } from './stores/cases.ts'
import type { Person } from './stores/people.ts'
import type { Evidence } from './stores/portfolio.ts'

/** An application ready to be sent, whoever typed it in. */
export type Filing = {
  caseId: string
  region: string
  /** The applicant as stated; kept in the people's table, never in the log. */
  person: Person
  application: Application
  /** The form as it was read and answered. */
  answers: Answer[]
  draftId?: string | undefined
  /** Proofs of the applicant's portfolio that go with it. */
  proofs?: readonly Evidence[] | undefined
  epguNumber?: string | undefined
}

/** Days and hours in which a filing counts as received in working hours; later ones are marked, not moved. */
const officeHours = { from: '09:00', to: '18:00' }

/**
 * Files an application under the edition in force in the region on its local day, and registers it at once where the
 * channel does so by itself. One transaction: nothing half-filed is left.
 */
export const fileApplication = (app: App, by: By, filing: Filing): Promise<CaseDone | Refusal> =>
  perform(app, by, tx => fileIn(app, tx, by.actor, filing))

/** The same inside a transaction that has already read the draft. */
export const fileIn = async (app: App, tx: Tx, actor: Actor, filing: Filing): Promise<CaseDone | Refusal> => {
  const pack = packForNew(app, filing.region)
  if (isRefusal(pack)) return pack
  const { category, position } = filing.application
  const proofs = filing.proofs ?? []
  const beyond = limitRefusal(limitFaults(pack, category, proofs))
  if (beyond !== undefined) return beyond
  const attached = filing.draftId === undefined ? [] : await tx.files.ofDraft(filing.draftId)
  const infected = await infectedRefusal(tx, [...attached, ...proofs.flatMap(({ file }) => file ?? [])])
  if (infected !== undefined) return infected
  await tx.people.put(filing.person)
  const application = await withRegister(tx, filing)
  const submit = {
    type: 'Submit',
    applicantId: filing.person.id,
    application,
    outsideHours: isOutsideHours(app, pack),
  } as const
  const filed = await openCase(app, tx, actor, filing.caseId, pack, submit, filing.answers)
  if (isRefusal(filed)) return filed
  await freezeProofs(app, tx, actor, { caseId: filing.caseId, pack, category, position }, proofs)
  if (filing.draftId !== undefined) {
    await tx.files.moveToCase(filing.draftId, filing.caseId)
    await tx.drafts.remove(filing.draftId)
  }
  return registersItself(pack, application) ? register(app, tx, systemOf(pack), filing.caseId, pack, filing) : filed
}

/** The clerk registers: by the number of the journal, or by one typed in. */
export const registerCase = (
  app: App,
  by: By,
  caseId: string,
  region: string,
  given: { number?: string | undefined; epguNumber?: string | undefined } = {},
): Promise<CaseDone | Refusal> => perform(app, by, tx => registerIn(app, tx, by.actor, caseId, region, given))

/** The same inside a transaction. */
export const registerIn = async (
  app: App,
  tx: Tx,
  actor: Actor,
  caseId: string,
  region: string,
  given: { number?: string | undefined; epguNumber?: string | undefined } = {},
): Promise<CaseDone | Refusal> => {
  const pack = packNow(app, region)
  return isRefusal(pack) ? pack : register(app, tx, actor, caseId, pack, given)
}

const register = async (
  app: App,
  tx: Tx,
  actor: Actor,
  caseId: string,
  pack: Pack,
  given: { number?: string | undefined; epguNumber?: string | undefined },
) => {
  if (given.number !== undefined && (await tx.cases.numberTaken(pack.region, given.number)))
    return {
      refused: 'number_taken',
      because: `Номер ${given.number} уже занят другим заявлением`,
      clause: pack.numbers.clause,
    }
  const number = given.number ?? (await freeNumber(app, tx, pack))
  return changeCase(app, tx, actor, caseId, { type: 'Register', number, epguNumber: given.epguNumber })
}

/** The next number of the journal; those typed in by hand before are passed over. */
const freeNumber = async (app: App, tx: Tx, pack: Pack): Promise<string> => {
  const { date } = momentIn(app, pack.authority.time_zone)
  for (;;) {
    const number = await nextNumber(tx, pack, 'application', date)
    if (!(await tx.cases.numberTaken(pack.region, number))) return number
  }
}

const isOutsideHours = (app: App, pack: Pack): boolean => {
  const { date, time } = momentIn(app, pack.authority.time_zone)
  return !app.law.calendar(pack.region).isWorkingDay(date) || time < officeHours.from || time >= officeHours.to
}

const registersItself = (pack: Pack, { channel }: Application): boolean =>
  pack.channels.some(rule => rule.channel === channel && rule.automatic_registration)

const systemOf = (pack: Pack): Actor => ({ personId: 'system', role: 'system', region: pack.region })

/** What our own register of categories and refusals knows stands beside what was stated. */
export const withRegister = async (
  tx: Tx,
  { application, person }: Pick<Filing, 'application' | 'person'>,
): Promise<Application> => ({
  ...application,
  held: mergedHeld(application.held, await tx.categories.heldBy(person.id)),
  earlierRefusals: mergedRefusals(application.earlierRefusals, await tx.categories.refusalsOf(person.id)),
})

const mergedHeld = (stated: HeldCategory[], known: HeldCategory[]): HeldCategory[] => [
  ...known,
  ...stated.filter(one => !known.some(two => two.category === one.category && two.setOn === one.setOn)),
]

const mergedRefusals = (stated: EarlierRefusal[], known: EarlierRefusal[]): EarlierRefusal[] => [
  ...known,
  ...stated.filter(one => !known.some(two => two.category === one.category && two.decidedOn === one.decidedOn)),
]
