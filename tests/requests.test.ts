import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { writeMessage } from '../src/application/applicant-moves.ts'
import { submitDraft } from '../src/application/drafts.ts'
import { orderCase } from '../src/application/handle.ts'
import { myCase } from '../src/application/my-case.ts'
import { openPaper } from '../src/application/open-paper.ts'
import {
  fileRequest,
  fulfilRequest,
  refuseRequest,
  registerRequest,
  sendRequestAnswer,
} from '../src/application/requests.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import type { Request } from '../src/domain/request/request-events.ts'
import { type FilingPlace, filingPlace, filledDraft, sure } from './filing-place.ts'

describe('обращения и сообщения заявителя', () => {
  let place: FilingPlace
  before(async () => {
    place = await filingPlace()
  })
  after(() => place.close())

  const complaint = (applicantId: string): Request => ({
    applicantId,
    contents: {
      kind: 'complaint',
      subject: 'late_service',
      given: ['addressee', 'full_name', 'address', 'contact', 'complained_of', 'arguments'],
    },
    channel: 'system',
    answerBy: 'account',
    documents: [],
  })

  it('жалоба: подана, зарегистрирована, решена руководителем, ответ лежит у заявителя', async () => {
    const { app, reads } = place
    const teacher = await place.person('teacher', 'kbr')
    const clerk = await place.person('clerk', 'kbr')
    const boss = await place.person('supervisor', 'kbr')
    const text = { complained_of: 'Нет ответа', arguments: 'Прошло 90 дней' }
    const filed = sure(
      await fileRequest(app, teacher, { region: 'kbr', request: complaint(teacher.actor.personId), text }),
    )
    sure(await registerRequest(app, clerk, filed.requestId))
    const decision = { outcome: 'satisfied' as const, reasons: 'Срок нарушен', measures: 'Решение направлено сегодня' }
    assert.ok(isRefusal(await fulfilRequest(app, clerk, filed.requestId, { form: 'complaint_answer', decision })))
    sure(
      await fulfilRequest(app, boss, filed.requestId, {
        form: 'complaint_answer',
        decision,
        answer: 'Приносим извинения.',
      }),
    )
    const sent = sure(await sendRequestAnswer(app, clerk, filed.requestId, 'account'))
    assert.equal(sent.stage, 'closed')

    const card = await reads.requestCard(filed.requestId)
    assert.equal(card?.row.finished, true)
    assert.equal(card?.row.nextDue, null)
    const [paper] = card?.papers ?? []
    const opened = await openPaper(reads, teacher.actor, paper?.id ?? '')
    const words = JSON.stringify(opened?.content)
    for (const part of ['жалобу удовлетворить', 'Срок нарушен', 'Решение направлено сегодня', 'Приносим извинения'])
      assert.ok(words.includes(part), part)
    const stranger = await place.person('teacher', 'kbr')
    assert.equal(await openPaper(reads, stranger.actor, paper?.id ?? ''), undefined)
    // Words of the person stay in the row; the log only knows what rules need.
    const log = JSON.stringify(await reads.history(filed.requestId))
    assert.ok(!log.includes('Прошло 90 дней'))
    const { notices } = await reads.noticesOf(teacher.actor.personId)
    assert.ok(notices.length >= 3)
  })

  it('выписка тому, кого здесь не аттестовали: отказ по закрытому перечню с его пунктом', async () => {
    const { app, reads } = place
    const teacher = await place.person('teacher', 'kbr')
    const clerk = await place.person('clerk', 'kbr')
    const request: Request = {
      applicantId: teacher.actor.personId,
      contents: { kind: 'extract', form: 'extract' },
      channel: 'system',
      answerBy: 'post',
      documents: ['identity'],
    }
    const { requestId } = sure(await fileRequest(app, teacher, { region: 'kbr', request, text: { order: '№ 7' } }))
    sure(await registerRequest(app, clerk, requestId))
    const early = await fulfilRequest(app, clerk, requestId, { form: 'extract' })
    assert.ok(isRefusal(early) && early.refused === 'ground_applies')
    sure(await refuseRequest(app, clerk, requestId, { grounds: ['extract-never-attested'] }))
    const card = await reads.requestCard(requestId)
    assert.equal(card?.row.stage, 'refused')
    assert.deepEqual(card?.papers.map(({ form }) => form).sort(), ['extract_application', 'service_refusal'])
    const refusal = card?.papers.find(({ form }) => form === 'service_refusal')
    const opened = await openPaper(reads, teacher.actor, refusal?.id ?? '')
    assert.match(JSON.stringify(opened?.content), /ранее не был аттестован/)
  })

  it('двойное нажатие подаёт одно обращение; чужим именем обратиться нельзя', async () => {
    const { app, reads } = place
    const teacher = await place.person('teacher', 'kbr')
    const once = crypto.randomUUID()
    const asked = { region: 'kbr', request: complaint(teacher.actor.personId), text: {} }
    const [one, two] = await Promise.all([
      fileRequest(app, { ...teacher, once }, asked),
      fileRequest(app, { ...teacher, once }, asked),
    ])
    assert.equal(sure(one).requestId, sure(two).requestId)
    assert.equal((await reads.requestsOfApplicant(teacher.actor.personId)).length, 1)
    const stranger = await place.person('teacher', 'kbr')
    assert.ok(isRefusal(await fileRequest(app, stranger, asked)))
  })

  it('делопроизводитель чужого региона обращения не видит', async () => {
    const { app } = place
    const teacher = await place.person('teacher', 'kbr')
    const asked = { region: 'kbr', request: complaint(teacher.actor.personId), text: {} }
    const { requestId } = sure(await fileRequest(app, teacher, asked))
    const other = await place.person('clerk', 'penza')
    const answer = await registerRequest(app, other, requestId)
    assert.ok(isRefusal(answer) && answer.refused === 'not_found')
  })

  it('сообщения ходят в обе стороны, посторонний не пишет, заявитель получает уведомление', async () => {
    const { app, reads } = place
    const teacher = await place.person('teacher', 'penza')
    const clerk = await place.person('clerk', 'penza')
    const caseId = await filledDraft(place, teacher, 'penza')
    sure(await submitDraft(app, teacher, caseId, { despite: true }))
    sure(await writeMessage(app, teacher, caseId, 'Когда ответят?'))
    place.setDay('2024-10-15')
    sure(await writeMessage(app, clerk, caseId, 'Завтра.'))
    assert.ok(isRefusal(await writeMessage(app, await place.person('teacher', 'penza'), caseId, 'Чужое')))
    assert.ok(isRefusal(await writeMessage(app, teacher, caseId, '   ')))
    const card = await reads.caseCard(caseId)
    assert.deepEqual(
      card?.messages.map(({ body }) => body),
      ['Когда ответят?', 'Завтра.'],
    )
    const { notices } = await reads.noticesOf(teacher.actor.personId)
    assert.equal(notices.filter(({ body }) => body === 'Завтра.').length, 1)
  })

  it('отозвать можно, пока позволяет регламент; после отзыва названо, почему больше ничего нельзя', async () => {
    const { app, reads } = place
    const teacher = await place.person('teacher', 'penza')
    const caseId = await filledDraft(place, teacher, 'penza')
    sure(await submitDraft(app, teacher, caseId, { despite: true }))
    const before = await myCase(app, reads, teacher.actor, caseId)
    assert.equal(before?.moves.withdraw, undefined)
    sure(await orderCase(app, teacher, caseId, { type: 'Withdraw', reason: 'Передумала' }))
    const later = await myCase(app, reads, teacher.actor, caseId)
    assert.match(later?.moves.withdraw?.because ?? '', /Сейчас нельзя/)
    assert.ok(later?.moves.supply && later.moves.answer)
    assert.equal(later?.card.line.finished, true)
  })
})
