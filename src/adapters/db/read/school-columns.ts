import { type RawBuilder, sql } from 'kysely'

/** «Иванова Мария Петровна» of a row of people. */
export const fullNameOf = (alias: string): RawBuilder<string> =>
  sql`concat_ws(' ', ${sql.ref(`${alias}.surname`)}, ${sql.ref(`${alias}.name`)}, ${sql.ref(`${alias}.patronymic`)})`
