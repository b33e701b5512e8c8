import { sql } from 'kysely'
import type { ActLine, CaseAct, ConfirmationLine, SchoolReads, SetLine } from '../../../application/reads/school.ts'
import type { Db } from '../connect.ts'
import { actColumns, itemsOf, setColumns } from '../school-certification.ts'
import { confirmationColumns } from '../school-confirmations.ts'
import { fullNameOf } from './school-columns.ts'

type Part = Pick<
  SchoolReads,
  'confirmations' | 'certificationSets' | 'certificationSet' | 'certificationsOfCase' | 'actsOfSchool'
>

/** Confirmations, sets of files and acts, as both sides look at them. */
export const schoolCertificationReads = (db: Db): Part => ({
  confirmations: async question => {
    const where =
      'caseId' in question ? sql`c.case_id = ${question.caseId}` : sql`c.organisation_id = ${question.organisationId}`
    const { rows } =
      await sql<ConfirmationLine>`select ${confirmationColumns}, ${fullNameOf('p')} as teacher, k.number as "caseNumber", k.next_due as "nextDue",
        (select ${fullNameOf('w')} from people w where w.id = c.answered_by) as "answeredByName"
      from school_confirmations c join cases k on k.id = c.case_id join people p on p.id = k.applicant_id
      where ${where} order by c.asked_at desc, c.id limit 500`.execute(db)
    return rows
  },

  certificationSets: async question => {
    const where =
      'caseId' in question
        ? sql`s.case_id = ${question.caseId}`
        : 'ownerId' in question
          ? sql`s.owner_id = ${question.ownerId}`
          : sql`s.organisation_id = ${question.organisationId}`
    return setLines(db, where)
  },

  certificationSet: async id => {
    const [line] = await setLines(db, sql`s.id = ${id}`)
    if (line === undefined) return undefined
    const rounds = Array.from({ length: line.round - 1 }, (_, index) => line.round - 1 - index)
    const earlier = []
    for (const round of rounds) earlier.push({ round, items: await itemsOf(db, id, round) })
    const items = await itemsOf(db, id, line.round)
    return { ...line, items, earlier, now: await bytesNow(db, id, line.round) }
  },

  certificationsOfCase: async caseId => {
    const { rows } = await sql<CaseAct>`/*@certifications-of-case*/
      select a.id, a.document_id as "documentId", a.number, a.made_on as on, o.full_name as organisation,
        a.signed_at as "signedAt", a.signed_way as "signedWay",
        array(select digest from certified_digests d where d.act_id = a.id order by digest) as digests
      from cases k join certification_acts a on a.owner_id = k.applicant_id and a.signed_at is not null
        and a.cancelled_at is null
      join organisations o on o.id = a.organisation_id
      where k.id = ${caseId} and exists (select from certified_digests d where d.act_id = a.id and (
        exists (select from files f where f.case_id = k.id and f.digest = d.digest) or
        exists (select from case_evidence e join files f on f.id = e.file_id
          where e.case_id = k.id and f.digest = d.digest)))
      order by a.signed_at, a.id`.execute(db)
    return rows
  },

  actsOfSchool: async organisationId => {
    const { rows } = await sql<ActLine>`/*@acts-of-school*/
      select ${actColumns('a')}, ${fullNameOf('p')} as owner,
        (select count(*)::int from certified_digests d where d.act_id = a.id) as files
      from certification_acts a join people p on p.id = a.owner_id
      where a.organisation_id = ${organisationId} and a.cancelled_at is null
      order by a.made_on desc, a.number::int desc limit 500`.execute(db)
    return rows
  },
})

const setLines = async (db: Db, where: ReturnType<typeof sql>): Promise<SetLine[]> => {
  const { rows } =
    await sql<SetLine>`select ${setColumns('s')}, ${fullNameOf('p')} as owner, o.short_name as school, k.number as "caseNumber",
      k.next_due as "nextDue",
      (select count(*)::int from certification_items i where i.set_id = s.id and i.round = s.round) as files,
      (select count(i.remark)::int from certification_items i where i.set_id = s.id and i.round = s.round) as remarks,
      (select json_build_object('id', a.id, 'setId', a.set_id, 'number', a.number, 'madeOn', a.made_on::text,
          'documentId', a.document_id, 'signedAt', a.signed_at, 'signedWay', a.signed_way)
        from certification_acts a where a.set_id = s.id and a.cancelled_at is null) as act
    from certification_sets s join people p on p.id = s.owner_id join organisations o on o.id = s.organisation_id
    left join cases k on k.id = s.case_id
    where ${where} order by s.sent_at desc, s.id limit 500`.execute(db)
  return rows.map(row => ({ ...row, act: row.act && { ...row.act, signedAt: dateOf(row.act.signedAt) } }))
}

/** json carries moments as text. */
const dateOf = (moment: Date | string | null): Date | null => (moment === null ? null : new Date(moment))

/** Digests that the places of the set hold today, by source id. */
const bytesNow = async (db: Db, id: string, round: number): Promise<Record<string, string>> => {
  const { rows } = await sql<{ id: string; digest: string }>`/*@certification-now*/
    select i.source_id as id, f.digest from certification_items i
    left join evidence e on i.source = 'evidence' and e.id = i.source_id and e.removed_at is null
    left join case_evidence c on i.source = 'case' and c.id = i.source_id
    join files f on f.id = coalesce(e.file_id, c.file_id, case when i.source = 'case' then i.source_id end)
    where i.set_id = ${id} and i.round = ${round}`.execute(db)
  return Object.fromEntries(rows.map(({ id: place, digest }) => [place, digest]))
}
