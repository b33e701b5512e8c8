import type { App } from '../app.ts'
import type { Tx } from '../storage.ts'

type Told = {
  region: string
  subject: string
  body: string
  caseId?: string | undefined
  documentId?: string | undefined
}

/**
 * Tells a school: by e-mail where the directory has an address, and always in its account. Letters go to a common address of
 * the school, so they never name a teacher: who it is about is seen after the sign-in.
 */
export const tellSchool = async (app: App, tx: Tx, organisationId: string, told: Told): Promise<void> => {
  const createdAt = app.clock.now()
  const { region, subject, body, documentId } = told
  const common = { region, organisationId, documentId, subject, createdAt }
  await tx.papers.notify({ ...common, id: app.newId(), body, way: 'account' })
  const school = await tx.organisations.get(organisationId)
  if (!school?.email) return
  const id = app.newId()
  await tx.papers.notify({ ...common, documentId: undefined, id, body: `${body}${entrance(app)}`, way: 'email' })
  await tx.jobs.add('send_notice', { noticeId: id }, { key: id })
}

/** Tells a person in their account, and by e-mail where they gave an address. */
export const tellPerson = async (app: App, tx: Tx, personId: string, told: Told): Promise<void> => {
  const createdAt = app.clock.now()
  const { region, subject, body, caseId, documentId } = told
  const common = { region, personId, subject, createdAt }
  await tx.papers.notify({ ...common, id: app.newId(), caseId, documentId, body, way: 'account' })
  const person = await tx.people.get(personId)
  if (!person?.email) return
  const id = app.newId()
  await tx.papers.notify({ ...common, id, body: `${body}${entrance(app)}`, way: 'email' })
  await tx.jobs.add('send_notice', { noticeId: id }, { key: id })
}

const entrance = ({ publicUrl }: App): string =>
  publicUrl === undefined ? '' : `\n\nОткрыть систему: ${publicUrl.replace(/\/+$/, '')}/`
