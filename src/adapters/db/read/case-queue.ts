import { type RawBuilder, sql } from 'kysely'
import type { CaseLine, QueuePage, QueueQuestion, QueueReads } from '../../../application/reads/queue.ts'
import { surnameKey } from '../../../domain/people/surname-key.ts'
import type { Db } from '../connect.ts'
import { caseLineColumns, caseLineJoins } from './case-line.ts'
import { type Cursor, cutPage, readCursor } from './cursor.ts'

/** Beyond this nobody counts; the screen says «больше 1000». */
const mostCounted = 1000

const orders = {
  due: { column: sql`due_order`, descending: false, shape: 'day', cast: sql`date` },
  received: { column: sql`received`, descending: true, shape: 'day', cast: sql`date` },
  surname: { column: sql`surname_key`, descending: false, shape: 'text', cast: sql`text` },
} as const

type Line = CaseLine & { sortKey: string; total: number }

/** The clerk's queue: page and capped total in one statement, prepared once for each shape of the question. */
export const caseQueue = (db: Db): Pick<QueueReads, 'caseQueue'> => ({
  caseQueue: async question => {
    const cursor = readCursor(question.after, [orders[orderOf(question)].shape, 'id'])
    const { rows } = await queueStatement(question, cursor).execute(db)
    const { rows: lines, ...around } = cutPage(rows, question.limit, cursor, row => [row.sortKey, row.id])
    const counted = rows[0]?.total ?? 0
    return {
      ...around,
      rows: lines.map(({ sortKey: _, total: __, ...line }) => line),
      total: { count: Math.min(counted, mostCounted), capped: counted > mostCounted },
    } satisfies QueuePage
  },
})

/** The statement itself, for those who look at its plan. */
export const queueStatement = (question: QueueQuestion, cursor?: Cursor): RawBuilder<Line> => {
  const parts = conditions(question)
  const where = sql.join(
    parts.map(part => part.holds),
    sql` and `,
  )
  const order = orderOf(question)
  const { column, descending } = orders[order]
  const down = descending !== (cursor?.back === true)
  const direction = down ? sql`desc` : sql`asc`
  const beyond = cursor === undefined ? sql`true` : beside(order, cursor, down)
  const cut = sql`${beyond} order by ${column} ${direction}, id ${direction} limit ${question.limit + 1}`
  const shape = `${order}-${parts.map(part => part.code).join('')}-${cursor === undefined ? '' : 'k'}${down ? 'd' : 'u'}`
  const lines = sql`${caseLineColumns}, c.sort_key as "sortKey", (select n from total) as total`
  // Walking an index in the list's order beside a rare condition may read the whole index, so the hits are found first.
  if (needsHitsFirst(question))
    return sql<Line>`${sql.raw(`/*@queue-hits-${shape}*/`)}
      with hits as materialized (select id, ${column} from cases where ${where}),
      total as (select count(*) as n from hits)
      select ${lines} from (select h.id as hit, h.${column}::text as sort_key from (select * from hits where ${cut}) h) k
      cross join lateral (select cases.*, k.sort_key from cases where id = k.hit) c ${caseLineJoins}
      order by c.${column} ${direction}, c.id ${direction}`
  return sql<Line>`${sql.raw(`/*@queue-${shape}*/`)}
    with total as (select count(*) as n from (select from cases where ${where}
      order by ${column}, id limit ${mostCounted + 1}) counted)
    select ${lines} from (select *, ${column}::text as sort_key from cases where ${where} and ${cut}) c ${caseLineJoins}
    order by c.${column} ${direction}, c.id ${direction}`
}

/** Finished cases have no deadline to go by. */
const orderOf = ({ order, filter }: QueueQuestion): QueueQuestion['order'] =>
  order === 'due' && filter.finished === true ? 'received' : order

const beside = (order: QueueQuestion['order'], { keys: [key, id] }: Cursor, down: boolean): RawBuilder<unknown> => {
  const { column, cast } = orders[order]
  return sql`(${column}, id) ${down ? sql`<` : sql`>`} (${key}::${cast}, ${id}::uuid)`
}

/** A search, or a filter that the index of the asked order does not begin with. */
const needsHitsFirst = (question: QueueQuestion): boolean => {
  const { filter, search } = question
  const order = orderOf(question)
  if (wanted(search) !== undefined) return true
  if (order === 'due') return false
  const others = [filter.mover, filter.category, filter.channel, filter.overdueOn, filter.officerId]
  return others.some(value => value !== undefined) || (order === 'surname' && filter.stage !== undefined)
}

type Part = { code: string; holds: RawBuilder<unknown> }

/** Each condition with the letter that stands for it in the statement's name. */
const conditions = ({ region, filter, search }: QueueQuestion): Part[] => {
  const text = wanted(search)
  const finished = filter.finished ?? (text === undefined ? false : undefined)
  const parts: (Part | false)[] = [
    { code: '', holds: sql`region = ${region}` },
    finished !== undefined && { code: finished ? 'f' : 'o', holds: finished ? sql`finished` : sql`not finished` },
    filter.stage !== undefined && { code: 's', holds: sql`stage = ${filter.stage}` },
    filter.mover !== undefined && { code: 'm', holds: sql`mover = ${filter.mover}` },
    filter.category !== undefined && { code: 'c', holds: sql`category = ${filter.category}` },
    filter.channel !== undefined && { code: 'h', holds: sql`channel = ${filter.channel}` },
    filter.officerId !== undefined && { code: 'w', holds: sql`officer_id = ${filter.officerId}` },
    filter.overdueOn !== undefined && { code: 'd', holds: sql`due_order < ${filter.overdueOn}` },
    text !== undefined && searched(text),
  ]
  return parts.filter(part => part !== false)
}

const wanted = (search: string | undefined): string | undefined => {
  const text = search?.replaceAll('\0', '').trim()
  return text === '' ? undefined : text
}

const searched = (text: string): Part =>
  /\d/.test(text)
    ? { code: 'n', holds: sql`(${begins(sql`number`, text)} or ${begins(sql`epgu_number`, text)})` }
    : { code: 'p', holds: begins(sql`surname_key`, surnameKey(text)) }

/** Both ends of the prefix are given, because `like` with a parameter cannot use an index in a prepared plan. */
export const begins = (column: RawBuilder<unknown>, prefix: string): RawBuilder<unknown> =>
  sql`(${column} >= ${prefix} and ${column} < ${`${prefix}\u{10FFFF}`})`
