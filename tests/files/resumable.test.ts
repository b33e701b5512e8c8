import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import * as tus from 'tus-js-client'
import { sweepUploads } from '../../src/application/files/uploads.ts'
import { startDraft } from '../../src/application/filing/start-draft.ts'
import { isRefusal } from '../../src/domain/regulations/finding.ts'
import { nameOf, type Uploader, type UploadingSite, uploadingSite } from './uploading-site.ts'

const piece = { 'content-type': 'application/offset+octet-stream' }
const pdf = (size: number): Buffer => {
  const [head, end] = [Buffer.from('%PDF-1.7\n'), Buffer.from('\n%%EOF\n')]
  return Buffer.concat([head, randomBytes(size - head.length - end.length).map(byte => byte & 0x1f), end])
}
const sum = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

describe('загрузка с продолжением', () => {
  let site: UploadingSite
  before(async () => {
    site = await uploadingSite()
  })
  after(() => site.close())

  const begin = async (who: Uploader, size: number, name = 'итоги.pdf'): Promise<string> => {
    const answer = await who.ask('POST', '/uploads', { 'upload-length': String(size), 'upload-metadata': nameOf(name) })
    assert.equal(answer.status, 201)
    return answer.headers.get('location') ?? ''
  }
  const send = (who: Uploader, address: string, from: number, bytes: Buffer) =>
    who.ask('PATCH', address, { ...piece, 'upload-offset': String(from) }, new Uint8Array(bytes))
  const received = async (who: Uploader, address: string): Promise<number> =>
    Number((await who.ask('HEAD', address)).headers.get('upload-offset'))

  const draftOf = async (who: Uploader): Promise<string> => {
    const by = { actor: { personId: who.personId, role: 'teacher' as const, region: 'penza' }, accountId: randomUUID() }
    const draft = await startDraft(site.app, by, { region: 'penza', channel: 'system' })
    assert.ok(!isRefusal(draft))
    return draft.draftId
  }
  /** Sends the form of a draft with these hidden fields, as the script of the page leaves it. */
  const attach = async (who: Uploader, draftId: string, fields: [name: string, value: string][]) => {
    const form = new FormData()
    for (const [name, value] of fields) form.append(name, value)
    const token = encodeURIComponent(who.headers['x-csrf-token'] ?? '')
    const answer = await fetch(`${site.origin}/apply/${draftId}/files?_csrf=${token}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: who.headers.cookie ?? '', 'sec-fetch-site': 'same-origin' },
      body: form,
    })
    return { status: answer.status, text: await answer.text() }
  }
  const idOf = (address: string): string => address.split('/').at(-1) ?? ''

  it('чужая, независимая от нас программа протокола tus загружает файл кусками', async () => {
    const who = await site.uploader()
    const bytes = pdf(700_000)
    const address = await new Promise<string>((resolve, reject) => {
      const upload = new tus.Upload(bytes, {
        endpoint: `${site.origin}/uploads`,
        headers: who.headers,
        metadata: { filename: 'итоги года.pdf' },
        chunkSize: 256 * 1024,
        retryDelays: null,
        onError: reject,
        onSuccess: () => resolve(new URL(upload.url ?? '').pathname),
      })
      upload.start()
    })
    const draftId = await draftOf(who)
    const answer = await attach(who, draftId, [['upload_other', idOf(address)]])
    assert.equal(answer.status, 303)
    const [file] = (await site.reads.draft(draftId))?.files ?? []
    assert.deepEqual([file?.name, file?.digest, file?.size], ['итоги года.pdf', sum(bytes), bytes.length])
  })

  it('связь оборвалась посреди куска: пришедшее цело, остальное досылается с этого места', async () => {
    const who = await site.uploader()
    const bytes = pdf(500_000)
    const address = await begin(who, bytes.length)
    await new Promise<void>(resolve => {
      const broken = request(`${site.origin}${address}`, {
        method: 'PATCH',
        headers: { ...who.headers, ...piece, 'upload-offset': '0', 'content-length': bytes.length },
      })
      broken.on('error', () => resolve())
      broken.write(bytes.subarray(0, 200_000), () => setTimeout(() => broken.destroy(), 100))
    })
    let there = 0
    for (let times = 0; there === 0 && times < 100; times += 1) {
      await sleep(20)
      there = await received(who, address)
    }
    assert.ok(there > 0 && there <= 200_000, String(there))
    assert.equal((await send(who, address, there, bytes.subarray(there))).status, 204)
    const draftId = await draftOf(who)
    assert.equal((await attach(who, draftId, [['upload_other', idOf(address)]])).status, 303)
    assert.equal((await site.reads.draft(draftId))?.files[0]?.digest, sum(bytes))
  })

  it('две вкладки шлют один кусок: остаётся один, вторая узнаёт место и продолжает', async () => {
    const who = await site.uploader()
    const bytes = pdf(300_000)
    const address = await begin(who, bytes.length)
    const half = bytes.subarray(0, 150_000)
    const both = await Promise.all([send(who, address, 0, half), send(who, address, 0, half)])
    assert.deepEqual(both.map(({ status }) => status).sort(), [204, 409])
    assert.equal(await received(who, address), 150_000)
    assert.equal((await send(who, address, 150_000, bytes.subarray(150_000))).status, 204)
    const draftId = await draftOf(who)
    await attach(who, draftId, [['upload_other', idOf(address)]])
    assert.equal((await site.reads.draft(draftId))?.files[0]?.digest, sum(bytes))
  })

  it('чужой загрузки нет: ни узнать, ни дослать, ни приложить, ни убрать', async () => {
    const owner = await site.uploader()
    const other = await site.uploader()
    const bytes = pdf(1000)
    const address = await begin(owner, bytes.length)
    await send(owner, address, 0, bytes)
    assert.equal((await other.ask('HEAD', address)).status, 404)
    assert.equal((await send(other, address, 0, bytes)).status, 404)
    assert.equal((await other.ask('DELETE', address)).status, 404)
    const draftId = await draftOf(other)
    const answer = await attach(other, draftId, [['upload_other', idOf(address)]])
    assert.equal(answer.status, 422)
    assert.match(answer.text, /Выберите его ещё раз/)
    assert.equal((await site.reads.draft(draftId))?.files.length, 0)
    assert.equal(await received(owner, address), bytes.length)
  })

  it('плохой файл отвергается теми же словами, что и приложенный обычной формой', async () => {
    const who = await site.uploader()
    const draftId = await draftOf(who)
    const bad: [name: string, bytes: Buffer, words: RegExp][] = [
      ['итоги.pdf', Buffer.from('<html>'), /не похоже на PDF/],
      ['пусто.pdf', Buffer.alloc(0), /файл пуст/],
      ['итоги.exe', Buffer.from('MZ'), /формат не принимается/],
    ]
    for (const [name, bytes, words] of bad) {
      const address = await begin(who, bytes.length, name)
      if (bytes.length > 0) await send(who, address, 0, bytes)
      const answer = await attach(who, draftId, [['upload_other', idOf(address)]])
      assert.equal(answer.status, 422, name)
      assert.match(answer.text, words)
      assert.match(answer.text, /href="#file_other"/)
    }
    assert.equal((await site.reads.draft(draftId))?.files.length, 0)
  })

  it('незаконченную загрузку форма не берёт', async () => {
    const who = await site.uploader()
    const address = await begin(who, 1000)
    await send(who, address, 0, pdf(500))
    const answer = await attach(who, await draftOf(who), [['upload_other', idOf(address)]])
    assert.equal(answer.status, 422)
    assert.match(answer.text, /загрузка не закончена/)
  })

  it('через сутки загрузка истекает, выметается и не прикладывается', async () => {
    const who = await site.uploader()
    const bytes = pdf(1000)
    const address = await begin(who, bytes.length)
    await send(who, address, 0, bytes)
    const place = { app: { ...site.app, clock: { now: () => new Date('2026-03-03T06:00:00Z') } }, pieces: site.pieces }
    assert.ok((await sweepUploads(place)) >= 1)
    assert.equal((await who.ask('HEAD', address)).status, 404)
    const answer = await attach(who, await draftOf(who), [['upload_other', idOf(address)]])
    assert.match(answer.text, /хранится сутки/)
  })

  it('истёкшая, но ещё не выметенная загрузка отвечает «410»', async () => {
    const who = await site.uploader()
    const address = await begin(who, 10)
    await site.database.pool.query('update uploads set expires_at = $1 where id = $2', [
      new Date('2026-03-01T00:00:00Z'),
      idOf(address),
    ])
    assert.equal((await who.ask('HEAD', address)).status, 410)
    assert.equal((await send(who, address, 0, Buffer.from('0123456789'))).status, 410)
  })

  it('больше названного, мимо места, не тот вид, без версии, без жетона, слишком большой – отказ, ничего не растёт', async () => {
    const who = await site.uploader()
    const address = await begin(who, 10)
    assert.equal((await send(who, address, 0, Buffer.alloc(11))).status, 413)
    assert.equal((await send(who, address, 5, Buffer.alloc(5))).status, 409)
    const wrongType = { 'content-type': 'application/json', 'upload-offset': '0' }
    assert.equal((await who.ask('PATCH', address, wrongType, '{}')).status, 415)
    assert.equal((await who.ask('PATCH', address, { ...piece, 'upload-offset': '-1' }, 'x')).status, 400)
    assert.equal((await who.ask('PATCH', address, { ...piece, 'tus-resumable': '0.2.2' }, 'x')).status, 412)
    const noToken = { ...piece, 'upload-offset': '0', 'x-csrf-token': 'x.y' }
    assert.equal((await who.ask('PATCH', address, noToken, 'x')).status, 403)
    assert.equal((await who.ask('DELETE', address, { 'x-csrf-token': 'x.y' })).status, 403)
    assert.equal((await who.ask('POST', '/uploads', { 'upload-length': String(1024 ** 3 + 1) })).status, 413)
    assert.equal((await who.ask('POST', '/uploads', {})).status, 400)
    assert.equal(await received(who, address), 0)
    assert.equal((await who.ask('DELETE', address)).status, 204)
    assert.equal((await who.ask('HEAD', address)).status, 404)
  })
})
