import type { Command } from '../domain/case/commands.ts'
import { decide } from '../domain/case/decide.ts'
import type { CaseState } from '../domain/case/state.ts'
import type { Actor } from '../domain/people/roles.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import { type App, type By, type Moment, momentIn, notFound, perform } from './app.ts'
import { mayTouch } from './case-access.ts'
import { addFile, type KeptFile } from './files.ts'
import { type CaseDone, changeCase, loadCase } from './handle.ts'
import type { Tx } from './storage.ts'
import type { Person } from './stores/people.ts'

type Filed = Exclude<CaseState, { stage: 'draft' }>

/** What the applicant may do with a case now; a refusal says why not, with its clause. */
export type ApplicantMoves = { withdraw?: Refusal; supply?: Refusal; answer?: Refusal }

/** Asks the rules themselves, without doing anything: the screen offers exactly what would be carried out. */
export const applicantMoves = (app: App, pack: Pack, state: Filed, actor: Actor): ApplicantMoves => ({
  ...whyNot('withdraw', app, pack, state, actor, { type: 'Withdraw', reason: '' }),
  ...whyNot('supply', app, pack, state, actor, { type: 'SupplyDocuments', documents: ['other'] }),
  ...whyNot('answer', app, pack, state, actor, { type: 'GiveInformation', documents: ['other'], answer: '' }),
})

const whyNot = (
  name: keyof ApplicantMoves,
  app: App,
  pack: Pack,
  state: Filed,
  actor: Actor,
  command: Command,
): ApplicantMoves => {
  const answer = decide(state, command, {
    pack,
    calendar: app.law.calendar(pack.region),
    nomenclature: app.law.nomenclature,
    criteria: undefined,
    actor,
    today: momentIn(app, pack.authority.time_zone).date,
    world: { experts: [], applicantOrganisationId: state.application.organisationId },
  })
  return isRefusal(answer) ? { [name]: answer } : {}
}

/** Adds papers to a case that is under way. The files were kept before; their rows appear together with the fact. */
export const supplyDocuments = (
  app: App,
  by: By,
  caseId: string,
  files: readonly KeptFile[],
): Promise<CaseDone | Refusal> =>
  perform(app, by, async tx => {
    const documents = [...new Set(files.map(({ document }) => document))]
    const done = await changeCase(app, tx, by.actor, caseId, { type: 'SupplyDocuments', documents })
    if (isRefusal(done)) return done
    for (const file of files) await addFile(app, tx, by, file, { draftId: null, caseId })
    return done
  })

/** Answers a request for information, with papers or without. */
export const answerRequest = (
  app: App,
  by: By,
  caseId: string,
  answer: string,
  files: readonly KeptFile[],
): Promise<CaseDone | Refusal> =>
  perform(app, by, async tx => {
    const documents = [...new Set(files.map(({ document }) => document))]
    const done = await changeCase(app, tx, by.actor, caseId, { type: 'GiveInformation', documents, answer })
    if (isRefusal(done)) return done
    for (const file of files) await addFile(app, tx, by, file, { draftId: null, caseId })
    return done
  })

/**
 * A message of a case, either way. The applicant is told of what the ministry writes; the ministry sees the applicant's
 * message on the card of the case.
 */
export const writeMessage = (
  app: App,
  by: By,
  caseId: string,
  body: string,
): Promise<{ messageId: string } | Refusal> => perform(app, by, tx => messageIn(app, tx, by, caseId, body))

/** The same inside a transaction of another order. */
export const messageIn = async (
  app: App,
  tx: Tx,
  by: By,
  caseId: string,
  body: string,
): Promise<{ messageId: string } | Refusal> => {
  const { state } = await loadCase(tx, caseId)
  if (state.stage === 'draft') return notFound
  const pack = app.law.pack(state.pack)
  if (!mayTouch(by.actor, pack.region, state)) return notFound
  const words = body.trim()
  if (words === '') return { refused: 'invalid', because: 'Напишите сообщение' }
  if (words.length > 5000) return { refused: 'invalid', because: 'Сократите сообщение: не больше 5000 знаков' }
  const moment: Moment = momentIn(app, pack.authority.time_zone)
  const messageId = app.newId()
  const { personId, role } = by.actor
  await tx.papers.message({ id: messageId, caseId, authorId: personId, role, body: words, sentAt: moment.at })
  if (personId !== state.applicantId) {
    await tx.papers.notify({
      id: app.newId(),
      region: pack.region,
      caseId,
      personId: state.applicantId,
      subject: `Сообщение по заявлению${state.number === undefined ? '' : ` № ${state.number}`}`,
      body: words,
      way: 'account',
      createdAt: moment.at,
    })
  }
  return { messageId }
}

/** Everything told so far counts as read once its page was opened. */
export const readNotices = (app: App, by: By): Promise<object | Refusal> =>
  app.storage.write(async tx => {
    await tx.papers.readNotices(by.actor.personId, app.clock.now())
    return {}
  })

/** A person's own telephone, mail and address; who changed them and when goes to the audit, the values do not. */
export const saveContacts = (
  app: App,
  by: By,
  contacts: Pick<Person, 'phone' | 'email' | 'address'>,
): Promise<{ changed: string[] } | Refusal> =>
  perform(app, by, async tx => {
    const person = await tx.people.get(by.actor.personId)
    if (person === undefined) throw new Error(`No person ${by.actor.personId}`)
    const names = ['phone', 'email', 'address'] as const
    const changed = names.filter(name => person[name] !== contacts[name])
    if (changed.length === 0) return { changed }
    await tx.people.put({ ...person, ...contacts })
    await tx.audit.record({
      at: app.clock.now(),
      actorId: person.id,
      role: by.actor.role,
      action: 'contacts_changed',
      object: `person:${person.id}`,
      details: { changed },
    })
    return { changed }
  })
