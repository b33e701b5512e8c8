import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { databaseServers, type FreshDatabase, freshDatabase } from '../../../../tests/database.ts'
import { samplePerson } from '../../../../tests/samples/case-row.ts'
import {
  clerk,
  expert,
  file,
  filed,
  notice,
  now,
  person,
  profile,
  receipt,
  region,
  school,
  storeSamples,
  today,
} from '../../../../tests/samples/read-rows.ts'
import type { Reads } from '../../../application/reads.ts'
import type { Storage, Tx } from '../../../application/storage.ts'
import { storage } from '../storage.ts'
import { reads } from './reads.ts'

for (const server of await databaseServers())
  describe(`чтение для экранов: ${server.name}`, () => {
    let database: FreshDatabase
    let read: Reads
    let store: Storage
    const write = (work: (tx: Tx) => Promise<void>) =>
      store.write(async tx => {
        await work(tx)
        return {}
      })

    before(async () => {
      database = await freshDatabase(server)
      read = reads(database)
      store = storage(database)
      await write(storeSamples)
    })
    after(() => database.drop())

    it('карточка дела несёт человека, школу, бумаги, письма, сообщения, места и отношение к людям', async () => {
      const paperId = randomUUID()
      await write(async tx => {
        const paper = await tx.papers.add({ ...receipt, id: paperId, caseId: filed.id })
        assert.match(paper.digest, /^[0-9a-f]{64}$/)
        await tx.papers.notify({
          ...notice,
          id: randomUUID(),
          caseId: filed.id,
          personId: person.id,
          documentId: paperId,
        })
        await tx.papers.message({
          id: randomUUID(),
          caseId: filed.id,
          authorId: clerk.id,
          role: 'clerk',
          body: 'Да',
          sentAt: now,
        })
        await tx.files.add({ ...file, caseId: filed.id })
      })
      const card = await read.caseCard(filed.id)
      assert.ok(card)
      assert.deepEqual(card.person, person)
      assert.deepEqual(card.organisation, school)
      assert.deepEqual(card.state, filed.state)
      assert.equal(card.line.applicant, 'Фёдорова Мария Петровна')
      assert.deepEqual(card.files, [{ ...file, caseId: filed.id, ownerId: null }])
      assert.deepEqual(
        card.papers.map(paper => [paper.id, paper.madeAt, paper.madeOn]),
        [[paperId, now, today]],
      )
      assert.deepEqual(
        card.notices.map(line => [line.documentId, line.createdAt, line.readAt]),
        [[paperId, now, null]],
      )
      assert.deepEqual(
        card.messages.map(line => [line.author, line.body, line.sentAt]),
        [['Кузнецова Анна Петровна', 'Да', now]],
      )
      assert.deepEqual(card.seats, [
        {
          expertId: expert.id,
          name: 'Орлова Ольга Петровна',
          organisation: 'Школа № 7',
          duty: 'senior',
          signedOn: null,
        },
      ])
      assert.deepEqual(card.relation, {
        region,
        applicantId: person.id,
        organisationId: school.id,
        expertIds: [expert.id],
        secondExpertIds: [],
        openToExperts: false,
        meetingMemberIds: [],
        decided: false,
        filedById: person.id,
      })
      assert.deepEqual((await read.paper(paperId))?.content, receipt.content)
      assert.equal(await read.caseCard(randomUUID()), undefined)
    })

    it('непрочитанные письма считаются, пока их не открыли', async () => {
      const reader = samplePerson('Белова')
      await write(async tx => {
        await tx.people.put(reader)
        for (const id of [randomUUID(), randomUUID()]) await tx.papers.notify({ ...notice, id, personId: reader.id })
      })
      assert.equal((await read.noticesOf(reader.id)).unread, 2)
      await write(tx => tx.papers.noticesRead(reader.id, now))
      const { unread, notices } = await read.noticesOf(reader.id)
      assert.deepEqual([unread, notices.map(line => line.readAt)], [0, [now, now]])
    })

    it('история называет тех, кто действовал', async () => {
      const [first] = await read.history(filed.id)
      assert.deepEqual([first?.type, first?.actorName, first?.onDay], ['Submitted', 'Кузнецова Анна Петровна', today])
    })

    it('эксперт видит дело своего места, пока его не заменили', async () => {
      assert.deepEqual(
        (await read.casesOfExpert(expert.id)).map(line => [line.id, line.duty]),
        [[filed.id, 'senior']],
      )
      assert.deepEqual(
        (await read.expertsOf(region)).map(line => [line.profile, line.open]),
        [[profile, 1]],
      )
      assert.deepEqual(await read.sheetDraft(filed.id, expert.id), {
        points: { a: 1, b: 'na' },
        comments: { a: 'хорошо' },
        proofs: { a: [{ proof: 'paper', accepted: true, reason: 'лист 3' }] },
        savedAt: now,
      })
      assert.deepEqual(await read.sheetComments(filed.id), { [expert.id]: { a: 'хорошо' } })
      assert.deepEqual(await read.sheetProofs(filed.id), {
        [expert.id]: { a: [{ proof: 'paper', accepted: true, reason: 'лист 3' }] },
      })
      await write(tx => tx.cases.seats(filed.id, []))
      assert.deepEqual(await read.casesOfExpert(expert.id), [])
    })

    it('дела человека и школы, ответы заявления, имена и поиск школы', async () => {
      assert.deepEqual(
        (await read.casesOfApplicant(person.id)).cases.map(line => line.id),
        [filed.id],
      )
      assert.deepEqual(
        (await read.casesOfEmployer(school.id)).map(line => line.id),
        [filed.id],
      )
      assert.deepEqual(
        (await read.applicationAnswers(filed.id))?.answers.map(line => line.answer),
        ['Первая'],
      )
      assert.deepEqual(await read.peopleNames([clerk.id, randomUUID()]), { [clerk.id]: 'Кузнецова Анна Петровна' })
      assert.deepEqual(await read.organisationsSearch(region, 'ШКОЛА № 7'), [school])
      assert.deepEqual(await read.organisationsSearch('penza', 'школа'), [])
    })
  })
