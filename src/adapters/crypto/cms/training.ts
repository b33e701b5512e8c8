import { streebog } from '../gost/streebog.ts'
import { readX509 } from './certificate.ts'
import { writeMessage, writeSigner } from './cms-write.ts'
import { numeric, utf8 } from './der-write.ts'
import { keyUsages } from './extensions.ts'
import { trainingWord } from './names.ts'
import { oids } from './oids.ts'
import { newKey, type RandomBytes, type SigningKey, signingKey, type TrainingKey } from './signing-key.ts'
import {
  authorityKey,
  basicConstraints,
  extension,
  keyUsage,
  subjectKey,
  writeCertificate,
  writeCrl,
  writeName,
} from './x509-write.ts'

/** Whom a training certificate names. */
export type TrainingOwner = {
  /** Surname, name, patronymic. */
  owner: string
  post?: string | undefined
  organisation?: string | undefined
  /** Eleven digits of an invented person. */
  snils?: string | undefined
  /** Identifier of the curve; CryptoPro-A by default. */
  curve?: string | undefined
  /** Beginning of validity, for the invented past of a stand; now by default. Validity is 455 days, as authorities give it. */
  from?: Date | undefined
}

export type TrainingHolder = { certificate: Uint8Array; key: TrainingKey }

/** All an authority needs to go on after a restart; holds its private key, which protects nothing. */
export type SavedTrainingAuthority = { root: string; key: TrainingKey; revoked: { serial: string; since: string }[] }

export type TrainingAuthority = {
  /** The anchor to load on the stand, DER. */
  root: Uint8Array
  /** A fresh list of the revoked, in force since the authority was made and for 30 days from now, DER. */
  crl(): Uint8Array
  issue(owner: TrainingOwner): TrainingHolder
  revoke(certificate: Uint8Array): void
  /** Detached CAdES-BES over the document with this claimed time, DER. */
  sign(document: Uint8Array, holder: TrainingHolder, at: Date): Uint8Array
  toJSON(): SavedTrainingAuthority
}

export type TrainingWorld = { now: () => Date; random: RandomBytes }

const day = 86_400_000
const cryptoProA = '1.2.643.2.2.35.1'

/**
 * The software signer of the stand and of the tests: its signatures are real GOST signatures of an authority nobody should trust.
 * Every certificate it issues names «УЧЕБНЫЙ» as the issuer and carries an extension of our own, so that stamps and reports say so.
 * It must never be wired where NODE_ENV is production: no setting leads to it, only the stand's own code calls it, and
 * `readTrustItem` refuses its root unless the stand asks for it.
 */
export const createTrainingAuthority = (world: TrainingWorld, saved?: SavedTrainingAuthority): TrainingAuthority => {
  const { now, random } = world
  const kept = saved?.key ?? newKey(cryptoProA, random)
  const key = signingKey(kept, random)
  const root = saved === undefined ? writeRoot(key, world) : new Uint8Array(Buffer.from(saved.root, 'base64'))
  const own = readX509(root)
  const revoked = [...(saved?.revoked ?? [])]

  return {
    root,

    crl: () =>
      writeCrl(
        {
          issuer: own.subject,
          thisUpdate: own.notBefore,
          nextUpdate: after(now(), 30),
          number: bytesOf(Math.floor(now().getTime() / 1000).toString(16)),
          revoked: revoked.map(({ serial, since }) => ({ serial: bytesOf(serial), since: new Date(since) })),
          extensions: [authorityKey(key.identifier)],
        },
        key,
      ),

    issue: owner => {
      const ownerKey = newKey(owner.curve ?? cryptoProA, random)
      const ready = signingKey(ownerKey, random)
      const from = owner.from ?? now()
      const certificate = writeCertificate(
        {
          serial: newSerial(random),
          issuer: own.subject,
          subject: writeName(subjectOf(owner)),
          notBefore: from,
          notAfter: after(from, 455),
          publicInfo: ready.publicInfo,
          extensions: [
            basicConstraints(false),
            keyUsage(keyUsages.digitalSignature, keyUsages.nonRepudiation),
            subjectKey(ready.identifier),
            authorityKey(key.identifier),
            mark(),
          ],
        },
        key,
      )
      return { certificate, key: ownerKey }
    },

    revoke: certificate => {
      revoked.push({ serial: readX509(certificate).serial, since: now().toISOString() })
    },

    sign: (document, holder, at) => {
      const holderKey = signingKey(holder.key, random)
      const digest = streebog(holderKey.size, document)
      const signer = writeSigner({ certificate: holder.certificate, key: holderKey, digest, at })
      return writeMessage({ signers: [signer], sizes: [holderKey.size], certificates: [holder.certificate] })
    },

    toJSON: () => ({ root: Buffer.from(root).toString('base64'), key: kept, revoked: [...revoked] }),
  }
}

/** The authority as it was kept by `toJSON`. */
export const trainingAuthorityFromJSON = (saved: SavedTrainingAuthority, world: TrainingWorld): TrainingAuthority =>
  createTrainingAuthority(world, saved)

/** Valid for ten years back too: the stand tells of orders signed in the past. */
const writeRoot = (key: SigningKey, { now, random }: TrainingWorld): Uint8Array => {
  const name = writeName([
    [oids.organisation, utf8('Учебный стенд «Категория»')],
    [oids.commonName, utf8(`${trainingWord} удостоверяющий центр`)],
  ])
  const extensions = [
    basicConstraints(true, 0),
    keyUsage(keyUsages.keyCertSign, keyUsages.crlSign),
    subjectKey(key.identifier),
    mark(),
  ]
  const draft = {
    serial: newSerial(random),
    issuer: name,
    subject: name,
    notBefore: after(now(), -3653),
    notAfter: after(now(), 7305),
    publicInfo: key.publicInfo,
    extensions,
  }
  return writeCertificate(draft, key)
}

const mark = (): Uint8Array => extension(oids.trainingMark, false, utf8(trainingWord))

const subjectOf = ({ owner, post, organisation, snils }: TrainingOwner): [string, Uint8Array][] => {
  const [surname = '', ...given] = owner.trim().split(/\s+/)
  const name: [string, Uint8Array][] = [[oids.commonName, utf8(owner.trim())]]
  if (given.length > 0) name.push([oids.surname, utf8(surname)], [oids.givenName, utf8(given.join(' '))])
  if (post !== undefined) name.push([oids.post, utf8(post)])
  if (organisation !== undefined) name.push([oids.organisation, utf8(organisation)])
  if (snils !== undefined) name.push([oids.snils, numeric(snils.replace(/\D/g, ''))])
  return name
}

const after = (moment: Date, days: number): Date => new Date(moment.getTime() + days * day)

/** Sixteen random bytes, positive and without a zero in front. */
const newSerial = (random: RandomBytes): Uint8Array => {
  const serial = Uint8Array.from(random(16))
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40
  return serial
}

const bytesOf = (hexadecimal: string): Uint8Array =>
  new Uint8Array(Buffer.from(hexadecimal.padStart(hexadecimal.length + (hexadecimal.length % 2), '0'), 'hex'))
