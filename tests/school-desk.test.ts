import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { startDraft } from '../src/application/filing/start-draft.ts'
import { certifySet, returnSet, sendAgain, sendToSchool } from '../src/application/school/certify.ts'
import { answerConfirmation } from '../src/application/school/confirm.ts'
import { askPetition, makePetition, savePetition, withdrawPetition } from '../src/application/school/petition.ts'
import { signedByHand } from '../src/application/school/signed.ts'
import { prepareSigning } from '../src/application/signing/prepare.ts'
import { signWithTraining, takeTrainingCertificate } from '../src/application/signing/training.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import { doJobs, shopOf, testPress } from './printing/print-shop.ts'
import { fileOf, refusedWith, region, type SchoolStory, schoolStory, sure } from './school-story.ts'

describe('кабинет школы', () => {
  let story: SchoolStory
  before(async () => {
    story = await schoolStory()
  })
  after(() => story.site.close())

  it('школа исправляет должность, справку подписывает и видит только она, педагог и министерство', async () => {
    const { site, own, other, actor, teacherWithCase, page } = story
    const { teacher, caseId } = await teacherWithCase()
    const head = await actor('employer', own.id)
    const stranger = await actor('employer', other.id)
    const onDay = plainDate('2026-03-02')
    const facts = { position: { verdict: 'corrected' as const, says: 'Воспитатель', note: 'По приказу' } }
    refusedWith(await answerConfirmation(site.app, stranger, caseId, { onDay, facts }), 'not_found')
    const { documentId = '' } = sure(await answerConfirmation(site.app, head, caseId, { onDay, facts }))
    const paper = await site.reads.paper(documentId)
    assert.match(JSON.stringify(paper?.content), /Воспитатель[\s\S]*Отличается[\s\S]*Учитель/)
    const clerk = await actor('clerk')
    for (const [who, status] of [
      [head, 200],
      [teacher, 200],
      [clerk, 200],
      [stranger, 404],
      [await actor('teacher'), 404],
    ] as const)
      assert.equal((await page(who, `/papers/${documentId}`)).statusCode, status)
    assert.match((await page(clerk, `/cases/${caseId}/school`)).body, /исправлено[\s\S]*По приказу/)
    refusedWith(await signedByHand(site.app, stranger, documentId), 'not_found')
    sure(await signedByHand(site.app, head, documentId))
    refusedWith(await signedByHand(site.app, head, documentId), 'already_signed')
    const taken = sure(await takeTrainingCertificate(site.app, site.signing, head))
    refusedWith(await prepareSigning(site.app, head, documentId, { ...taken, tools: site.signing }), 'already_signed')
  })

  it('уволенному справка не составляется', async () => {
    const { site, own, actor, teacherWithCase } = story
    const { caseId } = await teacherWithCase()
    const head = await actor('employer', own.id)
    const facts = { employment: { verdict: 'denied' as const, note: 'Уволен' } }
    const done = sure(await answerConfirmation(site.app, head, caseId, { onDay: plainDate('2026-03-02'), facts }))
    assert.equal(done.documentId, undefined)
  })

  it('возвращают, исправляют, заверяют и подписывают один акт; изменённый файл из него выпадает', async () => {
    const { site, own, other, actor, teacherWithCase, attached, page } = story
    const { teacher, caseId } = await teacherWithCase()
    const head = await actor('employer', own.id)
    const stranger = await actor('employer', other.id)
    const one = await attached(teacher, caseId, `${caseId} диплом`)
    const two = await attached(teacher, caseId, `${caseId} отзыв`)
    const choice = [one, two].map(id => ({ source: 'case' as const, id }))
    refusedWith(await sendToSchool(site.app, teacher, { of: { caseId }, choice: [] }), 'nothing_chosen')
    refusedWith(await sendToSchool(site.app, await actor('teacher'), { of: { caseId }, choice }), 'not_found')
    const { setId } = sure(await sendToSchool(site.app, teacher, { of: { caseId }, choice }))

    const shown = await page(head, `/school/sets/${setId}`)
    assert.equal(shown.statusCode, 200)
    assert.match(shown.body, /aria-current="page">Акты</)
    assert.equal((await page(stranger, `/school/sets/${setId}`)).statusCode, 404)
    assert.equal((await page(stranger, `/my/school/sets/${setId}`)).statusCode, 403)
    refusedWith(await certifySet(site.app, stranger, setId, 1), 'not_found')
    refusedWith(await returnSet(site.app, head, setId, { remarks: { 1: ' ' }, seen: 1 }), 'no_remark')
    sure(await returnSet(site.app, head, setId, { remarks: { 2: 'Нет подписи' }, seen: 1 }))
    assert.match((await page(teacher, `/my/school/sets/${setId}`)).body, /Нет подписи/)
    const mended = await attached(teacher, caseId, `${caseId} отзыв с подписью`)
    const again = [one, mended].map(id => ({ source: 'case' as const, id }))
    sure(await sendAgain(site.app, teacher, setId, { choice: again }))
    await assert.rejects(certifySet(site.app, head, setId, 1), /has moved on/, 'видели не эти файлы')
    const { documentId } = sure(await certifySet(site.app, head, setId, 3))
    assert.deepEqual(await site.reads.certificationsOfCase(caseId), [], 'неподписанный акт ничего не заверяет')

    const taken = sure(await takeTrainingCertificate(site.app, site.signing, head))
    const { signingId } = sure(await prepareSigning(site.app, head, documentId, { ...taken, tools: site.signing }))
    await doJobs(site, shopOf(site, testPress()))
    sure(await signWithTraining({ app: site.app, files: site.files, tools: site.signing }, head, signingId))
    const [act, ...more] = await site.reads.certificationsOfCase(caseId)
    assert.ok(act && more.length === 0)
    const digest = (name: string) => createHash('sha256').update(name).digest('hex')
    assert.ok(act.digests.includes(digest(`${caseId} отзыв с подписью`)))
    assert.ok(!act.digests.includes(digest(`${caseId} отзыв`)), 'прежний файл заверен не был')
    for (const [who, status] of [
      [head, 200],
      [teacher, 200],
      [await actor('clerk'), 200],
      [stranger, 404],
      [await actor('teacher'), 404],
    ] as const)
      assert.equal((await page(who, `/papers/${documentId}`)).statusCode, status)
  })

  it('ходатайство само ложится в черновик, отзыв его оттуда убирает, чужому его не видно', async () => {
    const { site, own, other, actor, page } = story
    const teacher = await actor('teacher')
    const head = await actor('employer', own.id)
    const asked = { region, organisationId: own.id, category: 'methodist' as const, position: 'Учитель' }
    const { petitionId } = sure(await askPetition(site.app, teacher, asked))
    refusedWith(await askPetition(site.app, teacher, { ...asked, category: 'methodist' }), 'open_already')
    refusedWith(
      await askPetition(site.app, await actor('teacher'), { ...asked, position: 'Методист' }),
      'petition-position',
    )
    refusedWith(await makePetition(site.app, head, petitionId), 'petition-needs-highest')
    await site.app.storage.write(async tx => {
      await tx.categories.add(teacher.actor.personId, {
        category: 'highest',
        setOn: plainDate('2024-02-01'),
        position: 'Учитель',
      })
      return {}
    })
    const words = {
      ...{ texts: { m1: 'Руководит объединением' }, minutesNumber: '4', minutesOn: plainDate('2026-02-20') },
      ...{ minutesFile: fileOf('council_minutes', 'Протокол.pdf'), seen: 1 },
    }
    refusedWith(await savePetition(site.app, await actor('employer', other.id), petitionId, words), 'not_found')
    sure(await savePetition(site.app, head, petitionId, words))
    await assert.rejects(savePetition(site.app, head, petitionId, words), /has moved on/, 'вторая вкладка')
    const { draftId } = sure(await startDraft(site.app, teacher, { region, channel: 'system', category: 'methodist' }))
    const { documentId } = sure(await makePetition(site.app, head, petitionId))
    assert.equal((await page(teacher, `/papers/${documentId}`)).statusCode, 404, 'до подписи его видит только школа')
    refusedWith(await signedByHand(site.app, head, documentId), 'no_scan')
    sure(await signedByHand(site.app, head, documentId, fileOf('employer_petition', 'Скан.pdf')))
    assert.equal((await page(teacher, `/papers/${documentId}`)).statusCode, 200)
    const inDraft = async () => ((await site.reads.draft(draftId))?.files ?? []).map(({ document }) => document).sort()
    assert.deepEqual(await inDraft(), ['council_minutes', 'employer_petition'])
    assert.equal((await site.reads.draft(draftId))?.draft.answers.council_minutes_details, '№ 4 от 20.02.2026')
    refusedWith(await withdrawPetition(site.app, head, petitionId, ' '), 'invalid')
    sure(await withdrawPetition(site.app, head, petitionId, 'Ошибка в протоколе'))
    assert.deepEqual(await inDraft(), [])
  })

  it('список педагогов: поиск, отбор, файл; карточка чужого педагога не открывается, баллов в ней нет', async () => {
    const { other, actor, teacherWithCase, page, fresh } = story
    const school = await fresh()
    const { teacher } = await teacherWithCase(school)
    const head = await actor('employer', school.id)
    const stranger = await actor('employer', other.id)
    const { personId } = teacher.actor
    assert.match((await page(head, '/school/teachers')).body, /Сафонова/)
    assert.doesNotMatch((await page(head, '/school/teachers?search=Иванова')).body, /Сафонова/)
    assert.match((await page(head, '/school/teachers?show=open&order=received')).body, /Сафонова/)
    assert.doesNotMatch((await page(head, '/school/teachers?category=highest')).body, /Сафонова/)
    const file = await page(head, '/school/teachers.csv')
    assert.match(file.headers['content-type'] as string, /text\/csv/)
    assert.match(file.body, /Сафонова/)
    const card = await page(head, `/school/teachers/${personId}`)
    assert.equal(card.statusCode, 200)
    assert.doesNotMatch(card.body, /балл|СНИЛС|Паспорт/i)
    assert.equal((await page(stranger, `/school/teachers/${personId}`)).statusCode, 404)
  })
})
