import { createHmac } from 'node:crypto'
import type { Clock } from '../../../application/ports.ts'
import type { TrainingPerson, TrainingSigner, TrustStore } from '../../../application/signing/check.ts'
import type { Trust, TrustItem } from '../../../domain/signature/report.ts'
import { readX509 } from './certificate.ts'
import { createTrainingAuthority, type TrainingHolder } from './training.ts'

/** Its root is the same in every process and after every start, so it is made for one fixed day. */
const rootDay = new Date('2024-01-01T00:00:00Z')
const day = 86_400_000

/** From which all keys of a stand follow: every process of it signs and checks alike. */
export const standWord = 'учебный стенд'

/** The signer of the stand with what its signatures are trusted by. */
export type StandSigner = TrainingSigner & {
  /** Trust of the stand: what was loaded, and the training authority with a fresh list. */
  trusting(store: TrustStore): TrustStore
}

/**
 * The training signer of a stand. All its keys follow from a word that is no secret to anybody of the stand, so nothing is
 * stored, several processes agree, and nobody may take its signatures for real ones. Never made in production.
 */
export const trainingSigner = (word: string, clock: Clock): StandSigner => {
  const world = { source: randomFrom(`${word} root`), now: rootDay }
  const authority = createTrainingAuthority({ now: () => world.now, random: size => world.source(size) })

  const holder = (person: TrainingPerson, year: number): TrainingHolder => {
    world.source = randomFrom(`${word} ${person.id} ${person.fullName} ${year}`)
    return authority.issue({ owner: person.fullName, snils: person.snils, from: new Date(Date.UTC(year, 0, 1)) })
  }
  const fresh = (): TrustItem => {
    world.now = clock.now()
    world.source = randomFrom(`${word} list ${dayOf(world.now)}`)
    return { der: authority.crl() }
  }

  return {
    certificateFor: (person, at) => holder(person, at.getUTCFullYear()).certificate,

    sign: (person, certificate, document, at) => {
      const own = holder(person, readX509(certificate).notBefore.getUTCFullYear())
      if (!Buffer.from(own.certificate).equals(certificate))
        throw new Error('Not a certificate that this training signer made out to this person')
      world.source = randomFrom(`${word} ${person.id} ${at.toISOString()} ${Buffer.from(document).toString('base64')}`)
      return authority.sign(document, own, at)
    },

    trusting: store => {
      let last: { loaded: Trust; on: number; trust: Trust } | undefined
      return {
        all: async () => {
          const loaded = await store.all()
          const on = dayOf(clock.now())
          if (last === undefined || last.loaded !== loaded || last.on !== on)
            last = { loaded, on, trust: joined(loaded, { der: authority.root }, fresh()) }
          return last.trust
        },
      }
    },
  }
}

const dayOf = (at: Date): number => Math.floor(at.getTime() / day)

const joined = ({ anchors, intermediates, crls }: Trust, root: TrustItem, list: TrustItem): Trust => ({
  anchors: [...anchors, root],
  intermediates,
  crls: [...crls, list],
})

/** Bytes that follow from a word: the same word gives the same bytes in the same order. */
const randomFrom = (word: string) => {
  let count = 0
  return (size: number): Uint8Array => {
    const blocks: Uint8Array[] = []
    for (let have = 0; have < size; have += 64) blocks.push(createHmac('sha512', word).update(String(count++)).digest())
    return new Uint8Array(Buffer.concat(blocks).subarray(0, size))
  }
}
