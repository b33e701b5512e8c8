import { sql } from 'kysely'
import type { TemplateLine, TemplateReads } from '../../../application/reads/templates.ts'
import type { TemplateVersion } from '../../../application/templates/template-store.ts'
import type { Db } from '../connect.ts'
import { templateColumns } from '../templates.ts'
import { fullNameOf } from './case-line.ts'

/** Templates as their keepers see them. */
export const templateReads = (db: Db): TemplateReads => ({
  templateLines: async (region, form) => {
    const { rows } = await sql<TemplateLine>`
      select t.id, t.region, t.form, t.kind, t.version, t.name, t.note, t.loaded_by as "loadedBy", t.loaded_at as "loadedAt",
        t.in_force as "inForce", ${fullNameOf('p')} as "loadedByName"
      from paper_templates t join people p on p.id = t.loaded_by
      where t.region = ${region} and ${form === undefined ? sql`true` : sql`t.form = ${form}`}
      order by t.form, t.kind, t.version desc`.execute(db)
    return rows
  },

  templateVersion: async id => {
    const { rows } = await sql<TemplateVersion & { loadedByName: string }>`
      select ${templateColumns}, ${fullNameOf('p')} as "loadedByName"
      from paper_templates t join people p on p.id = t.loaded_by where t.id = ${id}`.execute(db)
    return rows[0]
  },
})
