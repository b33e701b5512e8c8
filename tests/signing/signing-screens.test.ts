import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { signWithTraining } from '../../src/application/signing/training.ts'
import type { Worker } from '../desk-site.ts'
import { seenOf } from '../judging-site.ts'
import { type OrderStory, orderStory, region } from './order-story.ts'

const boundary = 'xxboundaryxx'
const multipart = (field: string, name: string, bytes: Buffer): string =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n${bytes.toString('latin1')}\r\n--${boundary}--\r\n`

describe('экраны подписи', () => {
  let story: OrderStory
  let minister: Worker
  let order: string
  before(async () => {
    story = await orderStory()
    minister = await story.site.worker('signatory', region)
    order = `/orders/${story.orderId}`
  })
  after(() => story.site.close())

  it('сертификат: учебный заводится на стенде, посторонний файл отклонён словами, чужой не виден', async () => {
    assert.match((await minister.get('/my/certificates')).body, /Сертификатов пока нет/)
    const bad = await minister.multipart(
      '/my/certificates',
      multipart('file_certificate', 'a.cer', Buffer.from('нет')),
      boundary,
    )
    assert.equal(bad.statusCode, 422)
    assert.match(bad.body, /не читается как сертификат/)
    assert.equal((await minister.post('/my/certificates/training', {}, '/my/certificates')).statusCode, 303)
    const shown = await minister.get('/my/certificates')
    assert.match(shown.body, /учебный/)
    const removal = /\/my\/certificates\/[0-9a-f-]+\/removal/.exec(shown.body)?.[0] ?? ''
    assert.equal((await minister.get(removal)).statusCode, 200)
    const other = await story.site.worker('signatory', region)
    assert.equal((await other.get(removal)).statusCode, 404)
    assert.equal((await minister.post(removal, {})).statusCode, 303)
    assert.match((await minister.get('/my/certificates')).body, /Сертификатов пока нет/)
  })

  let signing = ''
  it('подготовка: сертификат, номер, «готовим файл», который обновляется сам', async () => {
    const page = await minister.get(`${order}/signature`)
    assert.match(page.body, /Учебная подпись[\s\S]*Номер приказа[\s\S]*Приказ подписан на бумаге/)
    const empty = await minister.post(`${order}/preparation`, { _seen: seenOf(page.body) }, `${order}/signature`)
    assert.equal(empty.statusCode, 422)
    const sent = { _seen: seenOf(page.body), certificate: 'training', electronic_number: '5-к' }
    assert.equal((await minister.post(`${order}/preparation`, sent, `${order}/signature`)).statusCode, 303)
    const waits = await minister.get(`${order}/signature`)
    assert.equal(waits.headers.refresh, '3')
    assert.match(waits.body, /Готовим файл для подписи/)
    const stale = await minister.post(`${order}/preparation`, sent, `${order}/signature`)
    assert.equal(stale.statusCode, 409)
    await story.draw()
    const ready = await minister.get(`${order}/signature`)
    assert.equal(ready.headers.refresh, undefined)
    assert.match(ready.body, /Прочитать перед подписью[\s\S]*Подписать учебной подписью[\s\S]*Файл подписи \(\.sig\)/)
    signing = /\/signings\/([0-9a-f-]+)\/document\.pdf/.exec(ready.body)?.[1] ?? ''
  })

  it('замороженный файл читают свои: чужой регион, учитель и школа получают 404, гость – вход', async () => {
    const file = `/signings/${signing}/document.pdf`
    const own = await minister.get(file)
    assert.equal(own.statusCode, 200)
    assert.match(String(own.headers['content-disposition']), /^inline/)
    assert.match(String((await minister.get(`${file}?save=1`)).headers['content-disposition']), /^attachment/)
    for (const [role, where] of [
      ['signatory', 'kbr'],
      ['teacher', region],
      ['employer', region],
    ] as const)
      assert.equal((await (await story.site.worker(role, where)).get(file)).statusCode, 404, role)
    assert.equal((await story.site.server.inject(file)).statusCode, 303)
  })

  it('страница плагина одна разрешает то, без чего он не работает', async () => {
    const page = await minister.get(`/signings/${signing}/plugin`)
    assert.equal(page.statusCode, 200)
    assert.match(String(page.headers['content-security-policy']), /script-src 'self' 'unsafe-eval'/)
    assert.match(page.body, /data-thumbprint="[0-9A-F]{40}" data-bits="256"/)
    for (const script of page.body.matchAll(/<script src="([^"]+)"/g))
      assert.equal((await story.site.server.inject(script[1] ?? '')).statusCode, 200)
    const other = await minister.get(`${order}/signature`)
    assert.doesNotMatch(String(other.headers['content-security-policy']), /unsafe-eval/)
    const colleague = await story.site.worker('signatory', region)
    assert.equal((await colleague.get(`/signings/${signing}/plugin`)).statusCode, 404)
    const nonsense = await minister.post(`/signings/${signing}/plugin`, { signature: 'AAAA' })
    assert.equal(nonsense.statusCode, 422)
    assert.match(nonsense.body, /не читается как электронная подпись|повреждён/)
  })

  it('файл .sig: двухмегабайтный и чужой отклонены у поля, приказ прежний', async () => {
    const page = `${order}/signature`
    const field = `file_signature_${signing.slice(0, 8)}`
    const send = (bytes: Buffer) =>
      minister.multipart(`/signings/${signing}/signature`, multipart(field, 'p.sig', bytes), boundary, page)
    const large = await send(Buffer.alloc(2 << 20, 65))
    assert.equal(large.statusCode, 422)
    assert.match(large.body, /больше 1 МБ/)
    const foreign = await send(Buffer.from('MIIB', 'latin1'))
    assert.equal(foreign.statusCode, 422)
    assert.match(foreign.body, new RegExp(`id="${field}-error"`))
    assert.match((await minister.get(order)).body, /готов к подписи/)
  })

  it('учебная подпись: два щелчка – одна подпись; на странице приказа подписавший, сертификат, проверка, оба файла', async () => {
    const post = () => minister.post(`/signings/${signing}/training`, {}, `${order}/signature`)
    assert.equal((await post()).statusCode, 303)
    const again = await minister.post(`/signings/${signing}/training`, {}, order)
    assert.equal(again.statusCode, 303, 'уже подписано: тот же ответ')
    const page = await minister.get(order)
    assert.match(
      page.body,
      /подписан электронно[\s\S]*Техническая проверка[\s\S]*подпись действительна[\s\S]*Скачать \.sig/,
    )
    assert.match(page.body, /учебная подпись/)
    const sig = /\/signings\/[0-9a-f-]+\/signatures\/[0-9a-f-]+/.exec(page.body)?.[0] ?? ''
    const file = await minister.get(sig)
    assert.equal(file.statusCode, 200)
    assert.match(decodeURIComponent(String(file.headers['content-disposition'])), /\.pdf\.sig$/)
    const { rows } = await story.site.database.pool.query('select from signatures')
    assert.equal(rows.length, 1)
    const { app, files, signing: tools } = story.site
    const by = {
      actor: { personId: minister.personId, role: 'signatory' as const, region },
      accountId: minister.accountId,
    }
    assert.ok(await signWithTraining({ app, files, tools }, by, signing))
  })

  it('исправление опубликованного приказа: причина, строка, пункт, новый проект', async () => {
    const desk = await story.site.worker('secretary', region)
    assert.equal((await desk.post(`${order}/publication`, {}, order)).statusCode, 303)
    const page = await desk.get(`${order}/change`)
    assert.match(page.body, /Исправить ошибку/)
    assert.equal((await desk.post(`${order}/change`, {})).statusCode, 422)
    const begun = await desk.post(`${order}/change`, { kind: 'correcting' })
    assert.equal(begun.statusCode, 303)
    const points = String(begun.headers.location)
    const found = await desk.get(`${points}?search=${encodeURIComponent('ветр')}`)
    const line = /points\?case=([0-9a-f-]+)/.exec(found.body)?.[1] ?? ''
    const open = await desk.get(`${points}?case=${line}`)
    assert.match(open.body, /Ветрова Мария Петровна[\s\S]*Исключить эту строку/)
    const sent = { _seen: seenOf(open.body), do: 'replace', case: line, fullName: 'Ветрова Марина Петровна' }
    assert.equal((await desk.post(points, sent)).statusCode, 303)
    const listed = await desk.get(points)
    assert.match(listed.body, /«Ветрова Мария Петровна» заменить на «Ветрова Марина Петровна»/)
    const key = /name="point" value="([^"]+)"/.exec(listed.body)?.[1] ?? ''
    assert.equal(
      (await desk.post(points.replace('points', 'point-removal'), { _seen: seenOf(listed.body), point: key }, points))
        .statusCode,
      303,
    )
    assert.match((await desk.get(points)).body, /Пунктов пока нет/)
    assert.match((await desk.get(order)).body, /Приказ меняли/)
    const abroad = await story.site.worker('secretary', 'kbr')
    for (const path of [`${order}/change`, points]) assert.equal((await abroad.get(path)).statusCode, 404)
  })
})
