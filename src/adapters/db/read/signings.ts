import { type RawBuilder, sql } from 'kysely'
import type { SignerLine, SigningCard, SigningReads } from '../../../application/reads/signings.ts'
import type { Signature } from '../../../application/stores/signings.ts'
import type { Db } from '../connect.ts'
import { signatureColumns } from '../signing-columns.ts'
import { revived } from '../signing-reports.ts'
import { fullNameOf } from './case-line.ts'

/** Frozen files with those who sign them. */
export const signingReads = (db: Db): SigningReads => ({
  signingsOfPaper: async documentId =>
    cards(db, sql`where s.document_id = ${documentId} order by s.asked_at desc, s.copy, s.id`),

  signingsOfOrder: async orderId =>
    cards(
      db,
      sql`where s.document_id in (select id from documents where order_id = ${orderId})
        order by s.asked_at desc, s.copy, s.id`,
    ),

  signing: async id => (await cards(db, sql`where s.id = ${id}`))[0],
})

type Row = Omit<SigningCard, 'signers'> & { planned: { personId: string; certificateId: string }[] }
type Mark = SignerLine['certificate'] & { name: string }

const cards = async (db: Db, which: RawBuilder<unknown>): Promise<SigningCard[]> => {
  const { rows } = await sql<Row>`
    select s.id, s.document_id as "documentId", s.copy, s.status, s.planned, s.planned_on as "plannedOn", s.digest,
      s.streebog, s.size, s.pages, s.failed, s.asked_by as "askedBy", s.asked_at as "askedAt", s.signed_at as "signedAt"
    from signings s ${which}`.execute(db)
  if (rows.length === 0) return []
  const marks = await marksOf(db, rows)
  const signatures = await sql<Signature>`/*@signatures-read*/ select ${signatureColumns} from signatures g
    where g.signing_id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(db)
  return rows.map(({ planned, ...row }) => ({
    ...row,
    signers: planned.map(({ personId, certificateId }) => {
      const mark = marks.get(certificateId)
      if (mark === undefined) throw new Error(`Certificate ${certificateId} is gone`)
      const { name, ...certificate } = mark
      const found = signatures.rows.find(one => one.signingId === row.id && one.personId === personId)
      return { personId, name, certificate, signature: found === undefined ? null : asSignature(found) }
    }),
  }))
}

const marksOf = async (db: Db, rows: readonly Row[]): Promise<Map<string, Mark>> => {
  const ids = rows.flatMap(({ planned }) => planned.map(({ certificateId }) => certificateId))
  const found = await sql<Mark>`/*@marks*/
    select c.id, c.serial, c.owner, c.issuer, c.not_before as "notBefore", c.not_after as "notAfter", c.training,
      (select ${fullNameOf('p')} from people p where p.id = c.person_id) as name
    from certificates c where c.id = any(${ids}::uuid[])`.execute(db)
  return new Map(found.rows.map(mark => [mark.id, mark]))
}

const asSignature = ({ signingId: _, personId: __, certificateId: ___, ...signature }: Signature) => ({
  ...signature,
  report: revived(signature.report),
})
