import { sql } from 'kysely'
import { StaleCase } from '../../application/stale-case.ts'
import type { Petition, Petitions } from '../../application/stores/school.ts'
import type { Db } from './connect.ts'
import { fieldsAs, putRow } from './school-rows.ts'

const fields = [
  ...['id', 'region', 'organisationId', 'teacherId', 'category', 'position', 'status', 'askedWords', 'reason', 'texts'],
  ...[
    'council',
    'minutesNumber',
    'minutesOn',
    'minutesFileId',
    'scanFileId',
    'proof',
    'number',
    'madeOn',
    'documentId',
    'signedAt',
  ],
  ...['signedWay', 'fileId', 'minutesCopyId', 'writtenBy', 'version', 'createdAt', 'updatedAt'],
]
export const petitionColumns = (alias?: string) => fieldsAs(fields, alias)

/** Petitions of schools for педагог-методист and педагог-наставник. */
export const petitions = (db: Db): Petitions => {
  const one = async (where: ReturnType<typeof sql>): Promise<Petition | undefined> => {
    const { rows } = await sql<Petition>`select ${petitionColumns()} from petitions where ${where} for update`.execute(
      db,
    )
    return rows[0]
  }
  return {
    petition: id => one(sql`id = ${id}`),
    petitionOfPaper: documentId => one(sql`document_id = ${documentId}`),
    openPetition: (organisationId, teacherId, category) =>
      one(sql`organisation_id = ${organisationId} and teacher_id = ${teacherId} and category = ${category}
        and status in ('asked', 'draft', 'made')`),
    putPetition: async petition => {
      const written = await putRow(db, 'petitions', petition, sql`petitions.version = ${petition.version}::int - 1`)
      if (written !== 1n) throw new StaleCase(petition.id)
    },
    draftsOf: async (ownerId, region) => {
      const { rows } = await sql<{ id: string }>`/*@drafts-for-petition*/ select id from drafts
        where owner_id = ${ownerId} and region = ${region} order by updated_at desc limit 50`.execute(db)
      return rows.map(({ id }) => id)
    },
  }
}
