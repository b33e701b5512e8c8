import { sql } from 'kysely'
import type { CaseToSeat, ScoreNote, SeatLine, SessionLine, TestingReads } from '../../../application/reads/testing.ts'
import type { Db } from '../connect.ts'
import { conductorRoles, seatColumns, seatedCaseColumns, sessionColumns } from '../testing-columns.ts'
import { caseLineJoins, fullNameOf } from './case-line.ts'
import { cutPage, readCursor } from './cursor.ts'

const pageSize = 30

/** What the pages of the professional test show. */
export const testingReads = (db: Db): TestingReads => ({
  testSession: id => sessionById(db, id),

  testSessions: async ({ region, when, search, conductorId, after }) => {
    const cursor = readCursor(after, ['day', 'text', 'id'])
    const words = search?.replaceAll('\0', '').trim() ?? ''
    const ahead = when === 'ahead'
    // Walking back through a list turns its order over.
    const down = cursor?.back === true ? ahead : !ahead
    const [day = '', time = '', id = ''] = cursor?.keys ?? []
    const { rows } = await sql<SessionLine>`
      select * from (${lines} where t.region = ${region} and ${ahead ? sql`t.status = 'planned'` : sql`t.status <> 'planned'`}
        and ${conductorId === undefined ? sql`true` : sql`t.conductor_id = ${conductorId}`}
        and ${words === '' ? sql`true` : sql`strpos(lower(t.place || ' ' || ${fullNameOf('p')}), lower(${words})) > 0`}) l
      where ${
        cursor === undefined
          ? sql`true`
          : down
            ? sql`(l."on", l.time, l.id) < (${day}, ${time}, ${id}::uuid)`
            : sql`(l."on", l.time, l.id) > (${day}, ${time}, ${id}::uuid)`
      }
      order by l."on" ${direction(down)}, l.time ${direction(down)}, l.id ${direction(down)} limit ${pageSize + 1}`.execute(
      db,
    )
    return cutPage(rows, pageSize, cursor, row => [row.on, row.time, row.id])
  },

  testSeats: async sessionId => {
    const { rows } =
      await sql<SeatLine>`/*@test-seat-lines*/ ${seats} where s.session_id = ${sessionId} and s.status <> 'left'
      order by s.place_number`.execute(db)
    return rows
  },

  testSeat: async id => {
    const { rows } = await sql<SeatLine>`/*@test-seat-line*/ ${seats} where s.id = ${id}`.execute(db)
    return rows[0]
  },

  scoreNotes: async seatId => {
    const { rows } = await sql<ScoreNote>`/*@test-scores*/
      select n.score::float8 as score, n.reason, coalesce(${fullNameOf('p')}, '') as name, n.noted_at as at
      from test_scores n left join people p on p.id = n.noted_by where n.seat_id = ${seatId} order by n.id`.execute(db)
    return rows
  },

  casesToSeat: async ({ region, search, category, until }) => {
    const words = search?.replaceAll('\0', '').trim() ?? ''
    const { rows } = await sql<CaseToSeat>`
      select c.id, c.number, ${fullNameOf('p')} as "fullName", o.short_name as organisation, c.position, c.category,
        c.state -> 'attestation' as attestation
      from cases c ${caseLineJoins}
      where c.region = ${region} and c.stage = 'testing'
        and not exists (select from test_seats s where s.case_id = c.id and s.status = 'open')
        and ${category === undefined ? sql`true` : sql`c.category = ${category}`}
        and ${until === undefined ? sql`true` : sql`c.attestation_on <= ${until}`}
        and ${words === '' ? sql`true` : sql`strpos(lower((${fullNameOf('p')} || ' ' || o.short_name || ' ' || coalesce(c.number, '')) collate "default"), lower(${words})) > 0`}
      order by c.attestation_on, c.surname_key, p.name, c.id limit 300`.execute(db)
    return rows
  },

  seatOfCase: async caseId => {
    const { rows } = await sql<SeatLine>`/*@test-seat-of-case-line*/ ${seats} where s.case_id = ${caseId}
      order by (s.status = 'left'), s.marked_at desc limit 1`.execute(db)
    const [seat] = rows
    if (seat === undefined) return undefined
    const session = await sessionById(db, seat.sessionId)
    return session && { ...seat, session }
  },

  conductors: async region => {
    const { rows } = await sql<{ id: string; name: string }>`/*@test-conductors*/
      select distinct p.id, ${fullNameOf('p')} as name
      from account_roles r join accounts a on a.id = r.account_id join people p on p.id = a.person_id
      where r.region = ${region} and not a.disabled and r.role = any(${[...conductorRoles]}::text[])
      order by name, p.id`.execute(db)
    return rows
  },
})

const direction = (down: boolean) => (down ? sql`desc` : sql`asc`)

const sessionById = async (db: Db, id: string): Promise<SessionLine | undefined> => {
  const { rows } = await sql<SessionLine>`/*@test-session*/ ${lines} where t.id = ${id}`.execute(db)
  return rows[0]
}

const lines = sql`
  select ${sessionColumns}, ${fullNameOf('p')} as conductor,
    (select count(*)::int from test_seats s where s.session_id = t.id and s.status <> 'left') as taken,
    (select count(*)::int from test_seats s where s.session_id = t.id and s.status <> 'left'
      and (s.score is not null or s.presence = 'absent')) as scored
  from test_sessions t join people p on p.id = t.conductor_id`

const seats = sql`
  select ${seatColumns}, ${seatedCaseColumns} from test_seats s join cases c on c.id = s.case_id ${caseLineJoins}`
