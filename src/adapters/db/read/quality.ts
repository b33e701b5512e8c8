import { type RawBuilder, sql } from 'kysely'
import type {
  ExpertMonth,
  ExpertQualityLine,
  ItemExpertLine,
  ItemLine,
  PairLine,
  QualityFilter,
  StatisticReads,
  VerdictCounts,
} from '../../../application/reads/quality.ts'
import type { JudgedSet } from '../../../application/stores/quality.ts'
import type { Db } from '../connect.ts'
import { fullNameOf } from './case-line.ts'

/**
 * Statistics of judging: each question is one pass over rows that were made ready when the sheets were signed. The statements have no
 * names: their text differs by the filter, and each is planned for what it asks.
 */
export const qualityReads = (db: Db): StatisticReads => ({
  qualityExperts: async filter => {
    const { rows } = await sql<ExpertQualityLine>`
      with counted as (
        select expert_id, count(*) filter (where kind <> 'second') as sheets,
          count(*) filter (where kind = 'second') as seconds,
          count(*) filter (where due is not null) as timed, count(*) filter (where overdue) as overdue,
          percentile_cont(0.5) within group (order by days) filter (where kind <> 'second') as "medianDays",
          coalesce(sum(items) filter (where disputed is not null), 0)::int as disputable,
          coalesce(sum(disputed), 0)::int as disputed,
          coalesce(sum(disputed) filter (where upheld is not null), 0)::int as ruled, coalesce(sum(upheld), 0)::int as upheld,
          json_build_object('groups', count(*) filter (where compared > 0), 'hits', coalesce(sum(equal), 0),
            'tries', coalesce(sum(compared), 0), 'hitsSquared', coalesce(sum(equal * equal), 0),
            'triesSquared', coalesce(sum(compared * compared), 0), 'product', coalesce(sum(equal * compared), 0)) as compared,
          json_build_object('n', count(peer_percent), 'own', coalesce(sum(percent) filter (where peer_percent is not null), 0),
            'ownSquared', coalesce(sum(percent * percent) filter (where peer_percent is not null), 0),
            'other', coalesce(sum(peer_percent), 0), 'otherSquared', coalesce(sum(peer_percent * peer_percent), 0),
            'apart', coalesce(sum((percent - peer_percent) * (percent - peer_percent)), 0)) as percents,
          json_build_object('n', count(peer_percent), 'sum', coalesce(sum(percent - peer_percent), 0),
            'squares', coalesce(sum((percent - peer_percent) * (percent - peer_percent)), 0)) as apart,
          count(outcome) filter (where kind <> 'second') as decided,
          count(*) filter (where kind <> 'second' and meets = (outcome = 'set')) as coincided
        from judged_sheets s where ${asked(filter)} group by expert_id)
      select c.expert_id as "expertId", ${fullNameOf('p')} as name, coalesce(o.short_name, '') as organisation,
        coalesce(e.active, false) as active, c.sheets, c.seconds, c.timed, c.overdue, c."medianDays", c.disputable, c.disputed,
        c.ruled, c.upheld, c.compared, c.percents, c.apart, c.decided, c.coincided,
        (select count(*) from expert_remarks r where r.expert_id = c.expert_id and r.withdrawn_at is null
          and r.made_at >= ${filter.from}::date and r.made_at < ${filter.to}::date + 1) as remarks
      from counted c join people p on p.id = c.expert_id left join experts e on e.person_id = c.expert_id
      left join organisations o on o.id = e.organisation_id
      order by name, c.expert_id`.execute(db)
    return rows
  },

  qualityItems: async ({ region, from, to, setRef, setId, category }, one) => {
    const ref = one?.setRef ?? setRef
    const { rows } = await sql<ItemLine>`
      select set_ref as "setRef", code, marks, count(*) as times, count(*) filter (where disputed) as disputed,
        sum(not_applied)::int as "notApplied"
      from judged_items
      where region = ${region} and judged_on between ${from} and ${to}
        ${ref === undefined ? sql`` : sql`and set_ref = ${ref}`}
        ${one === undefined ? sql`` : sql`and code = ${one.code}`}
        ${setId === undefined ? sql`` : sql`and starts_with(set_ref, ${`${setId}@`})`}
        ${category === undefined ? sql`` : sql`and category = ${category}`}
      group by set_ref, code, marks`.execute(db)
    return rows
  },

  mostJudgedSet: async filter => {
    const { rows } = await sql<{ setId: string }>`
      select set_id as "setId" from judged_sheets s where ${asked(filter)}
      group by set_id order by count(*) desc, set_id limit 1`.execute(db)
    return rows[0]?.setId
  },

  qualityMonths: async filter => {
    const { rows } = await sql<ExpertMonth>`
      select expert_id as "expertId", to_char(signed_on, 'YYYY-MM') as month, count(peer_percent) as n,
        coalesce(sum(percent - peer_percent), 0) as sum,
        coalesce(sum((percent - peer_percent) * (percent - peer_percent)), 0) as squares,
        count(*) filter (where kind <> 'second') as sheets, count(*) filter (where overdue) as overdue,
        coalesce(sum(disputed), 0)::int as disputed, coalesce(sum(items) filter (where disputed is not null), 0)::int as items
      from judged_sheets s where ${asked(filter)} group by expert_id, month order by month, expert_id`.execute(db)
    return rows
  },

  qualitySets: async region => {
    const { rows } = await sql<JudgedSet>`/*@quality-sets*/
      select region, set_ref as "setRef", set_id as "setId", title, items from judged_sets
      where region = ${region} order by title, set_ref desc`.execute(db)
    return rows
  },

  itemExperts: async (filter, { setRef, code }) => {
    const { rows } = await sql<ItemExpertLine>`
      with own as (
        select s.case_id, s.expert_id, s.kind, s.leads, (s.points ->> ${code})::float8 as mark from judged_sheets s
        where ${asked({ ...filter, setRef })} and s.points ->> ${code} <> 'na'),
      beside as (
        select s.expert_id, count(*) as compared, count(*) filter (where s.mark = o.mark) as equal,
          sum(s.mark - o.mark) as apart, sum((s.mark - o.mark) * (s.mark - o.mark)) as squared
        from own s join own o on o.case_id = s.case_id and o.expert_id <> s.expert_id and o.leads
          and not (o.kind = 'joint' and s.kind = 'joint')
        group by s.expert_id)
      select g.expert_id as "expertId", ${fullNameOf('p')} as name, g.given, g.points, coalesce(b.compared, 0)::int as compared,
        coalesce(b.equal, 0)::int as equal, coalesce(b.apart, 0) as apart, coalesce(b.squared, 0) as "apartSquared"
      from (select expert_id, count(*) as given, sum(mark) as points from own group by expert_id) g
      left join beside b on b.expert_id = g.expert_id join people p on p.id = g.expert_id order by name, g.expert_id`.execute(
      db,
    )
    return rows
  },

  itemPoints: async (filter, { setRef, code }) => {
    const { rows } = await sql<{ points: number; times: number }>`
      select (s.points ->> ${code})::float8 as points, count(*) as times from judged_sheets s
      where ${asked({ ...filter, setRef })} and s.points ->> ${code} <> 'na' group by 1 order by 1`.execute(db)
    return rows
  },

  expertVerdicts: async filter => {
    const { rows } = await sql<VerdictCounts>`
      select count(*) filter (where meets and peer_meets) as both, count(*) filter (where meets and not peer_meets) as own,
        count(*) filter (where not meets and peer_meets) as others, count(*) filter (where not meets and not peer_meets) as neither
      from judged_sheets s where ${asked(filter)}`.execute(db)
    return rows[0] ?? { both: 0, own: 0, others: 0, neither: 0 }
  },

  expertPairs: async filter => {
    const { rows } = await sql<PairLine>`
      select s.set_ref as "setRef", own.key as code, own.value::float8 as own, (o.points ->> own.key)::float8 as other,
        count(*) as times
      from judged_sheets s join judged_sheets o on o.case_id = s.case_id and o.expert_id <> s.expert_id and o.leads
        and not (o.kind = 'joint' and s.kind = 'joint')
      cross join lateral jsonb_each_text(s.points) own
      where ${asked(filter)} and own.value <> 'na' and o.points ->> own.key <> 'na'
      group by 1, 2, 3, 4`.execute(db)
    return rows
  },
})

const asked = ({ region, from, to, setId, setRef, category, expertId }: QualityFilter): RawBuilder<unknown> =>
  sql`s.region = ${region} and s.signed_on between ${from} and ${to}
    ${setId === undefined ? sql`` : sql`and s.set_id = ${setId}`}
    ${setRef === undefined ? sql`` : sql`and s.set_ref = ${setRef}`}
    ${category === undefined ? sql`` : sql`and s.category = ${category}`}
    ${expertId === undefined ? sql`` : sql`and s.expert_id = ${expertId}`}`
