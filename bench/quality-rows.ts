import type pg from 'pg'

/** How much is invented: sheets of two independent specialists each, over two years. */
export type QualityRows = { sheets: number; items: number; experts: number }

export const region = 'kaliningrad'

/**
 * Invented cases with two sheets each, made inside the database. Specialists have a leaning and a scatter of their own, so the
 * numbers are not all alike; the generator's seed is fixed, so two runs measure the same rows.
 */
export const fillQuality = async (pool: pg.Pool, { sheets, items, experts }: QualityRows): Promise<void> => {
  const client = await pool.connect()
  const run = (text: string, values: unknown[] = []): Promise<unknown> => client.query(text, values)
  try {
    await run('select setseed(0.42)')
    await run(`insert into organisations (id, region, full_name, short_name)
      select md5('o' || n)::uuid, '${region}', 'Школа № ' || n, 'Школа № ' || n from generate_series(1, 60) n`)
    await run(
      `insert into people (id, surname, name, patronymic)
       select md5('p' || n)::uuid, 'Вымышленный' || n, 'Имя', 'Отчество' from generate_series(1, $1::int) n`,
      [experts + 400],
    )
    await run(
      `insert into experts (person_id, region, organisation_id, education, in_education_since, positions)
       select md5('p' || n)::uuid, '${region}', md5('o' || (1 + n % 60))::uuid, 'higher_pedagogical', '2005-09-01', '{Учитель}'
       from generate_series(1, $1::int) n`,
      [experts],
    )
    await run(
      `insert into cases (id, region, pack, stage, version, category, position, channel, applicant_id, surname_key, organisation_id,
         received, finished, last_event_on, state)
       select md5('c' || n)::uuid, '${region}', '${region}@2023-09-01', 'closed', 30,
         case when n % 3 = 0 then 'highest' else 'first' end, 'Учитель', 'system', md5('p' || ($2 + 1 + n % 400))::uuid, 'вымышленный',
         md5('o' || (1 + n % 60))::uuid, date '2025-01-01' + n % 650, true, date '2025-03-01' + n % 650, '{}'
       from generate_series(1, $1::int) n`,
      [sheets / 2, experts],
    )
    await run(
      `insert into judged_sets (region, set_ref, set_id, title, items)
       select '${region}', 'set-' || chr(96 + g) || '@2023-09-01', 'set-' || chr(96 + g), 'Набор ' || g,
         (select jsonb_agg(jsonb_build_object('code', i || '.1', 'title', 'Показатель ' || i, 'max', 10)) from generate_series(1, $1::int) i)
       from generate_series(1, 5) g`,
      [items],
    )
    // Marks first: the true worth of an item in a case, and each specialist around it.
    await run(
      `create temp table invented as
       select n, e.place, e.expert, i.item,
         greatest(0, least(10, round(w.worth + e.lean + (random() - 0.5) * e.scatter)))::int as mark
       from generate_series(1, $1::int) n
       cross join lateral (select place, 1 + (n * 7 + place * (1 + n / $3) * 13) % $3 as expert,
         ((n * 7 + place * (1 + n / $3) * 13) % 5 - 2) * 0.4 as lean, 2 + (n + place) % 3 as scatter from generate_series(0, 1) place) e
       cross join generate_series(1, $2::int) i(item)
       cross join lateral (select 3 + (n * i.item) % 6 as worth) w`,
      [sheets / 2, items, experts],
    )
    await run(
      `delete from invented a using invented b where a.n = b.n and a.place = 1 and b.place = 0 and a.expert = b.expert`,
    )
    await run('create index on invented (n)')
    await run(`insert into judged_items (case_id, code, region, set_ref, category, judged_on, marks, not_applied, disputed)
      select md5('c' || n)::uuid, item || '.1', '${region}', 'set-' || chr(97 + n % 5) || '@2023-09-01',
        case when n % 3 = 0 then 'highest' else 'first' end, date '2025-01-15' + n % 650,
        string_agg(mark::text, ' ' order by mark), 0, count(distinct mark) > 1
      from invented group by n, item`)
    await run(
      `insert into judged_sheets (case_id, expert_id, kind, leads, region, set_id, set_ref, category, position, started_on, signed_on,
         signed_at, days, hours, due, overdue, points, items, total, percent, meets, disputed, upheld, peers, peer_percent,
         peer_meets, compared, equal, leaning, outcome)
       with own as (
         select n, place, expert, jsonb_object_agg(item || '.1', mark) as points, sum(mark) as total from invented group by n, place, expert),
       alike as (select a.n, count(*) as compared, count(*) filter (where a.mark = b.mark) as equal from invented a
         join invented b on b.n = a.n and b.item = a.item and b.place = 1 where a.place = 0 group by a.n)
       select md5('c' || o.n)::uuid, md5('p' || o.expert)::uuid, 'independent', true, '${region}', 'set-' || chr(97 + o.n % 5),
         'set-' || chr(97 + o.n % 5) || '@2023-09-01', case when o.n % 3 = 0 then 'highest' else 'first' end, 'Учитель',
         date '2025-01-15' + o.n % 650 - 5, date '2025-01-15' + o.n % 650, date '2025-01-15' + o.n % 650, 3 + o.n % 9, 100,
         date '2025-01-15' + o.n % 650 + 10 - o.n % 12, 10 - o.n % 12 < 0, o.points, $1::int, o.total, o.total * 100.0 / ($1 * 10),
         o.total * 100.0 / ($1 * 10) >= 50, coalesce(l.compared - l.equal, 0), (coalesce(l.compared - l.equal, 0) / 2)::int,
         case when p.n is null then 0 else 1 end, p.total * 100.0 / ($1 * 10), p.total * 100.0 / ($1 * 10) >= 50,
         coalesce(l.compared, 0), coalesce(l.equal, 0), (o.total - p.total) * 100.0 / ($1 * 10),
         case when o.n % 10 = 0 then 'refused' else 'set' end
       from own o left join own p on p.n = o.n and p.place <> o.place left join alike l on l.n = o.n`,
      [items],
    )
    await run('drop table invented')
    await run('analyze')
  } finally {
    client.release()
  }
}
