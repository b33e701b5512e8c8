import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { By } from '../src/application/app.ts'
import { orderCase } from '../src/application/handle.ts'
import { setSecondShare } from '../src/application/quality/second-sheet.ts'
import type { Command } from '../src/domain/case/commands.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import { deskSite, type Worker } from './desk-site.ts'
import { admitted, fullSheet, signSheet, specialist } from './judging-site.ts'

/** The region of the judged case: two independent sheets, then a senior. */
export const region = 'kaliningrad'

/** A case under assessment by two specialists and a senior, every case drawn for a second opinion; nothing is signed yet. */
export const judgedPlace = async () => {
  const site = await deskSite('2026-03-02T07:00:00Z')
  const secretary = await site.worker('secretary', region)
  const supervisor = await site.worker('supervisor', region)
  const auditor = await site.worker('auditor', region)
  const head: By = { actor: { personId: supervisor.personId, role: 'supervisor', region }, accountId: randomUUID() }
  assert.ok(!isRefusal(await setSecondShare(site.app, head, { percent: 100, days: 10 })))
  const first = await specialist(site, region)
  const other = await specialist(site, region)
  const senior = await specialist(site, region, 'senior')
  const second = await specialist(site, region)
  const caseId = await admitted(site, region, '2026-04-20')
  const rows = async (text: string, values: unknown[] = []) => (await site.database.pool.query(text, values)).rows
  const order = async (who: Worker, role: 'secretary' | 'senior', command: Command) => {
    const by: By = { actor: { personId: who.personId, role, region }, accountId: who.accountId }
    const done = await orderCase(site.app, by, caseId, command)
    assert.ok(!isRefusal(done), JSON.stringify(done))
  }
  const seats = { main: [first.personId, other.personId], senior: [senior.personId] }
  await order(secretary, 'secretary', { type: 'AppointPanel', ...seats })
  await order(secretary, 'secretary', { type: 'StartAssessment' })
  site.setClock('2026-03-05T07:00:00Z')
  return { site, secretary, supervisor, auditor, first, other, senior, second, caseId, rows, order }
}

export type JudgedPlace = Awaited<ReturnType<typeof judgedPlace>>

/** Both sign, differing in one item. */
export const signBoth = async ({ first, other, caseId }: JudgedPlace): Promise<void> => {
  assert.equal((await signSheet(first, caseId, fullSheet())).statusCode, 303)
  assert.equal((await signSheet(other, caseId, fullSheet({ points_4_1: '2' }))).statusCode, 303)
}

/** The senior rules the item in which the two differ; the case is drawn for a second opinion. */
export const rule = ({ senior, order }: JudgedPlace): Promise<void> =>
  order(senior, 'senior', {
    type: 'RuleDisputes',
    expertId: senior.personId,
    rulings: [{ item: '4.1', points: 4, reason: 'Эффект показан в аналитической справке' }],
  })
