import { sql } from 'kysely'
import type { PublicFile, PublicFileMatch, PublicSignature } from '../../../application/reads/public-order.ts'
import type { KeptReport } from '../../../application/stores/signings.ts'
import type { Db } from '../connect.ts'
import { revived } from '../signing-reports.ts'
import { amendersOf, isPublished, mentions } from './public-columns.ts'

/**
 * The copy that the public gets; `s` is the frozen file, `r` its order. The full one serves both only when nothing is kept from the
 * public, and then there is no other.
 */
const isPublicCopy = sql`(s.copy = 'public' or not exists (
    select from signings o join documents od on od.id = o.document_id
    where od.order_id = r.id and o.copy = 'public' and o.status = 'signed')
  and not exists (select from jsonb_array_elements(r.rows) as line where line ->> 'outcome' = 'refused'))`

/** The signed file of a published order; null when it was signed on paper. */
export const publishedFile = async (db: Db, orderId: string): Promise<PublicFile | null> => {
  const { rows } = await sql<Omit<PublicFile, 'signatures'> & { id: string }>`/*@public-file*/
    select s.id, s.digest, s.streebog, s.size, s.pages
    from signings s join documents d on d.id = s.document_id join orders r on r.id = d.order_id
    where r.id = ${orderId} and ${isPublished} and s.status = 'signed' and ${isPublicCopy}
    order by s.copy = 'public' desc, s.signed_at desc limit 1`.execute(db)
  if (rows[0] === undefined) return null
  const { id, ...file } = rows[0]
  return { ...file, signatures: await signaturesOf(db, id) }
}

type SignatureRow = { digest: string; size: number; report: KeptReport }

const signaturesOf = async (db: Db, signingId: string): Promise<PublicSignature[]> => {
  const { rows } = await sql<SignatureRow>`/*@public-signatures*/ select g.digest, g.size, g.report from signatures g
    where g.signing_id = ${signingId} order by g.checked_at, g.id`.execute(db)
  return rows.map(({ digest, size, report }) => {
    const { signers, checkedAt } = revived(report)
    const [signer] = signers
    if (signer?.certificate === undefined) throw new Error(`Signature ${digest} was kept without its certificate`)
    const { serial, serialDecimal, owner, issuer, notBefore, notAfter, training } = signer.certificate
    const { verdict, level, claimedAt, provenAt, points } = signer
    return {
      ...{ digest, size, verdict, level, claimedAt, provenAt, checkedAt, points },
      certificate: { serial, serialDecimal, owner, issuer, notBefore, notAfter, training },
    }
  })
}

/** A file among the public ones by its SHA-256; files that were prepared for a published order and given up are known too. */
export const publicFile = async (db: Db, digest: string): Promise<PublicFileMatch | undefined> => {
  const { rows } = await sql<{ orderId: string; status: string }>`/*@public-file-by-digest*/
    select r.id as "orderId", s.status from signings s join documents d on d.id = s.document_id
      join orders r on r.id = d.order_id
    where s.digest = ${digest} and s.status in ('signed', 'replaced', 'dropped') and ${isPublished} and ${isPublicCopy}
    order by s.status = 'signed' desc limit 1`.execute(db)
  const [found] = rows
  if (found === undefined) return undefined
  const [order] = await mentions(db, sql`r.id = ${found.orderId}`)
  if (order === undefined) return undefined
  const file = found.status === 'signed' ? 'published' : 'replaced'
  return { order, file, amendedBy: await amendersOf(db, order.id) }
}
