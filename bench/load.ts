import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { connect } from '../src/adapters/db/connect.ts'
import type { Law } from '../src/application/law.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import type { Pack } from '../src/domain/regulations/pack.ts'
import { copyIn, copyLine } from './copy-in.ts'
import { batchOf, type Prepared, prepared, type Wanted } from './multiply.ts'
import { school } from './staff.ts'
import { setJournals, type Template } from './templates.ts'

const schoolsOfRegion = 600
const batchSize = 500
const openShare = 0.2
const withdrawnShare = 0.08
/** Finished cases are spread over so many weeks before today. */
const weeksBack = 150

export type Loaded = { cases: number; events: number; seconds: number }

/** Multiplies the templates to so many cases; a fifth of them open. Tells how far it is. */
export const loadCases = async (
  url: string,
  law: Law,
  templates: readonly Template[],
  count: number,
  told: (words: string) => void,
): Promise<Loaded> => {
  const started = Date.now()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  let events = 0
  try {
    await client.query('set synchronous_commit = off')
    const schools = await addSchools(client, law)
    const choose = chooser(templates, schools)
    let writing: Promise<void> = Promise.resolve()
    for (let from = 0; from < count; from += batchSize) {
      const size = Math.min(batchSize, count - from)
      const batch = batchOf(Array.from({ length: size }, (_, index) => choose(from + index + 1)))
      events += batch.events
      await writing
      writing = write(client, batch.lines)
      // A failure is thrown by the next `await`; meanwhile nobody else may see it as unhandled.
      writing.catch(() => {})
      if (from % (batchSize * 20) === 0) told(progress(from, count, started))
    }
    await writing
    told('Статистика и карта видимости (vacuum analyze)…')
    await client.query('vacuum analyze')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
  const connection = connect(url, { max: 1 })
  await setJournals(connection, packsOf(law), count)
  await connection.close()
  return { cases: count, events, seconds: (Date.now() - started) / 1000 }
}

/** The edition of each region in force today. */
export const packsOf = (law: Law): Pack[] => {
  const today = new Date().toISOString().slice(0, 10) as Parameters<Law['packFor']>[1]
  return [...new Set(law.packs.map(({ pack }) => pack.region))]
    .map(region => law.packFor(region, today))
    .filter((pack): pack is Pack => !isRefusal(pack))
}

const write = async (client: pg.Client, lines: ReadonlyMap<string, string[]>): Promise<void> => {
  await client.query('begin')
  for (const [target, list] of lines) await copyIn(client, target, list.join(''))
  await client.query('commit')
}

const addSchools = async (client: pg.Client, law: Law): Promise<Map<string, string[]>> => {
  const schools = new Map<string, string[]>()
  let lines = ''
  for (const { region } of packsOf(law)) {
    const ids = Array.from({ length: schoolsOfRegion }, () => randomUUID())
    schools.set(region, ids)
    for (const [index, id] of ids.entries()) {
      const one = school(id, region, index + 1)
      lines += copyLine([
        id,
        region,
        one.fullName,
        one.shortName,
        one.municipality,
        one.address,
        one.email,
        one.headName,
      ])
    }
  }
  const columns = 'id, region, full_name, short_name, municipality, address, email, head_name'
  await copyIn(client, `organisations (${columns})`, lines)
  return schools
}

/** Which template the case of a number copies and when it happened: the same for the same number. */
const chooser = (templates: readonly Template[], schools: ReadonlyMap<string, string[]>) => {
  const today = Math.floor(Date.now() / 86_400_000)
  const ready = templates.map(prepared)
  const of = (region: string, fits: (template: Template) => boolean): Prepared[] =>
    ready.filter(({ template }) => template.region === region && fits(template))
  const regions = [...schools].map(([region, ids]) => ({
    ids,
    open: of(region, ({ open }) => open),
    closed: of(region, ({ open, stage }) => !open && stage !== 'withdrawn'),
    withdrawn: of(region, ({ stage }) => stage === 'withdrawn'),
  }))
  return (number: number): Wanted => {
    const region = regions[number % regions.length]
    if (region === undefined) throw new Error('No regions')
    const chance = spread(number, 1)
    const open = chance < openShare
    const among = open ? region.open : chance > 1 - withdrawnShare ? region.withdrawn : region.closed
    const chosen = among[Math.floor(spread(number, 2) * among.length)]
    const organisationId = region.ids[Math.floor(spread(number, 3) * region.ids.length)]
    if (chosen === undefined || organisationId === undefined) throw new Error('No template for a kind of case')
    const last = Math.floor(Date.parse(chosen.template.lastEventOn) / 86_400_000)
    const ago = Math.floor(spread(number, 4) * (open ? 4 : weeksBack))
    return { number, prepared: chosen, weeks: Math.floor((today - last) / 7) - ago, organisationId }
  }
}

/** A number from 0 to 1 that looks like chance and repeats itself. */
const spread = (number: number, salt: number): number => {
  const mixed = Math.imul((number * 4 + salt) ^ 0x9e3779b9, 0x85ebca6b)
  const again = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return ((again ^ (again >>> 16)) >>> 0) / 2 ** 32
}

const progress = (done: number, count: number, started: number): string => {
  const seconds = (Date.now() - started) / 1000
  const left = done === 0 ? '' : `, осталось около ${Math.ceil(((count - done) / done) * seconds)} с`
  return `Дел загружено: ${done} из ${count}${left}`
}
