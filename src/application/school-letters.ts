import { asShortRussianDate } from '../domain/calendar/plain-date.ts'
import type { App, By } from './app.ts'
import { loadCase } from './handle.ts'
import type { OrderLaw } from './order-step.ts'
import { ruleFor } from './papers/meeting-papers.ts'
import { schoolLetter } from './papers/school-letter.ts'
import type { Tx } from './storage.ts'
import type { OrderLine, OrderRow } from './stores/decisions.ts'
import type { Organisation } from './stores/people.ts'
import { inOwnWords } from './templates/template-in-force.ts'

/**
 * A signed order makes one letter for each school with people in it, where the edition wants schools told. From now on it can be read
 * by the school and signed by the ministry like any letter; every case of it keeps the trace. It leaves with the publication.
 */
export const makeSchoolLetters = async (app: App, tx: Tx, law: OrderLaw, order: OrderRow): Promise<void> => {
  const { pack, moment } = law
  const rule = ruleFor(pack, 'employer_letter')
  if (rule === undefined) return
  const signer = order.signedBy === null ? undefined : await tx.people.get(order.signedBy)
  const address = app.publicUrl === undefined ? undefined : `${app.publicUrl}/register/${order.id}`
  for (const { organisation, lines } of await bySchool(tx, order)) {
    const paper = schoolLetter({ pack, rule, order, organisation, signer, address, date: moment.date }, lines)
    const documentId = app.newId()
    await tx.papers.add({
      ...{ id: documentId, region: order.region, form: rule.form, title: rule.title },
      ...{ recipient: rule.to, clause: rule.clause, madeOn: moment.date, madeAt: moment.at },
      content: await inOwnWords(tx, order.region, rule.form, paper),
    })
    for (const { caseId } of lines)
      await tx.papers.notify({
        ...{
          id: app.newId(),
          region: order.region,
          caseId,
          organisationId: organisation.id,
          documentId,
          way: 'account',
        },
        ...{ subject: rule.title, body: `${rule.title}. Документ лежит в кабинете организации.`, createdAt: moment.at },
      })
  }
}

/** Sends the letters of a published order, each once. A school without an address reads its letter in its account. */
export const sendSchoolLetters = async (
  app: App,
  tx: Tx,
  { actor }: By,
  { pack, moment }: OrderLaw,
  { id: orderId, region, number, signedOn, rows }: OrderRow,
): Promise<void> => {
  const rule = ruleFor(pack, 'employer_letter')
  if (rule === undefined || !(rule.by ?? ['email']).includes('email')) return
  const letters = await tx.papers.schoolLetters(rows.map(({ caseId }) => caseId))
  for (const { documentId, organisationId } of letters) {
    const id = app.newId()
    await tx.papers.notify({
      ...{ id, region, organisationId, documentId, way: 'email', createdAt: moment.at },
      subject: `${rule.title} № ${number}`,
      body: `${rule.title}: приказ № ${number} от ${asShortRussianDate(signedOn ?? moment.date)}. Выписка о работниках вашей организации приложена к письму.`,
    })
    await tx.jobs.add('send_notice', { noticeId: id }, { key: id })
  }
  if (letters.length > 0)
    await tx.audit.record({
      ...{ at: moment.at, actorId: actor.personId, role: actor.role, action: 'order.schools_told' },
      ...{ object: `order:${orderId}`, details: { letters: letters.length } },
    })
}

/** Each school as it stands today: one that took the place of another gets the letter about both. */
const bySchool = async (tx: Tx, { rows }: OrderRow): Promise<{ organisation: Organisation; lines: OrderLine[] }[]> => {
  const schools = new Map<string, { organisation: Organisation; lines: OrderLine[] }>()
  for (const line of rows) {
    const { state } = await loadCase(tx, line.caseId)
    if (state.stage === 'draft') throw new Error(`Case ${line.caseId} of an order was never filed`)
    const organisation = await tx.organisations.get(state.application.organisationId)
    if (organisation === undefined) throw new Error(`Case ${line.caseId} of an order has no organisation`)
    schools.set(organisation.id, { organisation, lines: [...(schools.get(organisation.id)?.lines ?? []), line] })
  }
  return [...schools.values()]
}
