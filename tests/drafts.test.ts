import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { deleteDraft, saveSection, submitDraft, viewDraft } from '../src/application/drafts.ts'
import { startDraft } from '../src/application/filing/start-draft.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import { type FilingPlace, filingPlace, filledDraft, goodAnswers, sure } from './filing-place.ts'

describe('заявление: черновик и отправка', () => {
  let place: FilingPlace
  before(async () => {
    place = await filingPlace()
  })
  after(() => place.close())

  for (const region of ['kuzbass', 'irkutsk', 'penza', 'kaliningrad', 'kbr']) {
    it(`${region}: заполненное заявление принимается, и в деле лежат ответы словами`, async () => {
      const { app, reads } = place
      const by = await place.person('teacher', region)
      const draftId = await filledDraft(place, by, region)
      const done = sure(await submitDraft(app, by, draftId, { despite: true }))
      assert.equal(done.caseId, draftId)
      const form = await reads.applicationAnswers(draftId)
      const position = form?.answers.find(({ field }) => field === 'position')
      assert.equal(position?.answer, 'Учитель')
      assert.equal(isRefusal(await viewDraft(app, by, draftId)), true)
      const card = await reads.caseCard(draftId)
      assert.equal(card?.organisation.shortName, 'Школа № 7')
      assert.equal(card?.state.application.signature, 'pep')
    })
  }

  it('обе опечатки СНИЛС из бумаг отвергаются с причиной, набранное остаётся', async () => {
    const { app } = place
    const by = await place.person('teacher', 'penza')
    const { draftId } = sure(await startDraft(app, by, { region: 'penza', channel: 'system' }))
    for (const snils of ['123-456-789 12', '123-456-789 10']) {
      const open = sure(await viewDraft(app, by, draftId))
      const typed = { ...goodAnswers('').applicant, snils }
      const saved = sure(await saveSection(app, by, draftId, 'applicant', typed, open.draft.version))
      assert.ok(saved.saved)
      assert.deepEqual(
        saved.faults.map(({ field }) => field),
        ['snils'],
      )
      assert.match(saved.faults[0]?.message ?? '', /Контрольное число.*64/)
      assert.equal(sure(await viewDraft(app, by, draftId)).draft.answers.snils, snils)
    }
  })

  it('чужой СНИЛС не проходит', async () => {
    const { app } = place
    await place.person('teacher', 'penza', { snils: '95253007700', surname: 'Сомова' })
    const by = await place.person('teacher', 'penza')
    const { draftId } = sure(await startDraft(app, by, { region: 'penza', channel: 'system' }))
    const typed = { ...goodAnswers('').applicant, snils: '952-530-077 00' }
    const saved = sure(await saveSection(app, by, draftId, 'applicant', typed, 1))
    assert.ok(saved.saved)
    assert.match(saved.faults[0]?.message ?? '', /за другим человеком/)
  })

  it('незаполненное заявление не отправляется и называет разделы', async () => {
    const { app } = place
    const by = await place.person('teacher', 'penza')
    const { draftId } = sure(await startDraft(app, by, { region: 'penza', channel: 'system' }))
    const answer = await submitDraft(app, by, draftId, { despite: true })
    assert.ok(isRefusal(answer))
    assert.equal(answer.refused, 'unfinished')
    assert.match(answer.because, /«Категория».*«Место работы и должность»/)
  })

  it('предсказанный отказ только просит подтвердить, и назван его пункт', async () => {
    const { app } = place
    const by = await place.person('teacher', 'kbr')
    const draftId = await filledDraft(place, by, 'kbr', { category: { category: 'highest' } })
    const answer = await submitDraft(app, by, draftId, { despite: false })
    assert.ok(isRefusal(answer))
    assert.equal(answer.refused, 'would_be_refused')
    assert.ok((answer.clause ?? '') !== '' && (answer.findings?.length ?? 0) > 0)
    assert.ok(!isRefusal(await submitDraft(app, by, draftId, { despite: true })))
  })

  it('две вкладки с разными разделами не мешают друг другу, с одним – спрашивают', async () => {
    const { app } = place
    const by = await place.person('teacher', 'penza')
    const { draftId } = sure(await startDraft(app, by, { region: 'penza', channel: 'system' }))
    const seen = sure(await viewDraft(app, by, draftId)).draft.version
    sure(await saveSection(app, by, draftId, 'category', { category: 'first' }, seen))
    const other = sure(await saveSection(app, by, draftId, 'delivery', { result_delivery: 'account' }, seen))
    assert.ok(other.saved)
    const late = sure(await saveSection(app, by, draftId, 'category', { category: 'highest' }, seen))
    assert.ok(!late.saved)
    assert.equal(late.stored.category, 'first')
    const again = sure(await saveSection(app, by, draftId, 'category', { category: 'highest' }, late.version))
    assert.ok(again.saved)
    const { draft } = sure(await viewDraft(app, by, draftId))
    assert.equal(draft.answers.category, 'highest')
    assert.equal(draft.answers.result_delivery, 'account')
  })

  it('двойное нажатие и повтор из другой вкладки подают одно заявление', async () => {
    const { app, reads } = place
    const by = await place.person('teacher', 'penza')
    const draftId = await filledDraft(place, by, 'penza')
    const once = crypto.randomUUID()
    const answers = await Promise.all([
      submitDraft(app, { ...by, once }, draftId, { despite: true }),
      submitDraft(app, { ...by, once }, draftId, { despite: true }),
      submitDraft(app, { ...by, once: crypto.randomUUID() }, draftId, { despite: true }),
    ])
    for (const answer of answers) assert.equal(sure(answer).caseId, draftId)
    const { cases, drafts } = await reads.casesOfApplicant(by.actor.personId)
    assert.equal(cases.length, 1)
    assert.equal(drafts.length, 0)
    assert.equal((await reads.history(draftId)).filter(({ type }) => type === 'Submitted').length, 1)
  })

  it('чужой черновик не виден, не сохраняется и не удаляется', async () => {
    const { app } = place
    const by = await place.person('teacher', 'penza')
    const stranger = await place.person('teacher', 'penza')
    const { draftId } = sure(await startDraft(app, by, { region: 'penza', channel: 'system' }))
    assert.ok(isRefusal(await viewDraft(app, stranger, draftId)))
    assert.ok(isRefusal(await saveSection(app, stranger, draftId, 'category', { category: 'first' }, 1)))
    assert.ok(isRefusal(await deleteDraft(app, stranger, draftId)))
    assert.ok(!isRefusal(await deleteDraft(app, by, draftId)))
    assert.ok(isRefusal(await viewDraft(app, by, draftId)))
  })

  it('делопроизводитель принимает бумагу: человек находится по СНИЛС, чужая фамилия отвергается', async () => {
    const { app, reads } = place
    const clerk = await place.person('clerk', 'penza')
    const applicant = { snils: '087-654-303 00', surname: 'Лугова', name: 'Мария' }
    const first = sure(await startDraft(app, clerk, { region: 'penza', channel: 'in_person', applicant }))
    const wrong = { ...applicant, surname: 'Сомова' }
    const refused = await startDraft(app, clerk, { region: 'penza', channel: 'in_person', applicant: wrong })
    assert.ok(isRefusal(refused) && refused.refused === 'another_person')
    const second = sure(await startDraft(app, clerk, { region: 'penza', channel: 'in_person', applicant }))
    const [one, two] = await Promise.all([viewDraft(app, clerk, first.draftId), viewDraft(app, clerk, second.draftId)])
    assert.equal(sure(one).applicant.id, sure(two).applicant.id)

    const good = goodAnswers(await place.school('penza'))
    const typed: typeof good = {
      ...good,
      applicant: { ...good.applicant, ...applicant, patronymic: '' },
      results: { ...good.results, paper_documents: 'achievements' },
    }
    for (const section of sure(await viewDraft(app, clerk, first.draftId)).form.map(({ id }) => id)) {
      const { draft } = sure(await viewDraft(app, clerk, first.draftId))
      const saved = sure(await saveSection(app, clerk, first.draftId, section, typed[section] ?? {}, draft.version))
      assert.ok(saved.saved && saved.faults.length === 0, JSON.stringify(saved))
    }
    const done = sure(await submitDraft(app, clerk, first.draftId, { despite: true }))
    const card = await reads.caseCard(done.caseId)
    assert.equal(card?.state.application.channel, 'in_person')
    assert.equal(card?.state.application.signature, 'handwritten')
    assert.deepEqual(card?.state.application.documents, ['achievements'])
    assert.equal(card?.person.surname, 'Лугова')
    assert.notEqual(card?.line.applicantId, clerk.actor.personId)
  })

  it('закрытый способ подачи назван, а МФЦ не принимает там, где его нет', async () => {
    const mfc = await place.person('mfc', 'penza')
    const applicant = { snils: '087-654-303 00', surname: 'Лугова', name: 'Мария' }
    const answer = await startDraft(place.app, mfc, { region: 'penza', channel: 'mfc', applicant })
    assert.ok(isRefusal(answer) && answer.refused === 'channel_closed')
    assert.match(answer.because, /лично/)
  })
})
