import { sql } from 'kysely'
import type {
  FileCheck,
  FileCheckReads,
  FileCheckRows,
  FilePlace,
  VirusState,
} from '../../application/files/file-check.ts'
import type { Db } from './connect.ts'

const columns = sql`digest, virus, signature, scanned_at as "scannedAt", pages, quality, looked_at as "lookedAt"`

/** What was found out about bytes, by their digest. */
export const fileCheckRows = (db: Db): FileCheckRows => ({
  get: async digest => {
    const { rows } =
      await sql<FileCheck>`/*@file-check*/ select ${columns} from file_checks where digest = ${digest}`.execute(db)
    return rows[0]
  },

  begin: async (digest, virus) => {
    const { numAffectedRows } = await sql`/*@file-check-begin*/
      insert into file_checks (digest, virus) values (${digest}, ${virus}) on conflict (digest) do nothing`.execute(db)
    return numAffectedRows === 1n
  },

  scanned: async (digest, { virus, signature }, at) => {
    await sql`update file_checks set virus = ${virus}, signature = ${signature}, scanned_at = ${at}
      where digest = ${digest}`.execute(db)
  },

  looked: async (digest, look, at) => {
    await sql`update file_checks set pages = ${look.pages}, quality = ${JSON.stringify(look)}::jsonb, looked_at = ${at}
      where digest = ${digest}`.execute(db)
  },

  adopt: async () => {
    const { numAffectedRows } = await sql`
      insert into file_checks (digest, virus) select distinct f.digest, 'off' from files f
      where not exists (select from file_checks c where c.digest = f.digest) on conflict (digest) do nothing`.execute(
      db,
    )
    return Number(numAffectedRows ?? 0)
  },

  unlooked: async (mediaTypes, most) => {
    const { rows } = await sql<{ digest: string }>`
      select c.digest from file_checks c where c.looked_at is null and exists
        (select from files f where f.digest = c.digest and f.media_type = any(${[...mediaTypes]}::text[]))
      order by c.digest limit ${most}`.execute(db)
    return rows.map(({ digest }) => digest)
  },

  unscanned: async most => {
    const { rows } = await sql<{ digest: string }>`
      select digest from file_checks where virus in ('off', 'pending', 'error')
      order by scanned_at nulls first, digest limit ${most}`.execute(db)
    return rows.map(({ digest }) => digest)
  },

  infected: async digests => {
    const { rows } = await sql<{ digest: string }>`
      select digest from file_checks where virus = 'infected' and digest = any(${[...digests]}::text[])`.execute(db)
    return rows.map(({ digest }) => digest)
  },

  placesOf: async digest => {
    const { rows } = await sql<FilePlace>`
      select f.name, f.uploaded_by as "uploadedBy", f.case_id as "caseId", f.request_id as "requestId",
        coalesce(c.region, d.region, r.region,
          (select min(a.region) from account_roles a join accounts o on o.id = a.account_id
            where o.person_id = f.uploaded_by), '*') as region
      from files f left join cases c on c.id = f.case_id left join drafts d on d.id = f.draft_id
        left join requests r on r.id = f.request_id
      where f.digest = ${digest} order by f.uploaded_at, f.id`.execute(db)
    return rows
  },
})

export const fileCheckReads = (db: Db): FileCheckReads => ({
  fileChecks: async digests => {
    if (digests.length === 0) return {}
    const { rows } = await sql<FileCheck>`/*@file-checks*/
      select ${columns} from file_checks where digest = any(${[...digests]}::text[])`.execute(db)
    return Object.fromEntries(rows.map(row => [row.digest, row]))
  },

  virusCounts: async () => {
    const { rows } = await sql<{ virus: VirusState; count: number }>`
      select virus, count(*) as count from file_checks group by virus`.execute(db)
    return Object.fromEntries(rows.map(({ virus, count }) => [virus, count]))
  },
})
