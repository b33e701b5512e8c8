import { type Der, expect, fieldsOf, inside, tags } from './der.ts'
import { readOid, readText } from './der-values.ts'
import { oids } from './oids.ts'

/** Attributes of a distinguished name by their identifiers; of several with one identifier the last, the nearest to the owner. */
export type Name = ReadonlyMap<string, string>

/** Name ::= SEQUENCE OF SET OF { type, value }. Throws Malformed. */
export const readName = (value: Der): Name => {
  const attributes = new Map<string, string>()
  for (const set of inside(expect(value, tags.sequence)))
    for (const pair of inside(expect(set, tags.set))) {
      const fields = fieldsOf(expect(pair, tags.sequence))
      const type = readOid(fields.take(tags.oid))
      const text = fields.any()
      fields.done()
      attributes.set(type, readText(text).trim())
    }
  return attributes
}

/** How a certification authority is called in messages. */
export const shownName = (name: Name): string => {
  const shown = name.get(oids.commonName) ?? name.get(oids.organisation) ?? [...name.values()].at(-1)
  return shown === undefined || shown === '' ? 'без имени' : shown
}

/** The person a certificate is issued to; the common name when it names no person, as of an authority or a server. */
export const ownerOf = (name: Name): string => {
  const [surname, given] = [name.get(oids.surname), name.get(oids.givenName)]
  return surname && given ? `${surname} ${given}` : shownName(name)
}

/** In every name of the authority of the stand: whoever shows an issuer shows this word. */
export const trainingWord = 'УЧЕБНЫЙ'

export const isTrainingName = (name: Name): boolean => shownName(name).includes(trainingWord)
