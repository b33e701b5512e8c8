import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { passwords } from '../src/adapters/crypto/passwords.ts'
import { organisations } from '../src/adapters/db/organisations.ts'
import { outbox } from '../src/adapters/db/outbox.ts'
import type { By } from '../src/application/app.ts'
import { addFile, type KeptFile } from '../src/application/files.ts'
import { startDraft } from '../src/application/filing/start-draft.ts'
import { certifySet, returnSet, sendAgain, sendToSchool } from '../src/application/school/certify.ts'
import { answerConfirmation, askConfirmation } from '../src/application/school/confirm.ts'
import {
  enterWithNewAccount,
  lookAtInvitation,
  schoolOfQuietLink,
  stopReminders,
} from '../src/application/school/enter.ts'
import { inviteSchool, resendInvitation, revokeInvitation } from '../src/application/school/invite.ts'
import { withLinks } from '../src/application/school/links.ts'
import { askPetition, makePetition, savePetition, withdrawPetition } from '../src/application/school/petition.ts'
import { remindSchools } from '../src/application/school/remind.ts'
import { signedByHand } from '../src/application/school/signed.ts'
import { prepareSigning } from '../src/application/signing/prepare.ts'
import { signWithTraining, takeTrainingCertificate } from '../src/application/signing/training.ts'
import type { Organisation } from '../src/application/stores/people.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import type { Role } from '../src/domain/people/roles.ts'
import { isRefusal, type Refusal } from '../src/domain/regulations/finding.ts'
import type { DocumentKind } from '../src/domain/regulations/vocabulary.ts'
import { type DeskSite, deskSite, filingOf } from './desk-site.ts'
import { doJobs, shopOf, testPress } from './printing/print-shop.ts'
import { samplePerson, sampleSchool } from './samples/case-row.ts'

const region = 'irkutsk'
const sure = <T extends object>(answer: T): Exclude<T, Refusal> => {
  assert.ok(!isRefusal(answer), JSON.stringify(answer))
  return answer as Exclude<T, Refusal>
}
const refusedWith = (answer: object | Refusal, code: string): void => {
  assert.ok(isRefusal(answer), JSON.stringify(answer))
  assert.equal(answer.refused, code)
  assert.notEqual(answer.because, '')
}
const fileOf = (document: DocumentKind, name: string): KeptFile => ({
  ...{ document, name, mediaType: 'application/pdf', size: 10 },
  digest: createHash('sha256').update(name).digest('hex'),
})

describe('кабинет школы', () => {
  let site: DeskSite
  const own: Organisation = { ...sampleSchool(region), fullName: 'Школа № 1', email: 'one@school.example' }
  const other: Organisation = { ...sampleSchool(region), fullName: 'Школа № 2', email: 'two@school.example' }

  const actor = async (role: Role, organisationId?: string): Promise<By & { cookie: string }> => {
    const held = { role, region, ...(organisationId === undefined ? {} : { organisationId }) }
    const accountId = await site.person(`${role}-${randomUUID().slice(0, 8)}`, [held])
    const personId = (await site.deps.accounts.byId(accountId))?.personId ?? ''
    return { actor: { personId, ...held }, accountId, cookie: await site.cookieOf(accountId, held) }
  }
  /** A teacher with an account and a case that names the school. */
  const teacherWithCase = async (school = own) => {
    const teacher = await actor('teacher')
    const person = { ...samplePerson('Сафонова'), id: teacher.actor.personId, snils: null }
    const filing = filingOf(region, person, school, {})
    const { fileApplication } = await import('../src/application/filing.ts')
    const { caseId } = sure(
      await fileApplication(site.app, teacher, {
        ...filing,
        application: { ...filing.application, channel: 'system', signature: 'pep' },
      }),
    )
    return { teacher, caseId }
  }
  const attached = async (by: By, caseId: string, name: string): Promise<string> => {
    const done = await site.app.storage.write(async tx => ({
      id: await addFile(site.app, tx, by, fileOf('portfolio', name), { draftId: null, caseId }),
    }))
    return sure(done).id
  }
  const page = (by: { cookie: string }, url: string) => site.server.inject({ url, headers: { cookie: by.cookie } })
  /** Links as the letter that left last carries them. */
  const linksOf = async (school: Organisation): Promise<{ enter: string; quiet: string }> => {
    const { rows } = await site.database.pool.query<{ id: string }>(
      `select n.id from notices n join school_letters l on l.notice_id = n.id
       where n.organisation_id = $1 order by n.created_at desc, n.id limit 1`,
      [school.id],
    )
    const kept = await outbox(site.database.db).waiting(rows[0]?.id ?? '')
    assert.ok(kept)
    assert.doesNotMatch(kept.body, /invitation\//, 'в нашей копии письма ссылки нет')
    const letter = await withLinks(site.app, kept)
    const found = (what: string) => new RegExp(`/school/${what}/([\\w-]+)`).exec(letter.body)?.[1] ?? ''
    return { enter: found('invitation'), quiet: found('quiet') }
  }
  const desk = {
    surname: 'Орлова',
    name: 'Нина',
    login: 'head',
    password: 'длинный пароль школы',
    again: 'длинный пароль школы',
  }
  const fresh = async (): Promise<Organisation> => {
    const school = { ...sampleSchool(region), id: randomUUID(), email: 'new@school.example' }
    await organisations(site.database.db).put(school)
    return school
  }

  before(async () => {
    site = await deskSite('2026-03-02T03:00:00Z')
    site.app.publicUrl = 'https://kategoria.example'
    for (const school of [own, other]) await organisations(site.database.db).put(school)
  })
  after(() => site.close())

  it('по одноразовой ссылке входят один раз; срок, отзыв и повторное письмо её закрывают', async () => {
    const clerk = await actor('clerk')
    const school = await fresh()
    const { invitationId } = sure(await inviteSchool(site.app, clerk, { organisationId: school.id }))
    const first = await linksOf(school)
    assert.equal(first.enter.length, 43)
    sure(await lookAtInvitation(site.app, first.enter))
    sure(await resendInvitation(site.app, clerk, invitationId))
    refusedWith(await lookAtInvitation(site.app, first.enter), 'replaced')
    const second = await linksOf(school)
    const opened = await site.server.inject({ url: `/school/invitation/${second.enter}` })
    assert.equal(opened.statusCode, 200)
    refusedWith(
      await enterWithNewAccount(site.app, passwords, second.enter, { ...desk, again: 'другой пароль школы' }),
      'invalid',
    )
    const { accountId } = sure(
      await enterWithNewAccount(site.app, passwords, second.enter, { ...desk, login: `head-${school.id.slice(0, 8)}` }),
    )
    assert.deepEqual((await site.deps.accounts.byId(accountId))?.roles, [
      { role: 'employer', region, organisationId: school.id },
    ])
    refusedWith(await enterWithNewAccount(site.app, passwords, second.enter, { ...desk, login: 'someone' }), 'used')
    refusedWith(await inviteSchool(site.app, clerk, { organisationId: school.id }), 'has_desk')
    refusedWith(await lookAtInvitation(site.app, 'чужая-строка'), 'no_link')
    assert.equal((await site.server.inject({ url: '/school/invitation/x' })).statusCode, 404)

    const late = await fresh()
    const invited = sure(await inviteSchool(site.app, clerk, { organisationId: late.id }))
    const link = await linksOf(late)
    site.setClock('2026-03-20T03:00:00Z')
    refusedWith(await lookAtInvitation(site.app, link.enter), 'expired')
    site.setClock('2026-03-02T03:00:00Z')
    sure(await revokeInvitation(site.app, clerk, invited.invitationId))
    refusedWith(await lookAtInvitation(site.app, link.enter), 'revoked')
  })

  it('приглашают те, кому можно: педагог – свою школу, чужой и другой регион – никого', async () => {
    const { teacher, caseId } = await teacherWithCase(await fresh())
    sure(await inviteSchool(site.app, teacher, { caseId }))
    refusedWith(await inviteSchool(site.app, teacher, { caseId }), 'too_often')
    refusedWith(await inviteSchool(site.app, await actor('teacher'), { caseId }), 'not_found')
    refusedWith(await inviteSchool(site.app, teacher, { organisationId: other.id }), 'not_found')
    const far = await actor('clerk')
    refusedWith(
      await inviteSchool(site.app, { ...far, actor: { ...far.actor, region: 'penza' } }, { organisationId: own.id }),
      'not_found',
    )
    const silent = { ...sampleSchool(region), id: randomUUID(), email: null }
    await organisations(site.database.db).put(silent)
    refusedWith(await inviteSchool(site.app, await actor('clerk'), { organisationId: silent.id }), 'no_email')
  })

  it('напоминание уходит раз в день, после «не присылать» – ни разу', async () => {
    const school = await fresh()
    const { teacher, caseId } = await teacherWithCase(school)
    sure(await askConfirmation(site.app, teacher, caseId))
    site.setClock('2026-03-06T03:00:00Z')
    assert.ok((await remindSchools(site.app, site.reads)) >= 1)
    assert.equal(await remindSchools(site.app, site.reads), 0)
    const { quiet } = await linksOf(school)
    assert.equal(sure(await schoolOfQuietLink(site.app, quiet)).id, school.id)
    sure(await stopReminders(site.app, quiet))
    site.setClock('2026-03-12T03:00:00Z')
    await remindSchools(site.app, site.reads)
    const { rows } = await site.database.pool.query(
      `select 1 from notices where organisation_id = $1 and subject like 'Напоминание%' and way = 'email'`,
      [school.id],
    )
    assert.equal(rows.length, 1)
    site.setClock('2026-03-02T03:00:00Z')
  })

  it('школа исправляет должность, справку подписывает и видит только она, педагог и министерство', async () => {
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
    const { caseId } = await teacherWithCase()
    const head = await actor('employer', own.id)
    const facts = { employment: { verdict: 'denied' as const, note: 'Уволен' } }
    const done = sure(await answerConfirmation(site.app, head, caseId, { onDay: plainDate('2026-03-02'), facts }))
    assert.equal(done.documentId, undefined)
  })

  it('возвращают, исправляют, заверяют и подписывают один акт; изменённый файл из него выпадает', async () => {
    const { teacher, caseId } = await teacherWithCase()
    const head = await actor('employer', own.id)
    const stranger = await actor('employer', other.id)
    const one = await attached(teacher, caseId, `${caseId} диплом`)
    const two = await attached(teacher, caseId, `${caseId} отзыв`)
    const choice = [one, two].map(id => ({ source: 'case' as const, id }))
    refusedWith(await sendToSchool(site.app, teacher, { of: { caseId }, choice: [] }), 'nothing_chosen')
    refusedWith(await sendToSchool(site.app, await actor('teacher'), { of: { caseId }, choice }), 'not_found')
    const { setId } = sure(await sendToSchool(site.app, teacher, { of: { caseId }, choice }))

    assert.equal((await page(head, `/school/sets/${setId}`)).statusCode, 200)
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
