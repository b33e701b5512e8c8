import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { databaseServers, type FreshDatabase, freshDatabase } from '../../../tests/database.ts'
import { sampleCaseRow, samplePerson, sampleSchool } from '../../../tests/samples/case-row.ts'
import { StaleCase } from '../../application/stale-case.ts'
import type { Storage } from '../../application/storage.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { reads } from './read/reads.ts'
import { storage } from './storage.ts'

const now = new Date('2026-03-02T08:00:00Z')

for (const server of await databaseServers())
  describe(`портфолио в базе: ${server.name}`, () => {
    let database: FreshDatabase
    let store: Storage
    before(async () => {
      database = await freshDatabase(server)
      store = storage(database)
    })
    after(() => database.drop())

    const owner = async (): Promise<string> => {
      const person = samplePerson('Портфельная')
      await store.write(async tx => {
        await tx.people.put(person)
        return {}
      })
      return person.id
    }

    const proof = (ownerId: string) => ({
      id: randomUUID(),
      ownerId,
      kind: 'diploma' as const,
      title: 'Диплом призёра',
      on: plainDate('2025-04-12'),
      level: 'regional' as const,
      result: 'призёр',
      indicators: ['t5' as const, 't3' as const],
      items: [{ set: 'set_b', code: '5.3' }],
      fileId: null,
      version: 1,
    })
    const put = (one: ReturnType<typeof proof>) =>
      store.write(async tx => {
        await tx.portfolio.put(one, now)
        return {}
      })

    it('читается таким, каким записано; показатели — в порядке Порядка', async () => {
      const one = proof(await owner())
      await put(one)
      const [read] = await reads(database).evidenceOf(one.ownerId)
      assert.equal(read?.title, 'Диплом призёра')
      assert.deepEqual(read?.indicators, ['t3', 't5'])
      assert.deepEqual(read?.items, [{ set: 'set_b', code: '5.3' }])
      assert.equal(read?.on, '2025-04-12')
      assert.equal(read?.file, undefined)
      assert.equal(read?.organiser, undefined)
    })

    it('вторая вкладка с той же версией не затирает первую', async () => {
      const one = proof(await owner())
      await put(one)
      await put({ ...one, title: 'Новее', version: 2 })
      await assert.rejects(put({ ...one, title: 'Из второй вкладки', version: 2 }), StaleCase)
      assert.equal((await reads(database).evidence(one.id))?.title, 'Новее')
    })

    it('чужая запись не меняется, даже если версия верная', async () => {
      const one = proof(await owner())
      await put(one)
      await assert.rejects(put({ ...one, ownerId: await owner(), version: 2 }), StaleCase)
    })

    it('удалённое пропадает из списка и из заявления, а возвращённое — снова там', async () => {
      const one = proof(await owner())
      await put(one)
      const draftId = randomUUID()
      await store.write(async tx => {
        const draft = { id: draftId, region: 'kbr', pack: 'kbr@2024-12-24', ownerId: one.ownerId, answers: {} }
        await tx.drafts.put({ ...draft, sections: {}, version: 1, createdAt: now, updatedAt: now })
        await tx.portfolio.choose(draftId, [one.id])
        await tx.portfolio.remove(one.id, now)
        return {}
      })
      assert.deepEqual(await reads(database).evidenceOf(one.ownerId), [])
      assert.deepEqual(await reads(database).draftEvidence(draftId), [])
      assert.notEqual((await reads(database).evidence(one.id))?.removedAt, null)
      await store.write(async tx => {
        await tx.portfolio.restore(one.id)
        return {}
      })
      assert.deepEqual(await reads(database).draftEvidence(draftId), [one.id])
    })

    it('копия в деле не меняется вместе с портфолио и второй раз не ложится', async () => {
      const one = proof(await owner())
      await put(one)
      const school = sampleSchool('kbr')
      const person = samplePerson('Портфельная')
      const row = sampleCaseRow('kbr', { ...person, id: one.ownerId }, school)
      const copy = {
        id: randomUUID(),
        caseId: row.id,
        evidenceId: one.id,
        kind: one.kind,
        title: one.title,
        indicators: one.indicators,
        codes: ['5.3'],
        file: undefined,
        addedOn: plainDate('2026-03-02'),
      }
      await store.write(async tx => {
        await tx.organisations.put(school)
        await tx.cases.put(row)
        await tx.portfolio.addToCase(copy, one.ownerId, now)
        await tx.portfolio.addToCase({ ...copy, id: randomUUID(), title: 'Второй раз' }, one.ownerId, now)
        return {}
      })
      await put({ ...one, title: 'Переписано', version: 2 })
      const held = await reads(database).caseEvidence(row.id)
      assert.deepEqual(
        held.map(({ title, codes }) => ({ title, codes })),
        [{ title: 'Диплом призёра', codes: ['5.3'] }],
      )
      assert.equal((await reads(database).evidenceUses(one.ownerId))[one.id]?.[0]?.caseId, row.id)
    })

    it('самооценка сохраняется поверх прежней', async () => {
      const personId = await owner()
      for (const points of [{ '1.1': 4 }, { '1.1': 7, '2.1': 'na' as const }])
        await store.write(async tx => {
          await tx.portfolio.saveSelfAssessment(personId, 'kbr', 'set_a', points, now)
          return {}
        })
      assert.deepEqual(await reads(database).selfAssessment(personId, 'kbr', 'set_a'), { '1.1': 7, '2.1': 'na' })
      assert.equal(await reads(database).selfAssessment(personId, 'irkutsk', 'set_a'), undefined)
    })
  })
