import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { By } from '../src/application/app.ts'
import { mergeOrganisations, unmergeOrganisations } from '../src/application/directory/merge.ts'
import { certifySet, sendToSchool } from '../src/application/school/certify.ts'
import { answerConfirmation, askConfirmation } from '../src/application/school/confirm.ts'
import { askPetition, declinePetition } from '../src/application/school/petition.ts'
import type { Organisation } from '../src/application/stores/people.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import { refusedWith, region, type SchoolStory, schoolStory, sure } from './school-story.ts'

describe('школа, которая заняла место другой', () => {
  let story: SchoolStory
  let admin: By
  before(async () => {
    story = await schoolStory()
    admin = await story.actor('admin')
  })
  after(() => story.site.close())

  const merge = async (from: Organisation, into: Organisation): Promise<string> =>
    sure(await mergeOrganisations(story.site.app, admin, from.id, into.id, 'Приказ от 02.03.2026 № 1')).mergerId
  const unmerge = (mergerId: string) => unmergeOrganisations(story.site.app, admin, mergerId)
  const schoolsOf = async ({ accountId }: By) =>
    ((await story.site.deps.accounts.byId(accountId))?.roles ?? []).map(({ organisationId }) => organisationId).sort()

  it('отвечает по заявлениям, в которых названа прежняя: сведения, документы, ходатайства', async () => {
    const { site, actor, teacherWithCase, attached, page, fresh } = story
    const [from, into] = [await fresh(), await fresh()]
    const { teacher, caseId } = await teacherWithCase(from)
    const file = await attached(teacher, caseId, `${caseId} грамота`)
    await merge(from, into)
    const head = await actor('employer', into.id)

    sure(await askConfirmation(site.app, teacher, caseId))
    assert.match((await page(head, '/school')).body, /Подтвердить сведения о работе/)
    const answer = { onDay: plainDate('2026-03-02'), facts: {} }
    sure(await answerConfirmation(site.app, head, caseId, answer))

    const choice = [{ source: 'case' as const, id: file }]
    const { setId } = sure(await sendToSchool(site.app, teacher, { of: { caseId }, choice }))
    assert.equal((await page(head, `/school/sets/${setId}`)).statusCode, 200)
    sure(await certifySet(site.app, head, setId, 1))

    const asked = { region, organisationId: from.id, category: 'methodist' as const, position: 'Учитель' }
    const { petitionId } = sure(await askPetition(site.app, teacher, asked))
    sure(await declinePetition(site.app, head, petitionId, 'Нет высшей категории'))
  })

  it('после разъединения у каждого свои роли, и прежняя школа отвечает на то, о чём спросили без неё', async () => {
    const { site, actor, teacherWithCase, page, fresh } = story
    const [from, into] = [await fresh(), await fresh()]
    const { teacher, caseId } = await teacherWithCase(from)
    const own = await actor('employer', from.id)
    const both = await actor('employer', from.id)
    await site.app.storage.write(async tx => {
      await tx.accounts.grant(both.accountId, { role: 'employer', region, organisationId: into.id })
      return {}
    })
    const mergerId = await merge(from, into)
    assert.deepEqual(await schoolsOf(own), [into.id])
    assert.deepEqual(await schoolsOf(both), [into.id])
    assert.equal((await page(own, '/school')).statusCode, 200)
    sure(await askConfirmation(site.app, teacher, caseId))

    sure(await unmerge(mergerId))
    assert.deepEqual(await schoolsOf(own), [from.id])
    assert.deepEqual(await schoolsOf(both), [from.id, into.id].sort())
    assert.match((await page(own, '/school')).body, /Подтвердить сведения о работе/)
    sure(await answerConfirmation(site.app, own, caseId, { onDay: plainDate('2026-03-02'), facts: {} }))
    refusedWith(await unmerge(mergerId), 'settled')
  })

  it('цепочка разъединяется с конца, и дела каждого звена возвращаются к нему', async () => {
    const { site, teacherWithCase, fresh } = story
    const [first, second, third] = [await fresh(), await fresh(), await fresh()]
    const { caseId } = await teacherWithCase(first)
    const inner = await merge(first, second)
    const outer = await merge(second, third)
    const employer = async () => (await site.reads.caseCard(caseId))?.line.organisationId
    assert.equal(await employer(), third.id)
    refusedWith(await unmerge(inner), 'merged_further')
    sure(await unmerge(outer))
    assert.equal(await employer(), second.id)
    assert.equal((await site.reads.organisation(first.id))?.id, second.id)
    sure(await unmerge(inner))
    assert.equal(await employer(), first.id)
  })
})
