import { sql } from 'kysely'
import type { Connection } from '../src/adapters/db/connect.ts'
import { storage } from '../src/adapters/db/storage.ts'
import type { App } from '../src/application/app.ts'
import { submitDraft } from '../src/application/drafts.ts'
import { loadCase, orderCase } from '../src/application/handle.ts'
import type { Law } from '../src/application/law.ts'
import { everyYear } from '../src/application/numbers.ts'
import type { Tx } from '../src/application/storage.ts'
import { type PlainDate, plainDate } from '../src/domain/calendar/plain-date.ts'
import type { CaseState } from '../src/domain/case/state.ts'
import type { Actor } from '../src/domain/people/roles.ts'
import { isRefusal, type Refusal } from '../src/domain/regulations/finding.ts'
import type { Pack } from '../src/domain/regulations/pack.ts'
import type { Stage } from '../src/domain/regulations/vocabulary.ts'
import { type CaseRows, rowsOfCase } from './case-rows.ts'
import { inventedTeacher } from './invented-people.ts'
import { type InventedTime, inventedTime } from './invented-time.ts'
import { assertReady, readyDraft, storeDraft } from './ready-draft.ts'
import { type Around, besides, type Move, nextMove } from './road.ts'
import { hireStaff, type Staff, school } from './staff.ts'

/** A case as the product left it at one stage of its road, ready to be copied. */
export type Template = {
  region: string
  stage: Stage
  open: boolean
  lastEventOn: PlainDate
  ids: { caseId: string; applicantId: string; organisationId: string }
  surnameKey: string
  rows: CaseRows
}

/** A surname and numbers that stand nowhere else: copies put their own in their place. */
const surname = 'Образцова'
export const numberPattern = /9090909\d\d/g
const firstOfJournal = 909_090_900
const typedNumbers = { 'to the end': '909090998', withdrawn: '909090999' } as const
/** Numbers of people from here on belong to templates. */
const templatePeople = 800_000_000
const firstDay = plainDate('2026-03-02')

/** Runs whole roads of every region through the product's own commands and keeps the rows of each stage passed. */
export const makeTemplates = async (connection: Connection, law: Law): Promise<Template[]> => {
  const time = inventedTime(storage(connection), law, firstDay)
  const packs = [...new Set(law.packs.map(({ pack }) => pack.region))]
    .map(region => law.packFor(region, firstDay))
    .filter((pack): pack is Pack => !isRefusal(pack))
  await setJournals(connection, packs, firstOfJournal)
  const templates: Template[] = []
  for (const [place, pack] of packs.entries()) {
    time.goTo(firstDay)
    const staff = await inTransaction(time.app, tx => hireStaff(tx, pack, place + 1, firstDay))
    templates.push(...(await travel(connection, time, pack, staff, 'to the end')))
    time.goTo(firstDay)
    templates.push(...(await travel(connection, time, pack, staff, 'withdrawn')))
  }
  return templates
}

/** The last number given out in the journal of applications of each region, in the year of the templates, in this one, and where numbers run on. */
export const setJournals = async ({ db }: Connection, packs: readonly Pack[], last: number): Promise<void> => {
  for (const { region } of packs)
    for (const year of new Set([everyYear, Number(firstDay.slice(0, 4)), new Date().getFullYear()]))
      await sql`insert into counters (region, journal, year, last) values (${region}, 'application', ${year}, ${last})
        on conflict (region, journal, year) do update set last = excluded.last`.execute(db)
}

const travel = async (
  connection: Connection,
  time: InventedTime,
  pack: Pack,
  staff: Staff,
  road: 'to the end' | 'withdrawn',
): Promise<Template[]> => {
  const { app } = time
  const { applicant, organisationId, caseId } = await filedCase(app, pack)
  const teacher: Actor = { personId: applicant.id, role: 'teacher', region: pack.region }
  const criteria = law(app).criteria(pack.experts.criteria.set, 'first', 'Учитель')
  const kept = new Map<Stage, Template>()
  const stateNow = async (): Promise<CaseState> => (await inTransaction(app, tx => loadCase(tx, caseId))).state
  const keep = async (stage: Stage): Promise<void> => {
    await connection.db.updateTable('notices').set({ sent_at: app.clock.now() }).where('sent_at', 'is', null).execute()
    const rows = await rowsOfCase(connection.db, caseId)
    const ids = { caseId, applicantId: applicant.id, organisationId }
    const open = !(await isFinished(connection, caseId))
    kept.set(stage, {
      region: pack.region,
      stage,
      open,
      lastEventOn: time.today(),
      ids,
      surnameKey: surname.toLowerCase(),
      rows,
    })
  }
  let state = await stateNow()
  const order = async ({ who, command, on }: Move): Promise<Refusal | undefined> => {
    if (on !== undefined && on > time.today()) time.goTo(on)
    const done = await orderCase(app, { actor: who, accountId: who.personId }, caseId, command)
    if (isRefusal(done)) return done
    state = await stateNow()
    if (!kept.has(state.stage)) await keep(state.stage)
    // A decision belongs to the day of its meeting.
    if (state.stage !== 'meeting') time.sleep(1)
    return undefined
  }
  const around = (): Around => ({ pack, criteria, staff, today: time.today(), teacher, number: typedNumbers[road] })

  const passed = new Set<Stage>()
  for (;;) {
    if (!passed.has(state.stage)) {
      passed.add(state.stage)
      for (const move of besides(state, around())) await order(move)
    }
    if (road === 'withdrawn' && state.stage === 'review') {
      const refused = await order({ who: teacher, command: { type: 'Withdraw', reason: 'По своему желанию' } })
      if (refused) throw new Error(`${pack.region}: ${refused.because}`)
    }
    // The last look at a stage is the fullest.
    await keep(state.stage)
    const move = nextMove(state, around())
    if (move === undefined) break
    const refused = await order(move)
    if (refused) throw new Error(`${pack.region}, ${move.command.type}: ${refused.refused} — ${refused.because}`)
  }
  return road === 'withdrawn' ? [...kept.values()].filter(({ open }) => !open) : [...kept.values()]
}

const law = (app: App): Law => app.law

const isFinished = async ({ db }: Connection, caseId: string): Promise<boolean> => {
  const { rows } = await sql<{ finished: boolean }>`select finished from cases where id = ${caseId}`.execute(db)
  return rows[0]?.finished === true
}

/** An application sent by its teacher through the form. */
export const filedCase = async (app: App, pack: Pack) => {
  const id = app.newId()
  const applicant = inventedTeacher(id, templatePeople + Number.parseInt(id.slice(-8), 16), surname)
  const organisation = school(app.newId(), pack.region, 7)
  const caseId = app.newId()
  const by = {
    actor: { personId: applicant.id, role: 'teacher' as const, region: pack.region },
    accountId: applicant.id,
  }
  await inTransaction(app, async tx => {
    await tx.people.put(applicant)
    await tx.organisations.put(organisation)
    await storeDraft(app, tx, readyDraft(app, pack.region, applicant, organisation.id, caseId), app.newId)
  })
  await assertReady(app, by, caseId)
  const done = await submitDraft(app, by, caseId, { despite: true })
  if (isRefusal(done)) throw new Error(done.because)
  return { applicant, organisationId: organisation.id, caseId }
}

export const inTransaction = async <T>(app: App, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const done = await app.storage.write(work)
  if (isRefusal(done)) throw new Error((done as Refusal).because)
  return done as T
}
