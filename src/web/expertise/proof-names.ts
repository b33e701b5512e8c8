import { readProof } from '../../domain/expertise/proofs.ts'

/** Names of the fields of an item: a dot in a name would not make a good anchor. */
const plain = (code: string): string => code.replaceAll('.', '_')

export const pointsField = (code: string): string => `points_${plain(code)}`
export const commentField = (code: string): string => `comment_${plain(code)}`
/** The state of the item that the form was filled over. */
export const overField = (code: string): string => `over_${plain(code)}`
/** After two windows have differed: which of the two stays. */
export const keepField = (code: string): string => `keep_${plain(code)}`

/** Stands in the form while the two are not told apart yet. */
export const differsField = (code: string): string => `differs_${plain(code)}`

/** A proof as a part of a field's name: `evidence-<id>`, `paper`, `open-…`. */
export const proofToken = (ref: string): string => {
  const proof = readProof(ref)
  if (proof?.kind === 'evidence' || proof?.kind === 'file') return `${proof.kind}-${proof.id}`
  return proof?.kind === 'open' ? `open-${Buffer.from(ref).toString('base64url')}` : 'paper'
}

/** Undefined for what is no token of ours. */
export const refOfToken = (token: string): string | undefined => {
  if (token === 'paper') return 'paper'
  const [, kind = '', rest = ''] = /^(evidence|file|open)-([\w-]+)$/.exec(token) ?? []
  const ref = kind === 'open' ? Buffer.from(rest, 'base64url').toString() : `${kind}:${rest}`
  return readProof(ref) === undefined ? undefined : ref
}

export const verdictField = (code: string, token: string): string => `verdict_${plain(code)}_${token}`
export const reasonField = (code: string, token: string): string => `reason_${plain(code)}_${token}`
/** A proof of the case that was not shown beside the item: chosen from a list. */
export const otherField = (code: string): string => `other_${plain(code)}`
/** A page of an open source and the day it was looked at. */
export const addressField = (code: string): string => `address_${plain(code)}`
export const seenField = (code: string): string => `looked_${plain(code)}`

/** Token of the proof that is being added, whatever it is. */
export const adding = 'other'
