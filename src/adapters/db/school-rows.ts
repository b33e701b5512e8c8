import { type RawBuilder, sql } from 'kysely'
import type { Db } from './connect.ts'

/** Columns of the tables of a school's desk are named after the fields: `signedWay` is `signed_way`. */
const column = (field: string): string => field.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

/** `signed_way as "signedWay", …` */
export const fieldsAs = (fields: readonly string[], alias?: string): RawBuilder<unknown> =>
  sql.join(
    fields.map(field => sql`${sql.ref(alias ? `${alias}.${column(field)}` : column(field))} as ${sql.ref(field)}`),
  )

/** Writes a row whole; an older one of the same id gives way to it. Answers how many rows were written. */
export const putRow = async (
  db: Db,
  table: string,
  row: Readonly<Record<string, unknown>>,
  guard?: RawBuilder<unknown>,
): Promise<bigint> => {
  const fields = Object.keys(row)
  const columns = fields.map(field => sql.ref(column(field)))
  const changes = fields
    .filter(field => field !== 'id')
    .map(field => sql`${sql.ref(column(field))} = ${sql.ref(`excluded.${column(field)}`)}`)
  const written = await sql`insert into ${sql.table(table)} (${sql.join(columns)})
    values (${sql.join(fields.map(field => value(row[field])))})
    on conflict (id) do update set ${sql.join(changes)} ${guard === undefined ? sql`` : sql`where ${guard}`}`.execute(
    db,
  )
  return written.numAffectedRows ?? 0n
}

/** Plain objects lie in json columns. */
const value = (given: unknown): unknown =>
  given !== null && typeof given === 'object' && Object.getPrototypeOf(given) === Object.prototype
    ? JSON.stringify(given)
    : given
