import { type Der, expect, fieldsOf, inside, Malformed, tags } from './der.ts'
import { readOid } from './der-values.ts'

/** Values of each attribute by its identifier; an attribute stands at most once. */
export type Attributes = ReadonlyMap<string, readonly Der[]>

/** SET OF { type, SET OF value } with no type twice and no attribute without a value. Throws Malformed. */
export const readAttributes = (set: Der): Attributes => {
  const attributes = new Map<string, readonly Der[]>()
  for (const one of inside(set)) {
    const fields = fieldsOf(expect(one, tags.sequence))
    const type = readOid(fields.take(tags.oid))
    const values = [...inside(fields.take(tags.set))]
    fields.done()
    if (attributes.has(type)) throw new Malformed('сведения подписи указаны дважды')
    if (values.length === 0) throw new Malformed('сведения подписи пусты')
    attributes.set(type, values)
  }
  return attributes
}

/** The value of an attribute that must have exactly one; undefined when there is no such attribute. Throws Malformed. */
export const onlyValue = (attributes: Attributes, type: string): Der | undefined => {
  const values = attributes.get(type)
  if (values !== undefined && values.length !== 1) throw new Malformed('сведения подписи указаны дважды')
  return values?.[0]
}
