import type { Connection } from '../src/adapters/db/connect.ts'
import { storage } from '../src/adapters/db/storage.ts'
import type { App } from '../src/application/app.ts'
import { approveEdition } from '../src/application/criteria/approve-edition.ts'
import { criteriaOfCase } from '../src/application/criteria/criteria-of-case.ts'
import { beginDraft } from '../src/application/criteria/edit-edition.ts'
import { loadCase, orderCase } from '../src/application/handle.ts'
import type { Law } from '../src/application/law.ts'
import { addDays, plainDate } from '../src/domain/calendar/plain-date.ts'
import type { CriteriaDraft } from '../src/domain/expertise/criteria-draft.ts'
import { draftOf } from '../src/domain/expertise/draft-of-set.ts'
import type { Actor } from '../src/domain/people/roles.ts'
import { isRefusal, type Refusal } from '../src/domain/regulations/finding.ts'
import { inventedTime } from './invented-time.ts'
import { nextMove } from './road.ts'
import { hireStaff, type Staff } from './staff.ts'
import { filedCase, inTransaction } from './templates.ts'

/** A case under assessment, the specialist who fills its only sheet in, and the items of that sheet. */
export type OpenSheet = { caseId: string; region: string; expertId: string; codes: string[] }

/** The region where one specialist fills one sheet in (memo of Irkutsk): nothing but the saving is measured. */
const region = 'irkutsk'
const items = 20
const firstDay = plainDate('2026-03-02')

/** Brings one case to its sheet by the product's own commands, under a set of twenty items approved before it was registered. */
export const openSheet = async (connection: Connection, law: Law): Promise<OpenSheet> => {
  const time = inventedTime(storage(connection), law, firstDay)
  const { app } = time
  const pack = done(law.packFor(region, firstDay))
  const staff = await inTransaction(app, tx => hireStaff(tx, pack, 1, firstDay))
  await approveSet(app, staff, law, pack.experts.criteria.set)
  time.goTo(addDays(firstDay, 2))
  const { caseId, applicant } = await filedCase(app, pack)
  const teacher: Actor = { personId: applicant.id, role: 'teacher', region }
  for (;;) {
    const { state } = await inTransaction(app, tx => loadCase(tx, caseId))
    const criteria = await inTransaction(app, async tx => ({
      set: await criteriaOfCase(app, tx.criteria.inForce, pack, state, time.today()),
    }))
    if (state.stage === 'assessment') {
      const [seat] = state.seats
      const codes = (criteria.set?.sections ?? []).flatMap(section => section.criteria.map(({ code }) => code))
      if (seat === undefined || codes.length !== items) throw new Error(`No sheet of ${items} items came about`)
      return { caseId, region, expertId: seat.expertId, codes }
    }
    const around = { pack, criteria: criteria.set, staff, today: time.today(), teacher, number: '909090997' }
    const move = nextMove(state, around)
    if (move === undefined) throw new Error(`A case at «${state.stage}» has no next step`)
    if (move.on !== undefined && move.on > time.today()) time.goTo(move.on)
    done(await orderCase(app, { actor: move.who, accountId: move.who.personId }, caseId, move.command))
    time.sleep(1)
  }
}

/** The set of the product with more items of the last section, approved for the region from tomorrow on. */
const approveSet = async (app: App, staff: Staff, law: Law, name: string): Promise<void> => {
  const set = law.criteria(name, 'first', 'Учитель')
  if (set === undefined) throw new Error('The region has no set for teachers')
  const actor = staff.actor('supervisor')
  const by = { actor, accountId: actor.personId }
  const begun = done(await beginDraft(app, by, { from: 'table', draft: widened(draftOf(set)) }))
  const act = { act: 'Приказ (вымышленный)', number: '1', on: firstDay, validFrom: addDays(firstDay, 1) }
  done(await approveEdition(app, by, begun.editionId, begun.version, act))
}

const widened = (draft: CriteriaDraft): CriteriaDraft => {
  const last = draft.sections.at(-1)
  const model = last?.criteria.at(-1)
  if (last === undefined || model === undefined) throw new Error('The set has no items')
  const lacking = items - draft.sections.reduce((count, { criteria }) => count + criteria.length, 0)
  const more = Array.from({ length: lacking }, (_, index) => ({
    ...model,
    code: `${last.code}.${last.criteria.length + index + 1}`,
  }))
  return { ...draft, sections: [...draft.sections.slice(0, -1), { ...last, criteria: [...last.criteria, ...more] }] }
}

const done = <T extends object>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(`${answer.refused}: ${answer.because} ${JSON.stringify(answer)}`)
  return answer
}
