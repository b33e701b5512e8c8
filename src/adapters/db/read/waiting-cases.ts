import { sql } from 'kysely'
import type { WaitingCase } from '../../../application/stores/registry.ts'
import type { Db } from '../connect.ts'
import { fullNameOf } from './case-line.ts'

/** Cases of a region that were admitted and have no specialists yet, the earliest first. */
export const waitingCases = async (db: Db, region: string): Promise<WaitingCase[]> => {
  const { rows } = await sql<Omit<WaitingCase, 'applicant'> & Flat>`/*@waiting-cases*/
      select c.id, c.version, c.state->'pack' as pack, c.number, ${fullNameOf('p')} as name, o.short_name as organisation, o.municipality,
        c.category, c.received, c.attestation_on as "attestationOn", c.applicant_id as "applicantId",
        c.organisation_id as "organisationId", c.position, c.subject,
        coalesce((select jsonb_agg(one->>'expertId') from jsonb_array_elements(c.state->'conflicts') one), '[]') as barred,
        (select jsonb_build_object('id', b.id, 'number', b.number) from panel_batch_cases k
          join panel_batches b on b.id = k.batch_id and b.stage = 'proposed'
          where k.case_id = c.id and k.outcome = 'waiting' order by b.made_at desc limit 1) as batch
      from cases c join people p on p.id = c.applicant_id join organisations o on o.id = c.organisation_id
      where c.region = ${region} and c.stage = 'admitted' and not c.finished and c.path = 'assessment'
      order by c.received, c.id limit 1000`.execute(db)
  return rows.map(({ applicantId, organisationId, position, subject, ...row }) => ({
    ...row,
    applicant: { id: applicantId, organisationId, position, ...(subject === null ? {} : { subject }) },
  }))
}

type Flat = { applicantId: string; organisationId: string; position: string; subject: string | null }
