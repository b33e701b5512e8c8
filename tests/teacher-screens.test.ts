import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { submitDraft } from '../src/application/drafts.ts'
import { type FilingPlace, filingPlace, filledDraft, goodAnswers, sure } from './filing-place.ts'
import { type VisitorSite, visitorSite } from './visitor-site.ts'

describe('экраны учителя', () => {
  let place: FilingPlace
  let site: VisitorSite
  before(async () => {
    place = await filingPlace()
    site = await visitorSite(place)
  })
  after(async () => {
    await site.close()
    await place.close()
  })
  const visitor: VisitorSite['visitor'] = (role, region) => site.visitor(role, region)
  const see: VisitorSite['see'] = (who, url) => site.see(who, url)
  const send: VisitorSite['send'] = (who, from, to, fields) => site.send(who, from, to, fields)
  const upload: VisitorSite['upload'] = (who, page, parts) => site.upload(who, page, parts)

  it('от выбора региона до квитанции без единого скрипта', async () => {
    const teacher = await visitor('teacher', 'kuzbass')
    assert.match((await see(teacher, '/my/applications')).body, /Поданных заявлений пока нет/)
    const started = await send(teacher, '/apply', '/apply', { region: 'kuzbass' })
    assert.equal(started.statusCode, 303)
    const draft = String(started.headers.location)
    assert.match((await see(teacher, draft)).body, /Пока нельзя/)

    const good = goodAnswers(await place.school('kuzbass'))
    let address = `${draft}/sections/category`
    for (let step = 0; step < 12 && address !== draft; step++) {
      if (address.endsWith('/sections/files')) {
        address = String((await see(teacher, address)).headers.location)
        const pdf = '%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n'
        const sent = await upload(teacher, address, [
          ['file_other', 'записка.pdf', pdf],
          ['file_other', 'вирус.pdf', 'MZ not a document'],
        ])
        assert.equal(sent.statusCode, 422)
        assert.match(sent.body, /вирус\.pdf.*не похоже на PDF/)
        assert.match(sent.body, /Приложено: 1/)
        address = `${draft}/sections/delivery`
        continue
      }
      const section = address.split('/').at(-1) as keyof typeof good
      const page = await see(teacher, address)
      assert.equal(page.statusCode, 200)
      const seen = /name="_seen" value="(\d+)"/.exec(page.body)?.[1] ?? ''
      const saved = await send(teacher, address, address, { ...good[section], _seen: seen })
      assert.equal(saved.statusCode, 303, `${section}: ${saved.body.slice(0, 3000)}`)
      address = String(saved.headers.location)
    }

    const check = await see(teacher, `${draft}/check`)
    assert.match(check.body, /Ветрова/)
    const once = /name="_once" value="([^"]+)"/.exec(check.body)?.[1] ?? ''
    const fields = { _once: once, despite: 'yes' }
    const sent = await send(teacher, `${draft}/check`, `${draft}/submission`, fields)
    assert.equal(sent.statusCode, 303, sent.body.slice(0, 3000))
    const receipt = await see(teacher, String(sent.headers.location))
    assert.match(receipt.body, /Заявление отправлено/)
    assert.match(receipt.body, /Сроки/)
    const caseAddress = String(sent.headers.location).replace(/\/sent$/, '')
    for (const tab of ['', '/papers', '/messages', '/form', '/withdrawal', '/supplement'])
      assert.equal((await see(teacher, caseAddress + tab)).statusCode, 200, tab)
    assert.match((await see(teacher, `${caseAddress}/papers`)).body, /записка\.pdf/)
  })

  it('плохой раздел возвращается с тем, что набрано, и сообщением у поля', async () => {
    const teacher = await visitor('teacher', 'penza')
    const draft = String((await send(teacher, '/apply', '/apply', { region: 'penza' })).headers.location)
    const address = `${draft}/sections/applicant`
    const typed = { ...goodAnswers('').applicant, snils: '123-456-789 12', surname: '<b>Vetrova' }
    const answer = await send(teacher, address, address, { ...typed, _seen: '1' })
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /value="123-456-789 12"/)
    assert.match(answer.body, /id="snils-error"/)
    assert.match(answer.body, /href="#snils"/)
    assert.ok(answer.body.includes('&lt;b&gt;Vetrova') && !answer.body.includes('<b>Vetrova'))
  })

  it('чужие дела, бумаги и черновики для постороннего не существуют', async () => {
    const teacher = await visitor('teacher', 'kuzbass')
    const stranger = await visitor('teacher', 'kuzbass')
    const draftId = await filledDraft(place, teacher, 'kuzbass')
    const filedId = await filledDraft(place, teacher, 'kuzbass')
    sure(await submitDraft(place.app, teacher, filedId, { despite: true }))
    const card = await place.reads.caseCard(filedId)
    const letter = card?.papers.find(({ recipient }) => recipient === 'applicant')
    assert.ok(letter)
    const addresses = [
      `/apply/${draftId}`,
      `/apply/${draftId}/check`,
      `/my/applications/${filedId}`,
      `/papers/${letter.id}`,
    ]
    for (const address of addresses) {
      assert.equal((await see(teacher, address)).statusCode, 200, address)
      assert.equal((await see(stranger, address)).statusCode, 404, address)
    }
    for (const nowhere of [
      '/my/applications/x',
      '/apply/x',
      '/papers/x',
      '/files/x',
      '/my/requests/x',
      '/apply/x/removal',
    ])
      assert.equal((await see(teacher, nowhere)).statusCode, 404, nowhere)
  })

  it('файл отдаётся вложением, и браузер не гадает о его виде', async () => {
    const teacher = await visitor('teacher', 'kuzbass')
    const draftId = await filledDraft(place, teacher, 'kuzbass')
    const sent = await upload(teacher, `/apply/${draftId}/files`, [['file_other', 'план.pdf', '%PDF-1.4\n%%EOF\n']])
    assert.equal(sent.statusCode, 303)
    const { files } = (await place.reads.draft(draftId)) ?? { files: [] }
    const answer = await see(teacher, `/files/${files[0]?.id}`)
    assert.equal(answer.statusCode, 200)
    assert.match(String(answer.headers['content-disposition']), /^attachment; filename\*=UTF-8''%D0/)
    assert.equal(answer.headers['x-content-type-options'], 'nosniff')
    assert.equal(answer.body, '%PDF-1.4\n%%EOF\n')
  })

  it('контакты проверяются, меняются и оставляют след без самих значений', async () => {
    const teacher = await visitor('teacher', 'penza')
    const wrong = await send(teacher, '/my/profile', '/my/profile', { phone: '12', email: 'a@', address: 'дом' })
    assert.equal(wrong.statusCode, 422)
    const right = { phone: '8 900 000-11-22', email: 'vetrova@example.ru', address: '440000, г. Пенза, ул. Садовая, 1' }
    assert.equal((await send(teacher, '/my/profile', '/my/profile', right)).statusCode, 303)
    assert.equal((await place.reads.person(teacher.actor.personId))?.phone, '+79000001122')
    const { rows } = await place.reads.auditTrail({ object: `person:${teacher.actor.personId}` })
    assert.equal(rows[0]?.action, 'contacts_changed')
    assert.ok(!JSON.stringify(rows[0]?.details).includes('vetrova'))
  })

  it('жалоба без доводов возвращается, полная подаётся и видна со сроком', async () => {
    const teacher = await visitor('teacher', 'kbr')
    const page = '/my/requests/new/complaint'
    const shown = (await see(teacher, page)).body
    const addressee = /name="addressee" type="radio" value="([^"]+)"/.exec(shown)?.[1] ?? ''
    const post = (fields: Record<string, string>) =>
      upload(teacher, page, [
        ...Object.entries(fields).map(([name, value]): [string, string, string] => [name, '', value]),
        ['file_other', 'ответ.pdf', '%PDF-1.4\n%%EOF\n'],
      ])
    const half = {
      addressee,
      subject: 'late_service',
      complained_of: 'Нет ответа',
      address: 'г. Нальчик, ул. Садовая, 1',
    }
    const refused = await post(half)
    assert.equal(refused.statusCode, 422)
    assert.match(refused.body, /Напишите, почему вы не согласны/)
    assert.match(refused.body, /Нет ответа/)
    const sent = await post({
      ...half,
      arguments: 'Прошло 90 дней',
      contact: 'vetrova@example.ru',
      answer_by: 'account',
    })
    assert.equal(sent.statusCode, 303, sent.body.slice(0, 2000))
    const request = await see(teacher, String(sent.headers.location))
    assert.match(request.body, /Прошло 90 дней/)
    assert.match(request.body, /Регистрация жалобы/)
    const stranger = await visitor('teacher', 'kbr')
    assert.equal((await see(stranger, String(sent.headers.location))).statusCode, 404)
    // What came with it is there for the applicant and for those who answer.
    const clerk = await visitor('clerk', 'kbr')
    const id = String(sent.headers.location).split('/').at(-1)
    for (const [who, address] of [
      [teacher, `/my/requests/${id}`],
      [clerk, `/requests/${id}`],
    ] as const) {
      const file = /href="(\/files\/[^"/]+)">ответ\.pdf/.exec((await see(who, address)).body)?.[1] ?? ''
      assert.equal((await see(who, file)).statusCode, 200, address)
      assert.match((await see(who, `${file}/view`)).body, new RegExp(`href="${address}"`))
    }
  })
})
