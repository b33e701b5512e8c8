import { sql } from 'kysely'
import type { Templates, TemplateVersion } from '../../application/templates/template-store.ts'
import type { Db } from './connect.ts'

/** Ministries' own templates, version by version. */
export const templates = (db: Db): Templates => ({
  add: async template => {
    const { id, region, form, kind, name, body, note, loadedBy, loadedAt } = template
    // Two at once wait for each other: versions are numbered without holes and twins.
    await sql`select pg_advisory_xact_lock(hashtext(${`template ${region} ${form} ${kind}`}))`.execute(db)
    const { rows } = await sql<{ version: number }>`/*@template-add*/
      insert into paper_templates (id, region, form, kind, version, name, body, note, loaded_by, loaded_at)
      select ${id}, ${region}, ${form}, ${kind}, coalesce(max(version), 0) + 1, ${name}, ${body}, ${note}, ${loadedBy}, ${loadedAt}
        from paper_templates where region = ${region} and form = ${form} and kind = ${kind}
      returning version`.execute(db)
    return rows[0]?.version ?? 1
  },

  get: async id => {
    const { rows } = await sql<TemplateVersion>`/*@template-get*/
      select ${templateColumns} from paper_templates t where id = ${id}`.execute(db)
    return rows[0]
  },

  inForce: async (region, form, kind) => {
    const { rows } = await sql<TemplateVersion>`/*@template-in-force*/
      select ${templateColumns} from paper_templates t
      where region = ${region} and form = ${form} and kind = ${kind} and in_force`.execute(db)
    return rows[0]
  },

  putInForce: async template => {
    await stepBack(db, template)
    await sql`/*@template-force*/ update paper_templates set in_force = true where id = ${template.id}`.execute(db)
  },

  withdraw: template => stepBack(db, template),
})

export const templateColumns = sql`t.id, t.region, t.form, t.kind, t.version, t.name, t.body, t.note,
  t.loaded_by as "loadedBy", t.loaded_at as "loadedAt", t.in_force as "inForce"`

const stepBack = async (db: Db, { region, form, kind }: TemplateVersion): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext(${`template ${region} ${form} ${kind}`}))`.execute(db)
  await sql`/*@template-back*/ update paper_templates set in_force = false
    where region = ${region} and form = ${form} and kind = ${kind} and in_force`.execute(db)
}
