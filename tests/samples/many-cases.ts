import type pg from 'pg'

/**
 * Fills a database with invented cases of five regions, a fifth of them open. Rows only, without histories: for tests of
 * lists and of their plans.
 */
export const manyCases = async (pool: pg.Pool, count: number): Promise<void> => {
  await pool.query(`
    insert into organisations (id, region, full_name, short_name)
    select gen_random_uuid(), (array['kuzbass', 'irkutsk', 'penza', 'kaliningrad', 'kbr'])[n % 5 + 1], 'Школа № ' || n, 'Школа № ' || n
    from generate_series(1, 100) n`)
  await pool.query(
    `insert into people (id, surname, name, patronymic)
    select gen_random_uuid(), (array['Иванова', 'Ивановская', 'Петрова', 'Фёдорова', 'Сидорова', 'Яковлева'])[1 + n % 6]
      || case when n % 4 = 0 then '' else '-' || chr(1040 + n % 32) || lower(chr(1040 + n / 32 % 32)) end, 'Анна', null
    from generate_series(1, $1::int) n`,
    [count],
  )
  await pool.query(`
    insert into cases (id, region, pack, number, epgu_number, stage, version, category, position, channel, applicant_id,
      surname_key, organisation_id, officer_id, received, mover, next_due, finished, last_event_on, state)
    select gen_random_uuid(), o.region, o.region || '@2023-09-01', case when n % 10 <> 0 then n || '/2026' end,
      case when n % 3 = 0 then (4000000000 + n)::text end,
      case when n % 5 > 0 then 'closed' else (array['registered', 'review', 'assessment', 'assessed'])[1 + n / 5 % 4] end, 3,
      (array['first', 'highest', 'methodist', 'mentor'])[1 + n / 7 % 4], 'учитель',
      (array['system', 'epgu', 'post'])[1 + n / 11 % 3], p.id, replace(lower(p.surname), 'ё', 'е'), o.id,
      case when n % 2 = 0 then '00000000-0000-4000-8000-00000000000' || n % 3 end::uuid, date '2024-01-01' + n % 700,
      case when n % 5 = 0 then (array['clerk', 'secretary'])[1 + n / 5 % 2] end,
      case when n % 5 = 0 and n % 15 > 0 then date '2026-01-01' + n % 40 end, n % 5 > 0, date '2026-01-01', '{}'
    from (select id, surname, (row_number() over (order by id))::int as n from people) p
    join (select id, region, (row_number() over (order by id))::int as place from organisations) o on o.place = 1 + p.n / 13 % 100`)
  await pool.query('vacuum analyze cases, people, organisations')
}
