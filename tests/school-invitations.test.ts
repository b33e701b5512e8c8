import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { passwords } from '../src/adapters/crypto/passwords.ts'
import { organisations } from '../src/adapters/db/organisations.ts'
import { askConfirmation } from '../src/application/school/confirm.ts'
import {
  enterWithNewAccount,
  lookAtInvitation,
  schoolOfQuietLink,
  stopReminders,
} from '../src/application/school/enter.ts'
import { inviteSchool, resendInvitation, revokeInvitation } from '../src/application/school/invite.ts'
import { remindSchools } from '../src/application/school/remind.ts'
import { sampleSchool } from './samples/case-row.ts'
import { refusedWith, region, type SchoolStory, schoolStory, sure } from './school-story.ts'

const desk = {
  surname: 'Орлова',
  name: 'Нина',
  login: 'head',
  password: 'длинный пароль школы',
  again: 'длинный пароль школы',
}

describe('приглашение школы и напоминания', () => {
  let story: SchoolStory
  before(async () => {
    story = await schoolStory()
  })
  after(() => story.site.close())

  it('по одноразовой ссылке входят один раз; срок, отзыв и повторное письмо её закрывают', async () => {
    const { site, actor, linksOf, fresh } = story
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
    const { site, own, other, actor, teacherWithCase, fresh } = story
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
    const { site, teacherWithCase, linksOf, fresh } = story
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
})
