import { fullName, initials } from '../../domain/people/names.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'
import type { CertificateFacts } from '../../domain/signature/report.ts'
import { folded } from '../../domain/wording.ts'
import { type App, type By, perform } from '../app.ts'
import type { Tx } from '../storage.ts'
import type { Person } from '../stores/people.ts'
import type { Certificate } from '../stores/signings.ts'
import type { ReadCertificate, SigningTools } from './check.ts'

export type CertificateDone = { certificateId: string }

/** No certificate of one person is longer; a chain or a photograph is. */
export const largestCertificate = 64 * 1024

/**
 * Registers the certificate of a person who is going to sign: it must be theirs, in force and meant for signing. Whether its
 * issuer is trusted is asked when something is signed. The same one twice is one.
 */
export const registerCertificate = (
  app: App,
  { check, training }: SigningTools,
  by: By,
  bytes: Uint8Array,
): Promise<CertificateDone | Refusal> => {
  const read = bytes.length > largestCertificate ? undefined : check.certificate(bytes)
  return perform(app, by, async tx => {
    const person = await tx.people.get(by.actor.personId)
    if (person === undefined) throw new Error('An account without a person')
    if (read === undefined) return notRead
    const faulty = faultOf(read, person, app.clock.now(), training !== undefined)
    if (faulty !== undefined) return faulty
    return { certificateId: await keepCertificate(app, tx, by, read) }
  })
}

/** Certificates of the person, the newest first. */
export const ownCertificates = async (app: App, { actor }: Pick<By, 'actor'>): Promise<Certificate[]> => {
  const found = await app.storage.write(async tx => ({
    all: await tx.certificates.ofPerson(actor.personId, actor.region),
  }))
  return 'all' in found ? found.all : []
}

/** Takes a certificate off the list; signatures made with it stay. */
export const removeCertificate = (app: App, by: By, certificateId: string): Promise<CertificateDone | Refusal> =>
  perform(app, by, async tx => {
    const found = await tx.certificates.get(certificateId)
    if (found?.personId !== by.actor.personId || found.region !== by.actor.region) return noCertificate
    await tx.certificates.remove(certificateId, app.clock.now())
    await trace(app, tx, by, 'certificate.removed', certificateId)
    return { certificateId }
  })

/** The person's own certificate that may sign now. */
export const usableCertificate = async (
  app: App,
  tx: Tx,
  { actor }: Pick<By, 'actor'>,
  certificateId: string,
): Promise<Certificate | Refusal> => {
  const own = await tx.certificates.ofPerson(actor.personId, actor.region)
  const found = own.find(({ id }) => id === certificateId)
  if (found === undefined) return noCertificate
  return isInForce(found, app.clock.now()) ? found : expired
}

export const isInForce = ({ notBefore, notAfter }: Pick<Certificate, 'notBefore' | 'notAfter'>, at: Date): boolean =>
  notBefore <= at && at <= notAfter

/** Writes a certificate that was looked at; the same one twice is one. */
export const keepCertificate = async (
  app: App,
  tx: Tx,
  { actor, accountId }: By,
  read: ReadCertificate,
  registeredBy = actor.personId,
): Promise<string> => {
  const own = await tx.certificates.ofPerson(actor.personId, actor.region)
  const already = own.find(({ thumbprint }) => thumbprint === read.facts.thumbprint)
  if (already !== undefined) return already.id
  const { thumbprint, serial, owner, issuer, notBefore, notAfter, training } = read.facts
  const id = app.newId()
  await tx.certificates.add({
    ...{ id, personId: actor.personId, region: actor.region, der: read.der },
    ...{ thumbprint, serial, owner, issuer, notBefore, notAfter, training },
    ...{ registeredBy, registeredAt: app.clock.now() },
  })
  await trace(app, tx, { actor, accountId }, 'certificate.registered', id)
  return id
}

const faultOf = (
  { facts, forSigning }: ReadCertificate,
  person: Person,
  now: Date,
  onStand: boolean,
): Refusal | undefined => {
  if (facts.training && !onStand)
    return refuse('training_certificate', 'Это сертификат учебной подписи: он годится только на учебном стенде')
  if (!forSigning)
    return refuse('not_for_signing', 'Сертификат не предназначен для подписи документов. Выберите сертификат подписи')
  if (now > facts.notAfter) return expired
  if (now < facts.notBefore) return refuse('not_yet_valid', 'Срок действия сертификата ещё не начался')
  if (facts.snils !== undefined && person.snils !== null && facts.snils !== person.snils)
    return refuse('foreign_certificate', 'СНИЛС в сертификате не ваш. Зарегистрируйте свой сертификат')
  if (!isOwnName(facts, person))
    return refuse(
      'foreign_certificate',
      `В сертификате другой владелец. Нужен сертификат на имя: ${initials(nameOf(person))}`,
    )
  return undefined
}

/** «ё» and «е», letter case and double blanks do not tell people apart. */
const isOwnName = ({ owner }: CertificateFacts, person: Person): boolean =>
  folded(owner) === folded(fullName(nameOf(person)))

const nameOf = ({ surname, name, patronymic }: Person) => ({ surname, name, patronymic: patronymic ?? undefined })

const trace = async (app: App, tx: Tx, { actor }: By, action: string, id: string): Promise<void> =>
  tx.audit.record({
    at: app.clock.now(),
    actorId: actor.personId,
    role: actor.role,
    action,
    object: `certificate:${id}`,
  })

const refuse = (refused: string, because: string): Refusal => ({ refused, because })

const notRead = refuse(
  'not_a_certificate',
  'Файл не читается как сертификат подписи по ГОСТ Р 34.10-2012. Выгрузите сертификат (без закрытого ключа) в файл .cer и приложите его',
)
const noCertificate = refuse('no_certificate', 'Выберите свой зарегистрированный сертификат')
const expired = refuse('expired', 'Срок действия сертификата истёк. Зарегистрируйте действующий сертификат')
