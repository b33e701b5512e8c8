import { sql } from 'kysely'
import type { NoticeLine } from '../../../application/reads/papers.ts'
import type { SchoolReads } from '../../../application/reads/school.ts'
import type { Db } from '../connect.ts'
import { noticeColumns } from './paper-columns.ts'

/** What a school was told. */
export const schoolReads = (db: Db): SchoolReads => ({
  noticesOfOrganisation: async organisationId => {
    const { rows } = await sql<NoticeLine>`/*@notices-of-school*/
      select ${noticeColumns} from notices where organisation_id = ${organisationId}
      order by created_at desc, id limit 200`.execute(db)
    return rows
  },
})
