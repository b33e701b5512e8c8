import { sql } from 'kysely'
import type { Confirmation, Confirmations } from '../../application/stores/school.ts'
import type { FactAnswer } from '../../domain/school/confirmation.ts'
import type { Db } from './connect.ts'
import { fieldsAs, putRow } from './school-rows.ts'

const fields = [
  ...['id', 'region', 'caseId', 'organisationId', 'askedBy', 'askedRole', 'askedAt', 'answeredBy', 'answeredAt'],
  ...['onDay', 'number', 'documentId', 'signedAt', 'signedWay'],
]

/** A confirmation with its facts in the order in which they are asked. */
export const confirmationColumns = sql`${fieldsAs(fields, 'c')}, coalesce((select json_agg(json_strip_nulls(
    json_build_object('fact', f.fact, 'stated', f.stated, 'verdict', f.verdict, 'says', f.says, 'note', f.note))
    order by array_position(array['workplace', 'position', 'experience', 'employment'], f.fact))
  from school_confirmed_facts f where f.confirmation_id = c.id), '[]') as facts`

/** What schools confirmed of applications. */
export const confirmations = (db: Db): Confirmations => {
  const one = async (where: ReturnType<typeof sql>): Promise<Confirmation | undefined> => {
    const { rows } =
      await sql<Confirmation>`select ${confirmationColumns} from school_confirmations c where ${where} for update of c`.execute(
        db,
      )
    return rows[0]
  }
  return {
    confirmation: id => one(sql`c.id = ${id}`),
    openConfirmation: caseId => one(sql`c.case_id = ${caseId} and c.answered_at is null`),
    confirmationOfPaper: documentId => one(sql`c.document_id = ${documentId}`),
    putConfirmation: async ({ facts, ...row }) => {
      await putRow(db, 'school_confirmations', row)
      for (const fact of facts) await addFact(db, row.id, fact)
    },
  }
}

const addFact = async (db: Db, id: string, { fact, stated, verdict, says, note }: FactAnswer): Promise<void> => {
  await sql`/*@confirmed-fact-add*/
    insert into school_confirmed_facts (confirmation_id, fact, stated, verdict, says, note)
    values (${id}, ${fact}, ${stated}, ${verdict}, ${says}, ${note ?? null}) on conflict do nothing`.execute(db)
}
