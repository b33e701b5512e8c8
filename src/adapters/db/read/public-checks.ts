import { type RawBuilder, sql } from 'kysely'
import type { PublicChange, PublicCheck } from '../../../application/reads/public-order.ts'
import type { PublicLine } from '../../../application/reads/public-register.ts'
import type { Db } from '../connect.ts'
import { amendersOf, isPublicLine, mentions, publicLines } from './public-columns.ts'

/** What published orders changed in lines that anybody may read; `c` is the change, `l` the line it is in. */
export const changesIn = async (db: Db, which: RawBuilder<unknown>): Promise<PublicChange[]> => {
  const { rows } = await sql<PublicChange>`
    select c.line, l.full_name as "fullName", c.field, c.was, c.becomes,
      json_build_object('id', b.id, 'number', b.number, 'signedOn', b.signed_on) as by
    from line_changes c join order_lines l on l.order_id = c.order_id and l.line = c.line and ${isPublicLine}
      join orders b on b.id = c.by_order and b.published_on is not null
    where ${which} order by b.published_at, c.line, c.place`.execute(db)
  return rows
}

/** What a code of a paper leads to: only what the published order shows to everybody. */
export const publicCheck = async (db: Db, code: string): Promise<PublicCheck | undefined> => {
  const { rows } = await sql<{ form: string; orderId: string; caseId: string | null }>`/*@check-code*/
    select d.form, k.order_id as "orderId", k.case_id as "caseId"
    from check_codes k join documents d on d.id = k.document_id where k.code = ${code}`.execute(db)
  const [known] = rows
  if (known === undefined) return undefined
  const [order] = await mentions(db, sql`r.id = ${known.orderId}`)
  if (order === undefined) return { form: known.form, published: undefined }
  const line = known.caseId === null ? undefined : await lineOf(db, known.orderId, known.caseId)
  const changes =
    line === undefined ? [] : await changesIn(db, sql`c.order_id = ${known.orderId} and c.line = ${line.line}`)
  return {
    form: known.form,
    published: { order, line: line ?? null, changes, amendedBy: await amendersOf(db, known.orderId) },
  }
}

const lineOf = async (db: Db, orderId: string, caseId: string): Promise<PublicLine | undefined> => {
  const { rows } = await sql<PublicLine>`/*@public-line-of-case*/ ${publicLines}
    where l.order_id = ${orderId} and l.case_id = ${caseId} and ${isPublicLine}`.execute(db)
  return rows[0]
}
