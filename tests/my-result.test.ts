import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { By } from '../src/application/app.ts'
import { submitDraft } from '../src/application/drafts.ts'
import { attachToDraft } from '../src/application/files.ts'
import { orderCase } from '../src/application/handle.ts'
import { judgedState, type MyCase, myCase } from '../src/application/my-case.ts'
import { whyScore } from '../src/application/why-score.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import type { Command } from '../src/domain/case/commands.ts'
import { groundsOf } from '../src/web/views/my-case.ts'
import { resultOf } from '../src/web/views/result.ts'
import { type FilingPlace, filingPlace, filledDraft, sure } from './filing-place.ts'

const unsaid = { comments: {}, proofs: {} }
const once = async function* (bytes: Buffer) {
  yield bytes
}

describe('чем кончилось дело: страница заявителя', () => {
  let place: FilingPlace
  before(async () => {
    place = await filingPlace()
  })
  after(() => place.close())

  const see = async (teacher: By, caseId: string): Promise<MyCase> => {
    const mine = await myCase(place.app, place.reads, teacher.actor, caseId)
    assert.ok(mine)
    return mine
  }

  /** The awards path: no panel, one specialist of the region confirms the papers. */
  const decided = async (outcome: 'set' | 'refused') => {
    const { app } = place
    place.setDay('2024-10-14')
    const roles = ['teacher', 'clerk', 'secretary', 'signatory'] as const
    const [teacher, clerk, secretary, signatory] = await Promise.all(roles.map(role => place.person(role, 'kuzbass')))
    assert.ok(teacher && clerk && secretary && signatory)
    const caseId = await filledDraft(place, teacher, 'kuzbass', {
      results: {
        awards_claimed: 'yes',
        claimed_award: 'contest-prize',
        award_details: 'Диплом № 5 от 01.03.2024',
        presence: 'no',
        grounds: 'Победа',
      },
    })
    const bytes = Buffer.from('%PDF-1.4\n%%EOF\n')
    for (const document of ['awards', 'analytical_note'])
      sure(await attachToDraft(app, place.files, teacher, caseId, { document, name: 'скан.pdf', bytes: once(bytes) }))
    sure(await submitDraft(app, teacher, caseId, { despite: true }))
    const order = async (day: string, by: By, command: Command): Promise<void> => {
      place.setDay(day)
      sure(await orderCase(app, by, caseId, command))
    }
    const meetingId = randomUUID()
    const on = plainDate('2024-11-14')
    await order('2024-10-15', clerk, { type: 'StartReview' })
    await order('2024-10-16', clerk, { type: 'Admit', attestation: { on, place: 'министерство', form: 'absent' } })
    const pack = app.law.pack('kuzbass@2024-04-01')
    for (let n = 0; n < (pack.awards_path?.confirmations ?? 0); n++) {
      const expert = await place.person('expert', 'kuzbass')
      await seat(expert)
      await order('2024-10-20', expert, {
        type: 'ConfirmAwards',
        expertId: expert.actor.personId,
        award: 'Победа в конкурсе',
      })
    }
    await order('2024-10-28', secretary, { type: 'PutOnAgenda', meetingId, on })
    await order('2024-11-14', secretary, { type: 'OpenMeeting', meetingId })
    const ballot = { total: 9, present: 9, for: outcome === 'set' ? 9 : 0, against: outcome === 'set' ? 0 : 9 }
    await order('2024-11-14', secretary, {
      type: 'Decide',
      outcome,
      ballot,
      ...(outcome === 'refused' ? { reason: 'Награды не подтверждают результатов' } : {}),
    })
    return { teacher, caseId, signatory, secretary, order }
  }

  const seat = async (expert: By): Promise<void> => {
    const organisation = await place.school('kuzbass')
    const profile = {
      id: expert.actor.personId,
      organisationId: organisation,
      education: 'higher_pedagogical' as const,
      inEducationSince: plainDate('2000-09-01'),
      highestCategorySince: plainDate('2010-01-01'),
      candidateOfSciences: false,
      worksAtUniversity: false,
      analysisSince: plainDate('2015-01-01'),
      cleanConclusions: 40,
      positions: ['Учитель'],
      declaredConflicts: [],
    }
    await place.app.storage.write(async tx => {
      await tx.experts.put('kuzbass', profile, false)
      return {}
    })
  }

  it('категория действует со дня решения комиссии, хотя приказ подписан позже', async () => {
    const { teacher, caseId, signatory, secretary, order } = await decided('set')
    const early = String(resultOf(await see(teacher, caseId)))
    assert.match(early, /с 14 ноября 2024/)
    assert.match(early, /Ещё не подписан/)
    const orderId = randomUUID()
    await order('2024-11-20', signatory, { type: 'RecordOrder', orderId, number: '412' })
    await order('2024-11-21', secretary, { type: 'RecordPublication', orderId })
    const late = String(resultOf(await see(teacher, caseId)))
    assert.match(late, /с 14 ноября 2024/)
    assert.match(late, /№ 412 от 20\.11\.2024/)
    assert.match(late, /без срока/)
    assert.match(late, /requests\/new\/extract\?case=/)
  })

  it('при отказе названы причина и день, с которого можно подать снова', async () => {
    const { teacher, caseId } = await decided('refused')
    const page = String(resultOf(await see(teacher, caseId)))
    assert.match(page, /Отказано в установлении категории/)
    assert.match(page, /Награды не подтверждают/)
    assert.match(page, /с 14 ноября 2025/)
    assert.match(page, /requests\/new\/complaint\?case=/)
  })

  it('дело в архиве объясняет оценку так же, как до архива', async () => {
    const { teacher, caseId, secretary, order } = await decided('refused')
    const why = async () => {
      const mine = await see(teacher, caseId)
      return whyScore({ state: judgedState(mine), seats: mine.card.seats }, mine.pack, undefined, unsaid)
    }
    await order('2024-11-15', secretary, { type: 'SendResult', form: 'decision_refused' })
    const before = await why()
    assert.equal(before?.basis, 'awards')
    const clerk = await place.person('clerk', 'kuzbass')
    await order('2030-01-14', clerk, { type: 'Archive' })
    assert.equal((await see(teacher, caseId)).card.state.stage, 'archived')
    assert.deepEqual(await why(), before)
  })

  it('при отказе в услуге видны основание и как его исправить', async () => {
    const { app } = place
    place.setDay('2024-10-14')
    const teacher = await place.person('teacher', 'kbr')
    const clerk = await place.person('clerk', 'kbr')
    const caseId = await filledDraft(place, teacher, 'kbr', { category: { category: 'highest' } })
    sure(await submitDraft(app, teacher, caseId, { despite: true }))
    sure(await orderCase(app, clerk, caseId, { type: 'Register', number: '1' }))
    sure(await orderCase(app, clerk, caseId, { type: 'StartReview' }))
    const mine = await see(teacher, caseId)
    const ground = mine.pack.refuse_service_when.find(({ rule }) => rule === 'requires_category')
    assert.ok(ground)
    sure(await orderCase(app, clerk, caseId, { type: 'RefuseService', grounds: [ground.id] }))
    const page = String(groundsOf(app.law, await see(teacher, caseId)))
    assert.ok(page.includes(ground.what))
    assert.match(page, /Как исправить|как исправить/)
    assert.equal(resultOf(await see(teacher, caseId)), false)
  })
})
