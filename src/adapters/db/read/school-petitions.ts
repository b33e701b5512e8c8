import { sql } from 'kysely'
import type { PetitionLine, SchoolReads } from '../../../application/reads/school.ts'
import type { Db } from '../connect.ts'
import { petitionColumns } from '../school-petitions.ts'
import { fullNameOf } from './school-columns.ts'

/** Petitions with their people and the place where their files lie. */
export const schoolPetitionReads = (db: Db): Pick<SchoolReads, 'petitions' | 'petition'> => ({
  petitions: question =>
    lines(
      db,
      'organisationId' in question
        ? sql`t.organisation_id = ${question.organisationId}`
        : 'teacherId' in question
          ? sql`t.teacher_id = ${question.teacherId}`
          : sql`f.case_id = ${question.caseId}`,
    ),
  petition: async id => (await lines(db, sql`t.id = ${id}`))[0],
})

const lines = async (db: Db, where: ReturnType<typeof sql>): Promise<PetitionLine[]> => {
  const { rows } =
    await sql<PetitionLine>`select ${petitionColumns('t')}, ${fullNameOf('p')} as teacher, o.short_name as school,
      f.draft_id as "draftId", f.case_id as "caseId", case when m.id is not null then json_build_object('id', m.id,
        'name', m.name, 'mediaType', m.media_type, 'size', m.size, 'digest', m.digest) end as "minutesFile"
    from petitions t join people p on p.id = t.teacher_id join organisations o on o.id = t.organisation_id
    left join files f on f.id = t.file_id left join files m on m.id = t.minutes_file_id
    where ${where} order by t.updated_at desc, t.id limit 500`.execute(db)
  return rows
}
