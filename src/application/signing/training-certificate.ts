import { fullName } from '../../domain/people/names.ts'
import type { App, By } from '../app.ts'
import type { Tx } from '../storage.ts'
import { keepCertificate } from './certificates.ts'
import type { SigningTools, TrainingPerson } from './check.ts'

/** A training certificate made out to a person; undefined where there is no training signer. */
export const trainingCertificateOf = async (
  app: App,
  tx: Tx,
  { check, training }: Pick<SigningTools, 'check' | 'training'>,
  by: By,
  personId: string,
): Promise<string | undefined> => {
  if (training === undefined) return undefined
  const der = training.certificateFor(await trainingPerson(tx, personId), app.clock.now())
  const read = check.certificate(der)
  if (read === undefined) throw new Error('The training signer made a certificate that does not read')
  return keepCertificate(app, tx, { ...by, actor: { ...by.actor, personId } }, read, by.actor.personId)
}

/** The person as the training signer knows them. */
export const trainingPerson = async (tx: Tx, id: string): Promise<TrainingPerson> => {
  const person = await tx.people.get(id)
  if (person === undefined) throw new Error(`Person ${id} is gone`)
  const name = fullName({ ...person, patronymic: person.patronymic ?? undefined })
  return { id, fullName: name, ...(person.snils === null ? {} : { snils: person.snils }) }
}
