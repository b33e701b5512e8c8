import { randomUUID } from 'node:crypto'
import { eventHash, genesis } from '../src/adapters/db/hash-chain.ts'
import { surnameKey } from '../src/domain/people/surname-key.ts'
import { copyLine } from './copy-in.ts'
import { inventedTeacher } from './invented-people.ts'
import { dayMover, type Own, slotted } from './slots.ts'
import type { Template } from './templates.ts'

type Render = (own: Own) => string
type PreparedEvent = {
  type: string
  actorRole: string
  data: Render
  actor: Render
  at: Render
  onDay: Render
  hasActor: boolean
}
export type Prepared = {
  template: Template
  events: PreparedEvent[]
  tables: { target: string; lines: Render }[]
}

/** A template cut at the places where copies differ; done once. */
export const prepared = (template: Template): Prepared => {
  const cut = (text: string): Render => slotted(text, template.surnameKey)
  return {
    template,
    events: template.rows.events.map(({ type, actorRole, data, actor, at, onDay }) => ({
      ...{ type, actorRole, data: cut(data), actor: cut(actor ?? ''), at: cut(at), onDay: cut(onDay) },
      hasActor: actor !== null,
    })),
    tables: template.rows.tables.map(({ table, columns, lines }) => ({
      target: `${table} (${columns.join(', ')})`,
      lines: cut(lines.map(copyLine).join('')),
    })),
  }
}

export const eventsTarget =
  'events (stream_kind, stream_id, version, type, data, actor, actor_role, at, on_day, prev_hash, hash)'
export const headsTarget = 'stream_heads (stream_id, stream_kind, version, hash)'
export const peopleTarget =
  'people (id, surname, name, patronymic, sex, birth_date, snils, citizenship, identity_document, phone, email, address)'

/** Lines of COPY by their target, in an order that the references allow. */
export type Batch = { lines: Map<string, string[]>; events: number }

export type Wanted = { number: number; prepared: Prepared; weeks: number; organisationId: string }

const moved = dayMover()

/** Rows of a batch of cases. Histories are woven together as in life: the events of one case lie apart in the log. */
export const batchOf = (wanted: readonly Wanted[]): Batch => {
  const lines = new Map<string, string[]>([
    [peopleTarget, []],
    [eventsTarget, []],
    [headsTarget, []],
  ])
  const put = (target: string, line: string): void => {
    const known = lines.get(target)
    if (known) known.push(line)
    else lines.set(target, [line])
  }
  const histories: string[][] = []
  for (const one of wanted) {
    const person = inventedTeacher(randomUUID(), one.number)
    const own = ownOf(one, person.id, person.surname)
    put(peopleTarget, personLine(person))
    const history = historyOf(one.prepared, own)
    histories.push(history.lines)
    put(headsTarget, history.head)
    for (const { target, lines: render } of one.prepared.tables) put(target, render(own))
  }
  const longest = Math.max(...histories.map(history => history.length))
  let events = 0
  for (let version = 0; version < longest; version++)
    for (const history of histories) {
      const line = history[version]
      if (line === undefined) continue
      put(eventsTarget, line)
      events += 1
    }
  return { lines, events }
}

const ownOf = (
  { number, prepared: { template }, weeks, organisationId }: Wanted,
  personId: string,
  surname: string,
): Own => {
  const { applicantId, organisationId: schoolId } = template.ids
  const ids = new Map([
    [applicantId, personId],
    [schoolId, organisationId],
  ])
  return {
    id: was => {
      const known = ids.get(was)
      if (known !== undefined) return known
      const fresh = randomUUID()
      ids.set(was, fresh)
      return fresh
    },
    day: day => moved(day, weeks),
    number: String(number),
    surnameKey: surnameKey(surname),
  }
}

/** The events of one copy, chained by the product's own hash. */
const historyOf = ({ template, events }: Prepared, own: Own): { lines: string[]; head: string } => {
  const streamId = own.id(template.ids.caseId)
  let previous = genesis
  const lines = events.map((event, index) => {
    const version = index + 1
    const data = event.data(own)
    const actor = event.hasActor ? event.actor(own) : null
    const at = event.at(own)
    const onDay = event.onDay(own)
    const named = { streamKind: 'case', streamId, version, type: event.type, data: JSON.parse(data) as unknown }
    const hash = eventHash(previous, { ...named, actor, actorRole: event.actorRole, at, onDay })
    const line = copyLine([
      'case',
      streamId,
      String(version),
      event.type,
      data,
      actor,
      event.actorRole,
      at,
      onDay,
      bytes(previous),
      bytes(hash),
    ])
    previous = hash
    return line
  })
  return { lines, head: copyLine([streamId, 'case', String(events.length), bytes(previous)]) }
}

const bytes = (value: Buffer): string => `\\x${value.toString('hex')}`

const personLine = (person: ReturnType<typeof inventedTeacher>): string =>
  copyLine([
    ...[person.id, person.surname, person.name, person.patronymic, person.sex, person.birthDate, person.snils],
    ...[person.citizenship, JSON.stringify(person.identity), person.phone, person.email, person.address],
  ])
