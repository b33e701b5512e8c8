import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { supplyDocuments } from '../src/application/applicant-moves.ts'
import { deleteDraft, submitDraft } from '../src/application/drafts.ts'
import { attachToDraft, detachFromDraft, keepFile, sweepFiles } from '../src/application/files.ts'
import { maxBytes, tidyName } from '../src/application/filing/file-rules.ts'
import { openFile } from '../src/application/open-paper.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import { type FilingPlace, filingPlace, filledDraft, sure } from './filing-place.ts'

const pdf = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n',
)
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const pieces = async function* (bytes: Buffer) {
  for (let from = 0; from < bytes.length; from += 10) yield bytes.subarray(from, from + 10)
}
const upload = (name: string, bytes: Buffer, document = 'achievements') => ({ document, name, bytes: pieces(bytes) })

describe('файлы заявления', () => {
  let place: FilingPlace
  before(async () => {
    place = await filingPlace()
  })
  after(() => place.close())

  it('годный файл лежит под своей суммой, скачивает его только тот, кому можно', async () => {
    const { app, files, reads } = place
    const by = await place.person('teacher', 'penza')
    const draftId = await filledDraft(place, by, 'penza')
    const { fileId } = sure(await attachToDraft(app, files, by, draftId, upload('Итоги года.PDF', pdf)))
    const stranger = (await place.person('teacher', 'penza')).actor
    const clerk = (await place.person('clerk', 'penza')).actor
    const otherClerk = (await place.person('clerk', 'kbr')).actor
    const expert = (await place.person('expert', 'penza')).actor
    assert.equal((await openFile(reads, by.actor, fileId))?.name, 'Итоги года.PDF')
    // A draft is nobody's business yet.
    assert.equal(await openFile(reads, clerk, fileId), undefined)

    sure(await submitDraft(app, by, draftId, { despite: true }))
    const file = await openFile(reads, clerk, fileId)
    assert.equal(file?.digest, createHash('sha256').update(pdf).digest('hex'))
    const stored: Uint8Array[] = []
    for await (const chunk of (await files.open(file?.digest ?? '')) ?? []) stored.push(chunk)
    assert.deepEqual(Buffer.concat(stored), pdf)
    for (const actor of [stranger, otherClerk, expert]) assert.equal(await openFile(reads, actor, fileId), undefined)
    assert.ok(await openFile(reads, by.actor, fileId))
  })

  const bad: [about: string, name: string, bytes: Buffer, message: RegExp][] = [
    ['пустой', 'итоги.pdf', Buffer.alloc(0), /пуст/],
    ['чужой формат', 'итоги.exe', Buffer.from('MZ...'), /формат не принимается/],
    ['без окончания', 'итоги', Buffer.concat([pdf, Buffer.from('%1')]), /формат не принимается/],
    ['картинка под именем PDF', 'итоги.pdf', png, /не похоже на PDF/],
    ['PDF под именем картинки', 'итоги.png', Buffer.concat([pdf, Buffer.from('%2')]), /не похоже на PNG/],
    ['страница сайта под именем PDF', 'итоги.pdf', Buffer.from('<html><script>1</script></html>'), /не похоже на PDF/],
    ['мусор перед заголовком PDF', 'итоги.pdf', Buffer.concat([Buffer.from('GIF89a junk'), pdf]), /не похоже на PDF/],
    ['PDF без конца', 'итоги.pdf', pdf.subarray(0, 40), /повреждён/],
    ['PDF с паролем', 'итоги.pdf', Buffer.from(pdf.toString().replace('/Root', '/Encrypt 2 0 R /Root')), /паролем/],
    ['старый Word с паролем вместо нового', 'план.docx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /паролем|не похоже/],
  ]
  for (const [about, name, bytes, message] of bad) {
    it(`${about}: отвергнут с причиной, ничего не осталось`, async () => {
      const { app, files, reads } = place
      const by = await place.person('teacher', 'penza')
      const draftId = await filledDraft(place, by, 'penza')
      const answer = await attachToDraft(app, files, by, draftId, upload(name, bytes))
      assert.ok(isRefusal(answer))
      assert.match(answer.because, message)
      assert.equal((await reads.draft(draftId))?.files.length, 0)
      const digest = createHash('sha256').update(bytes).digest('hex')
      assert.equal(await files.open(digest), undefined)
    })
  }

  it('слишком большой файл дочитывается и не пишется', async () => {
    const pack = place.app.law.packs.find(({ pack }) => pack.region === 'penza')?.pack
    assert.ok(pack)
    let sent = 0
    const endless = async function* () {
      const chunk = Buffer.alloc(1024 * 1024, 0x41)
      for (; sent <= maxBytes(pack); sent += chunk.length) yield chunk
    }
    const answer = await keepFile(place.files, pack, { document: 'other', name: 'видео.pdf', bytes: endless() })
    assert.ok(isRefusal(answer) && /больше \d+ МБ/.test(answer.because))
    assert.ok(sent > maxBytes(pack))
  })

  it('файл убирают из черновика, чужой не трогают; тот же файл дважды – один раз', async () => {
    const { app, files, reads } = place
    const by = await place.person('teacher', 'penza')
    const draftId = await filledDraft(place, by, 'penza')
    const first = sure(await attachToDraft(app, files, by, draftId, upload('скан.png', png)))
    const again = sure(await attachToDraft(app, files, by, draftId, upload('скан.png', png)))
    assert.equal(first.fileId, again.fileId)
    const stranger = await place.person('teacher', 'penza')
    assert.ok(isRefusal(await detachFromDraft(app, stranger, draftId, first.fileId)))
    assert.ok(isRefusal(await attachToDraft(app, files, stranger, draftId, upload('скан.png', png))))
    assert.ok(isRefusal(await detachFromDraft(app, by, draftId, randomUUID())))
    sure(await detachFromDraft(app, by, draftId, first.fileId))
    assert.equal((await reads.draft(draftId))?.files.length, 0)
  })

  it('документы дополняются, когда регламент позволяет, иначе названа причина и файл не появляется', async () => {
    const { app, files, reads } = place
    const pack = app.law.packs.find(({ pack }) => pack.region === 'kbr')?.pack
    assert.ok(pack)
    const by = await place.person('teacher', 'kbr')
    const draftId = await filledDraft(place, by, 'kbr')
    sure(await submitDraft(app, by, draftId, { despite: true }))
    const kept = sure(await keepFile(files, pack, upload('итоги.pdf', pdf, 'portfolio')))
    const refused = await supplyDocuments(app, by, draftId, [kept])
    assert.ok(isRefusal(refused))
    assert.equal((await reads.caseCard(draftId))?.files.length, 0)
  })

  it('ненужные оригиналы выметаются, нужные остаются', async () => {
    const { files } = place
    const used = await files.receive(pieces(Buffer.from('нужный')), 1000)
    const lost = await files.receive(pieces(Buffer.from('ненужный')), 1000)
    await used.keep()
    await lost.keep()
    const soon = new Date(Date.now() + 60_000)
    const removed = await files.sweep(soon, async digests => new Set(digests.filter(one => one === used.digest)))
    assert.ok(removed >= 1)
    assert.ok(await files.open(used.digest))
    assert.equal(await files.open(lost.digest), undefined)
  })

  it('после удаления черновика его оригиналы выметаются, а поданные остаются', async () => {
    const { app, files } = place
    const by = await place.person('teacher', 'penza')
    const lost = Buffer.concat([pdf, Buffer.from('% черновик')])
    const kept = Buffer.concat([pdf, Buffer.from('% дело')])
    const draftId = await filledDraft(place, by, 'penza')
    const filedId = await filledDraft(place, by, 'penza')
    sure(await attachToDraft(app, files, by, draftId, upload('a.pdf', lost)))
    sure(await attachToDraft(app, files, by, filedId, upload('b.pdf', kept)))
    sure(await submitDraft(app, by, filedId, { despite: true }))
    sure(await deleteDraft(app, by, draftId))
    // The clock of the files is the real one: two days ahead of now they are all old enough.
    place.setDay(new Date(Date.now() + 2 * 24 * 3600 * 1000).toISOString().slice(0, 10))
    assert.ok((await sweepFiles(app, files)) >= 1)
    const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
    assert.equal(await files.open(digest(lost)), undefined)
    assert.ok(await files.open(digest(kept)))
  })

  it('имя файла приводится в порядок', () => {
    assert.equal(tidyName('C:\\Мои документы\\итоги.pdf'), 'итоги.pdf')
    assert.equal(tidyName('../../etc/passwd'), 'passwd')
    assert.equal(tidyName('a"b\u0000c\r\n.pdf'), 'abc.pdf')
    assert.ok(tidyName(`${'я'.repeat(400)}.pdf`).endsWith('.pdf'))
    assert.ok(tidyName(`${'я'.repeat(400)}.pdf`).length < 160)
  })
})
