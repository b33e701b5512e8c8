import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'

/** The version of the case that the form was drawn from. */
const seenOf = (body: string): string => /name="_seen" value="([^"]*)"/.exec(body)?.[1] ?? ''
const onceOf = (body: string): string =>
  /<form[^>]*action="\/cases[\s\S]*?name="_once" value="([^"]+)"/.exec(body)?.[1] ?? ''

describe('рассмотрение заявления делопроизводителем', () => {
  let site: DeskSite
  let clerk: Worker
  before(async () => {
    site = await deskSite()
    clerk = await site.worker('clerk')
  })
  after(() => site.close())

  /** The form is opened and sent, then confirmed where the page asks once more. */
  const order = async (who: Worker, id: string, thing: string, fields: Record<string, string | string[]> = {}) => {
    const url = `/cases/${id}/${thing}`
    const form = await who.get(url)
    assert.equal(form.statusCode, 200, `${thing}: ${form.body.slice(0, 200)}`)
    const sent = { _seen: seenOf(form.body), _once: randomUUID(), ...fields }
    const answer = await who.post(url, sent)
    if (answer.statusCode !== 200) return answer
    assert.match(answer.body, /name="_step" value="confirm"/)
    return who.post(url, { ...sent, _step: 'confirm' })
  }
  const stageOf = async (id: string) => (await site.reads.caseCard(id))?.line.stage

  it('от подачи до допуска – одними формами, без скриптов', async () => {
    const id = await site.filed('kbr')
    assert.equal((await order(clerk, id, 'registration')).statusCode, 303)
    assert.match((await site.reads.caseCard(id))?.line.number ?? '', /^02\.03\.2026\/\d{4}$/)
    assert.equal((await order(clerk, id, 'review')).statusCode, 303)
    assert.equal(
      (await order(clerk, id, 'information-request', { of: 'applicant', what: 'Справку о стаже' })).statusCode,
      303,
    )
    assert.equal(await stageOf(id), 'information_asked')
    assert.equal((await order(clerk, id, 'information', { answer: 'Принесла справку' })).statusCode, 303)
    const admitted = await order(clerk, id, 'admission', {
      on: '16.03.2026',
      time: '9.30',
      place: 'Нальчик',
      form: 'absent',
    })
    assert.equal(admitted.headers.location, `/cases/${id}`)
    assert.equal(await stageOf(id), 'testing')
    const card = await clerk.get(`/cases/${id}/history`)
    assert.match(card.body, /Заявление зарегистрировано[\s\S]*Заявление подано/)
    assert.match(card.body, /День аттестации 16\.03\.2026, 09:30, Нальчик/)
  })

  it('письмо об отказе видно до отправки, а без подтверждения отказа нет', async () => {
    const id = await site.filed('kbr')
    const url = `/cases/${id}/acceptance-refusal`
    const form = await clerk.get(url)
    const fields = { _seen: seenOf(form.body), _once: randomUUID(), grounds: 'other-service', seen: 'Просит лицензию' }
    const preview = await clerk.post(url, fields)
    assert.equal(preview.statusCode, 200)
    assert.match(preview.body, /class="house-paper"[\s\S]*иной государственной услуги/)
    assert.equal(await stageOf(id), 'submitted')
    const back = await clerk.post(url, { ...fields, _step: 'edit' })
    assert.match(back.body, /value="other-service" checked/)
    assert.match(back.body, /Просит лицензию<\/textarea>/)
    assert.equal((await clerk.post(url, { ...fields, _step: 'confirm' })).statusCode, 303)
    assert.equal(await stageOf(id), 'acceptance_refused')
    assert.equal((await order(clerk, id, 'result', { form: 'acceptance_refusal' })).statusCode, 303)
  })

  it('отказ по основанию, которое видит человек, без его слов не принимается', async () => {
    const id = await site.filed('kbr')
    const form = await clerk.get(`/cases/${id}/acceptance-refusal`)
    const answer = await clerk.post(`/cases/${id}/acceptance-refusal`, {
      _seen: seenOf(form.body),
      grounds: 'other-service',
    })
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /id="seen-error"/)
    assert.match(answer.body, /Основание:/)
  })

  it('основание, найденное системой, отмечено заранее, а неподтверждённое назвать нельзя', async () => {
    const id = await site.filed('kbr', { documents: ['application'], category: 'highest' })
    await order(clerk, id, 'registration')
    await order(clerk, id, 'review')
    const form = await clerk.get(`/cases/${id}/service-refusal`)
    assert.match(form.body, /value="highest-without-first" checked/)
    assert.doesNotMatch(form.body, /value="year-after-refusal"/)
    const admission = await clerk.get(`/cases/${id}`)
    assert.match(admission.body, /Сейчас нельзя и почему[\s\S]*Допустить к аттестации/)
    const forced = await clerk.post(`/cases/${id}/service-refusal`, {
      _seen: seenOf(form.body),
      grounds: 'year-after-refusal',
    })
    assert.equal(forced.statusCode, 422)
    assert.equal(await stageOf(id), 'review')
  })

  it('где ни одно основание не подтверждается, отказать нельзя, и карточка говорит почему', async () => {
    const own = await site.worker('clerk', 'kuzbass')
    const id = await site.filed('kuzbass')
    assert.match((await own.get(`/cases/${id}`)).body, /Отказать в приёме\.<\/strong> Ни одно основание/)
    const form = await own.get(`/cases/${id}/acceptance-refusal`)
    assert.match(form.body, /Ни одно основание из перечня не подтверждается/)
    assert.doesNotMatch(form.body, /Проверить письмо/)
    const lacking = await site.filed('kuzbass', { documents: ['application'] })
    assert.match((await own.get(`/cases/${lacking}/acceptance-refusal`)).body, /value="no-analytical-note" checked/)
  })

  it('день аттестации позже срока – отказ у поля даты, с основанием', async () => {
    const id = await site.filed('kbr')
    await order(clerk, id, 'registration')
    await order(clerk, id, 'review')
    const form = await clerk.get(`/cases/${id}/admission`)
    const answer = await clerk.post(`/cases/${id}/admission`, {
      ...{ _seen: seenOf(form.body), on: '28.12.2026', time: '10:00', place: 'Нальчик', form: 'absent' },
    })
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /id="on-error"/)
    assert.match(answer.body, /value="28\.12\.2026"/)
  })

  it('КБР (KB-22): без времени начала не допускают, и отказ стоит у поля времени', async () => {
    const id = await site.filed('kbr')
    await order(clerk, id, 'registration')
    await order(clerk, id, 'review')
    const form = await clerk.get(`/cases/${id}/admission`)
    const asked = { _seen: seenOf(form.body), on: '16.03.2026', place: 'Нальчик', form: 'absent' }
    const without = await clerk.post(`/cases/${id}/admission`, asked)
    assert.equal(without.statusCode, 422)
    assert.match(without.body, /id="time-error"[\s\S]*Укажите время начала аттестации/)
    const wrong = await clerk.post(`/cases/${id}/admission`, { ...asked, time: 'к обеду' })
    assert.match(wrong.body, /id="time-error"[\s\S]*Напишите время так: 14:30/)
    assert.equal(await stageOf(id), 'review')
  })

  it('нерабочий день назначить можно, но о нём предупреждают', async () => {
    const id = await site.filed('kbr')
    await order(clerk, id, 'registration')
    await order(clerk, id, 'review')
    const form = await clerk.get(`/cases/${id}/admission`)
    const answer = await clerk.post(`/cases/${id}/admission`, {
      ...{ _seen: seenOf(form.body), on: '15.03.2026', time: '10:00', place: 'Нальчик', form: 'absent' },
    })
    assert.equal(answer.statusCode, 200)
    assert.match(answer.body, /Это нерабочий день/)
  })

  it('второй щелчок по той же форме ничего не добавляет', async () => {
    const id = await site.filed('kbr')
    const form = await clerk.get(`/cases/${id}/registration`)
    const fields = { _seen: seenOf(form.body), _once: onceOf(form.body) }
    assert.notEqual(fields._once, '')
    const first = await clerk.post(`/cases/${id}/registration`, fields)
    const second = await clerk.post(`/cases/${id}/registration`, fields)
    assert.deepEqual([first.statusCode, second.statusCode], [303, 303])
    const events = (await site.reads.history(id)).map(event => event.type)
    assert.deepEqual(events, ['Submitted', 'Registered'])
  })

  it('форма, открытая до чужого действия, получает 409 и видит, что произошло', async () => {
    const id = await site.filed('kbr')
    await order(clerk, id, 'registration')
    const stale = await clerk.get(`/cases/${id}/acceptance-refusal`)
    const other = await site.worker('clerk')
    await order(other, id, 'review')
    const answer = await clerk.post(`/cases/${id}/acceptance-refusal`, {
      ...{ _seen: seenOf(stale.body), grounds: 'other-service', seen: 'не та услуга' },
    })
    assert.equal(answer.statusCode, 409)
    assert.match(answer.body, /Заявление принято к рассмотрению/)
    assert.doesNotMatch(answer.body, /Заявление подано/)
    assert.equal(await stageOf(id), 'review')
  })

  it('занятый номер не присваивается, а журнал обходит номера, вписанные рукой', async () => {
    const [one, two, three] = [await site.filed('penza'), await site.filed('penza'), await site.filed('penza')]
    const own = await site.worker('clerk', 'penza')
    const next = (await order(own, one, 'registration')) && (await site.reads.caseCard(one))?.line.number
    const typed = String(next).replace(/1(?!.*1)/, '2')
    assert.equal((await order(own, two, 'registration', { number: typed })).statusCode, 303)
    const taken = await order(own, three, 'registration', { number: typed })
    assert.equal(taken.statusCode, 422)
    assert.match(taken.body, /id="number-error"/)
    assert.equal((await order(own, three, 'registration')).statusCode, 303)
    assert.equal((await site.reads.caseCard(three))?.line.number, String(next).replace(/1(?!.*1)/, '3'))
  })

  it('бумаги, которые принесли позже, прикладываются файлами и отмечаются в деле', async () => {
    const id = await site.filed('kbr', { documents: ['application'] })
    await order(clerk, id, 'registration')
    const send = async (content: string) => {
      const boundary = 'x-boundary-x'
      const file = `--${boundary}\r\nContent-Disposition: form-data; name="file_portfolio"; filename="папка.pdf"\r\n\r\n${content}`
      return clerk.multipart(`/cases/${id}/scans`, `${file}\r\n--${boundary}--\r\n`, boundary)
    }
    const bad = await send('не документ')
    assert.equal(bad.statusCode, 422)
    assert.match(bad.body, /id="file_portfolio-error"/)
    assert.equal((await send('%PDF-1.4\n%%EOF\n')).statusCode, 303)
    const card = await site.reads.caseCard(id)
    assert.deepEqual(
      card?.files.map(file => file.name),
      ['папка.pdf'],
    )
    assert.ok(card?.state.application.documents.includes('portfolio'))
  })

  it('сообщение заявителю остаётся в деле и приходит ему уведомлением', async () => {
    const id = await site.filed('kbr')
    const empty = await clerk.post(`/cases/${id}/messages`, { body: ' ' })
    assert.equal(empty.statusCode, 422)
    assert.match(empty.body, /id="body-error"/)
    assert.equal((await clerk.post(`/cases/${id}/messages`, { body: 'Принесите диплом <b>' })).statusCode, 303)
    assert.match((await clerk.get(`/cases/${id}/messages`)).body, /Принесите диплом &lt;b&gt;/)
    const card = await site.reads.caseCard(id)
    assert.ok(card?.notices.some(notice => notice.body === 'Принесите диплом <b>'))
  })

  it('ручное действие отмечается один раз и остаётся в истории', async () => {
    const id = await site.filed('kbr')
    assert.match((await clerk.get(`/cases/${id}`)).body, /Сделать вручную/)
    const done = await order(clerk, id, 'tasks', { task: 'check-authority', note: 'Паспорт проверен' })
    assert.equal(done.statusCode, 303)
    assert.match((await clerk.get(`/cases/${id}/history`)).body, /Паспорт проверен/)
    const form = await clerk.get(`/cases/${id}/tasks`)
    const again = await clerk.post(`/cases/${id}/tasks`, { _seen: seenOf(form.body), task: 'check-authority' })
    assert.equal(again.statusCode, 422)
  })
})
