import { sql } from 'kysely'
import type { StoredFile } from '../../application/stores/cases.ts'
import type { SchoolStore, Workplace } from '../../application/stores/school.ts'
import type { Db } from './connect.ts'
import { fileColumns } from './file-rows.ts'
import { certifications } from './school-certification.ts'
import { confirmations } from './school-confirmations.ts'
import { invitations } from './school-invitations.ts'
import { petitions } from './school-petitions.ts'

/** Everything a school's desk keeps. */
export const school = (db: Db): SchoolStore => ({
  ...invitations(db),
  ...confirmations(db),
  ...certifications(db),
  ...petitions(db),

  workplaces: async (personId, region) => {
    const { rows } = await sql<Workplace>`/*@workplaces*/
      select organisation_id as "organisationId", position, id as "caseId" from cases
      where applicant_id = ${personId} and region = ${region} and stage <> 'acceptance_refused'
      order by received desc, id limit 20`.execute(db)
    return rows
  },

  filesOfCase: async caseId => {
    const { rows } = await sql<StoredFile>`/*@files-of-case*/ select ${fileColumns} from files
      where case_id = ${caseId} order by uploaded_at, id`.execute(db)
    return rows
  },

  addSchoolFile: async (fileId, organisationId) => {
    await sql`/*@school-file*/ update files set organisation_id = ${organisationId} where id = ${fileId}`.execute(db)
  },
})
