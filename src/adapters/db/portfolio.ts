import { sql } from 'kysely'
import { StaleCase } from '../../application/stale-case.ts'
import type { Portfolio } from '../../application/stores/portfolio.ts'
import type { Db } from './connect.ts'
import { caseEvidenceOf, chosenFor, evidenceById, evidenceOfOwner, evidenceRows } from './portfolio-columns.ts'
import { selfAssessmentOf } from './self-assessments.ts'

/** Proofs of people and the copies of them that cases hold (migration 0009). */
export const portfolio = (db: Db): Portfolio => ({
  get: id => evidenceById(db, id),
  of: ownerId => evidenceOfOwner(db, ownerId),

  put: async (evidence, at) => {
    const written = await (evidence.version === 1 ? insert(evidence, at) : update(evidence, at)).execute(db)
    if (written.numAffectedRows !== 1n) throw new StaleCase(evidence.id)
    await tie(db, evidence)
  },

  remove: async (id, at) => {
    await sql`update evidence set removed_at = ${at} where id = ${id} and removed_at is null`.execute(db)
  },

  restore: async id => {
    await sql`update evidence set removed_at = null where id = ${id}`.execute(db)
  },

  ofDraft: async draftId => {
    const ids = await chosenFor(db, draftId)
    return evidenceRows(db, sql`e.id = any(${ids}::uuid[])`)
  },

  choose: async (draftId, evidenceIds) => {
    await sql`/*@draft-evidence-forget*/ delete from draft_evidence where draft_id = ${draftId}`.execute(db)
    await sql`/*@draft-evidence-choose*/ insert into draft_evidence (draft_id, evidence_id)
      select ${draftId}, id from unnest(${[...evidenceIds]}::uuid[]) as one (id) on conflict do nothing`.execute(db)
  },

  ofCase: caseId => caseEvidenceOf(db, caseId),

  addToCase: async (proof, by, at) => {
    await sql`/*@case-evidence-add*/
      insert into case_evidence (id, case_id, evidence_id, kind, title, happened_on, level, organiser, result,
        period_from, period_to, note, file_id, link, link_seen_on, indicators, codes, added_on, added_by, added_at)
      values (${proof.id}, ${proof.caseId}, ${proof.evidenceId}, ${proof.kind}, ${proof.title}, ${proof.on ?? null},
        ${proof.level ?? null}, ${proof.organiser ?? null}, ${proof.result ?? null}, ${proof.from ?? null},
        ${proof.to ?? null}, ${proof.note ?? null}, ${proof.file?.id ?? null}, ${proof.link ?? null},
        ${proof.linkSeenOn ?? null}, ${proof.indicators}, ${proof.codes}, ${proof.addedOn}, ${by}, ${at})
      on conflict (case_id, evidence_id) do nothing`.execute(db)
  },

  selfAssessment: (personId, region, set) => selfAssessmentOf(db, personId, region, set),

  saveSelfAssessment: async (personId, region, set, points, at) => {
    await sql`/*@self-assessment-save*/
      insert into self_assessments (person_id, region, set_id, points, saved_at)
      values (${personId}, ${region}, ${set}, ${JSON.stringify(points)}, ${at})
      on conflict (person_id, region, set_id) do update set points = excluded.points, saved_at = excluded.saved_at`.execute(
      db,
    )
  },
})

type Saved = Parameters<Portfolio['put']>[0]

const insert = (one: Saved, at: Date) => sql`/*@evidence-insert*/
  insert into evidence (id, owner_id, kind, title, happened_on, level, organiser, result, period_from, period_to, note,
    file_id, link, link_seen_on, version, created_at, updated_at)
  values (${one.id}, ${one.ownerId}, ${one.kind}, ${one.title}, ${one.on ?? null}, ${one.level ?? null},
    ${one.organiser ?? null}, ${one.result ?? null}, ${one.from ?? null}, ${one.to ?? null}, ${one.note ?? null},
    ${one.fileId}, ${one.link ?? null}, ${one.linkSeenOn ?? null}, 1, ${at}, ${at})
  on conflict (id) do nothing`

const update = (one: Saved, at: Date) => sql`/*@evidence-update*/
  update evidence set kind = ${one.kind}, title = ${one.title}, happened_on = ${one.on ?? null},
    level = ${one.level ?? null}, organiser = ${one.organiser ?? null}, result = ${one.result ?? null},
    period_from = ${one.from ?? null}, period_to = ${one.to ?? null}, note = ${one.note ?? null},
    file_id = ${one.fileId}, link = ${one.link ?? null}, link_seen_on = ${one.linkSeenOn ?? null},
    version = ${one.version}::int, updated_at = ${at}
  where id = ${one.id} and owner_id = ${one.ownerId} and version = ${one.version}::int - 1 and removed_at is null`

const tie = async (db: Db, { id, indicators, items }: Saved): Promise<void> => {
  await sql`/*@evidence-indicators-forget*/ delete from evidence_indicators where evidence_id = ${id}`.execute(db)
  await sql`/*@evidence-items-forget*/ delete from evidence_items where evidence_id = ${id}`.execute(db)
  await sql`/*@evidence-indicators*/ insert into evidence_indicators (evidence_id, indicator)
    select ${id}, indicator from unnest(${indicators}::text[]) as one (indicator) on conflict do nothing`.execute(db)
  await sql`/*@evidence-items*/ insert into evidence_items (evidence_id, set_id, code)
    select ${id}, set_id, code from unnest(${items.map(({ set }) => set)}::text[],
      ${items.map(({ code }) => code)}::text[]) as one (set_id, code) on conflict do nothing`.execute(db)
}
