import { sql } from 'kysely'
import type { Signature, Signing, Signings } from '../../application/stores/signings.ts'
import type { Db } from './connect.ts'
import { signatureColumns, signingColumns } from './signing-columns.ts'
import { revived } from './signing-reports.ts'

/** Frozen files and the signatures under them. */
export const signings = (db: Db): Signings => ({
  add: async row => {
    await sql`/*@signing-add*/
      insert into signings (id, document_id, copy, status, planned, content, planned_on, digest, streebog, size, pages,
        failed, asked_by, asked_at, signed_at)
      values (${row.id}, ${row.documentId}, ${row.copy}, ${row.status}, ${JSON.stringify(row.planned)},
        ${JSON.stringify(row.content)}, ${row.plannedOn}, ${row.digest}, ${row.streebog}, ${row.size}, ${row.pages},
        ${row.failed}, ${row.askedBy}, ${row.askedAt}, ${row.signedAt})`.execute(db)
  },

  get: async id => {
    const { rows } = await sql<Signing>`/*@signing-get*/ select ${signingColumns} from signings s
      where s.id = ${id} for update`.execute(db)
    return rows[0]
  },

  /** What is frozen – content, signers, copy, day – never changes. */
  put: async row => {
    await sql`/*@signing-put*/
      update signings set document_id = ${row.documentId}, status = ${row.status}, digest = ${row.digest},
        streebog = ${row.streebog}, size = ${row.size}, pages = ${row.pages}, failed = ${row.failed},
        signed_at = ${row.signedAt} where id = ${row.id}`.execute(db)
  },

  ofDocument: async documentId => {
    const { rows } = await sql<Signing>`/*@signings-of-document*/ select ${signingColumns} from signings s
      where s.document_id = ${documentId} order by s.asked_at desc, s.copy, s.id`.execute(db)
    return rows
  },

  ofOrder: async orderId => {
    const { rows } = await sql<Signing>`/*@signings-of-order*/ select ${signingColumns}
      from signings s join documents d on d.id = s.document_id
      where d.order_id = ${orderId} order by s.asked_at desc, s.copy, s.id`.execute(db)
    return rows
  },

  newestPaper: async (of, form) => {
    const owner = 'orderId' in of ? sql`order_id = ${of.orderId}` : sql`meeting_id = ${of.meetingId}`
    const { rows } = await sql<{ id: string }>`select id from documents where ${owner} and form = ${form}
      order by made_at desc, id limit 1`.execute(db)
    return rows[0]?.id
  },

  addSignature: async row => {
    await sql`/*@signature-add*/
      insert into signatures (id, signing_id, person_id, certificate_id, digest, size, way, report, claimed_at, checked_at)
      values (${row.id}, ${row.signingId}, ${row.personId}, ${row.certificateId}, ${row.digest}, ${row.size}, ${row.way},
        ${JSON.stringify(row.report)}, ${row.claimedAt}, ${row.checkedAt})`.execute(db)
  },

  signaturesOf: async signingIds => {
    if (signingIds.length === 0) return []
    const { rows } = await sql<Signature>`/*@signatures-of*/ select ${signatureColumns} from signatures g
      where g.signing_id = any(${[...signingIds]}::uuid[]) order by g.checked_at, g.id`.execute(db)
    return rows.map(row => ({ ...row, report: revived(row.report) }))
  },
})
