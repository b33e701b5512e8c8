import { type RawBuilder, sql } from 'kysely'
import type { CaseEvidence, Evidence, EvidenceFile } from '../../application/stores/portfolio.ts'
import type { EvidenceFacts } from '../../domain/portfolio/evidence.ts'
import { indicators } from '../../domain/portfolio/indicators.ts'
import type { EvidenceItem } from '../../domain/portfolio/items.ts'
import type { Db } from './connect.ts'

/** Proofs as rows give them: empty columns become absent facts, the file becomes one value. Newest first. */
export const evidenceRows = async (db: Db, where: RawBuilder<unknown>): Promise<Evidence[]> => {
  const { rows } = await sql<EvidenceRow>`select ${columns}, e.owner_id, e.version, e.updated_at, e.removed_at,
      array(select indicator from evidence_indicators i where i.evidence_id = e.id) as indicators,
      array(select json_build_object('set', set_id, 'code', code) from evidence_items i where i.evidence_id = e.id
        order by set_id, code) as items
    from evidence e left join files f on f.id = e.file_id
    where ${where} order by e.updated_at desc, e.title, e.id`.execute(db)
  return rows.map(asEvidence)
}

export const evidenceById = async (db: Db, id: string): Promise<Evidence | undefined> =>
  (await evidenceRows(db, sql`e.id = ${id}`))[0]

export const evidenceOfOwner = (db: Db, ownerId: string): Promise<Evidence[]> =>
  evidenceRows(db, sql`e.owner_id = ${ownerId} and e.removed_at is null`)

export const caseEvidenceOf = async (db: Db, caseId: string): Promise<CaseEvidence[]> => {
  const { rows } = await sql<CaseEvidenceRow>`select ${columns}, e.case_id, e.evidence_id, e.codes, e.indicators,
      e.added_on
    from case_evidence e left join files f on f.id = e.file_id
    where e.case_id = ${caseId} order by e.added_at, e.title, e.id`.execute(db)
  return rows.map(row => ({
    ...asFacts(row),
    id: row.id,
    caseId: row.case_id,
    evidenceId: row.evidence_id,
    file: row.file ?? undefined,
    codes: row.codes,
    addedOn: row.added_on,
  }))
}

export const chosenFor = async (db: Db, draftId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`/*@draft-evidence*/ select d.evidence_id as id
    from draft_evidence d join evidence e on e.id = d.evidence_id
    where d.draft_id = ${draftId} and e.removed_at is null`.execute(db)
  return rows.map(({ id }) => id)
}

const columns = sql`e.id, e.kind, e.title, e.happened_on, e.level, e.organiser, e.result, e.period_from, e.period_to,
  e.note, e.link, e.link_seen_on, case when f.id is not null then json_build_object('id', f.id, 'name', f.name,
    'mediaType', f.media_type, 'size', f.size, 'digest', f.digest) end as file`

type Nullable<T> = { [K in keyof T]-?: Exclude<T[K], undefined> | null }
type FactsRow = Pick<EvidenceFacts, 'kind' | 'title' | 'indicators'> &
  Nullable<Pick<EvidenceFacts, 'level' | 'organiser' | 'result' | 'note' | 'link'>> & {
    id: string
    happened_on: EvidenceFacts['on'] | null
    period_from: EvidenceFacts['from'] | null
    period_to: EvidenceFacts['to'] | null
    link_seen_on: EvidenceFacts['linkSeenOn'] | null
    file: EvidenceFile | null
  }
type EvidenceRow = FactsRow & {
  owner_id: string
  items: EvidenceItem[]
  version: number
  updated_at: Date
  removed_at: Date | null
}
type CaseEvidenceRow = FactsRow & {
  case_id: string
  evidence_id: string
  codes: string[]
  added_on: CaseEvidence['addedOn']
}

const asFacts = (row: FactsRow): EvidenceFacts => ({
  kind: row.kind,
  title: row.title,
  on: row.happened_on ?? undefined,
  level: row.level ?? undefined,
  organiser: row.organiser ?? undefined,
  result: row.result ?? undefined,
  from: row.period_from ?? undefined,
  to: row.period_to ?? undefined,
  note: row.note ?? undefined,
  link: row.link ?? undefined,
  linkSeenOn: row.link_seen_on ?? undefined,
  indicators: indicators.filter(indicator => row.indicators.includes(indicator)),
})

const asEvidence = (row: EvidenceRow): Evidence => ({
  ...asFacts(row),
  id: row.id,
  ownerId: row.owner_id,
  file: row.file ?? undefined,
  items: row.items,
  version: row.version,
  updatedAt: row.updated_at,
  removedAt: row.removed_at,
})
