import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { submitDraft, viewDraft } from '../src/application/drafts.ts'
import { orderCase } from '../src/application/handle.ts'
import { openFile } from '../src/application/open-paper.ts'
import { chooseProofs } from '../src/application/portfolio/choose-proofs.ts'
import { filledDraft, sure } from './filing-place.ts'
import { pdf, portfolioPlace, proofParts } from './portfolio-place.ts'

describe('портфолио в заявлении и деле', async () => {
  const { place, site, described, proofsOf, close } = await portfolioPlace()
  after(close)

  it('в заявление Кузбасса шестой документ к показателю не выбрать, отметки остаются', async () => {
    const teacher = await site.visitor('teacher', 'kuzbass')
    const ids: string[] = []
    for (const n of [1, 2, 3, 4, 5, 6]) ids.push(await described(teacher, `Диплом ${n}`))
    const draftId = await filledDraft(place, teacher, 'kuzbass')
    const page = `/apply/${draftId}/portfolio`
    const many = await site.send(teacher, page, page, { proof: ids })
    assert.equal(many.statusCode, 422)
    assert.match(many.body, /не больше 5/)
    // The summary leads to a proof of the crowded indicator.
    const linked = /href="#(proof-[^"]+)"/.exec(many.body)?.[1]
    assert.ok(
      ids.some(id => linked === `proof-${id}`),
      linked,
    )
    assert.match(many.body, new RegExp(`id="${linked}"`))
    assert.equal(many.body.match(/ checked/g)?.length, 6)
    assert.equal(sure(await viewDraft(place.app, teacher, draftId)).proofs.length, 0)
    const looked = await site.send(teacher, page, page, { proof: ids.slice(0, 2), find: 'Диплом 6', _find: '1' })
    assert.equal(looked.body.match(/ checked/g)?.length, 2)
    assert.match(looked.body, /Диплом 6/)
    assert.equal((await site.send(teacher, page, page, { proof: ids.slice(1) })).statusCode, 303)
    assert.match((await site.see(teacher, `/apply/${draftId}`)).body, /Выбрано записей: 5/)
  })

  it('ошибка выбора ведёт к той записи, о которой она', async () => {
    const teacher = await site.visitor('teacher', 'kbr')
    const good = await described(teacher, 'Диплом')
    const link = await described(teacher, 'Запись урока', [['link', '', 'https://video.example.ru/17']])
    const draftId = await filledDraft(place, teacher, 'kbr')
    const page = `/apply/${draftId}/portfolio`
    const sent = await site.send(teacher, page, page, { proof: [good, link] })
    assert.equal(sent.statusCode, 422)
    assert.match(sent.body, new RegExp(`href="#proof-${link}">«Запись урока»`))
    assert.doesNotMatch(sent.body, new RegExp(`href="#proof-${good}"`))
  })

  it('выбор в двух вкладках складывается: что сделано в другой, не пропадает молча', async () => {
    const teacher = await site.visitor('teacher', 'penza')
    const [a, b, c, d] = [
      await described(teacher, 'А'),
      await described(teacher, 'Б'),
      await described(teacher, 'В'),
      await described(teacher, 'Г'),
    ]
    const draftId = await filledDraft(place, teacher, 'penza')
    const page = `/apply/${draftId}/portfolio`
    const drawnWith = async () => /name="seen" value="([^"]*)"/.exec((await site.see(teacher, page)).body)?.[1] ?? ''
    const kept = async () => sure(await viewDraft(place.app, teacher, draftId)).proofs.map(({ id }) => id)
    await site.send(teacher, page, page, { seen: await drawnWith(), proof: [a, b] })
    const seen = await drawnWith()
    assert.deepEqual(seen.split(' ').sort(), [a, b].sort())
    // One tab changes А for В, the other, drawn before, adds Г and takes Б away.
    await site.send(teacher, page, page, { seen, proof: [b, c] })
    const second = await site.send(teacher, page, page, { seen, proof: [a, d] })
    assert.deepEqual((await kept()).sort(), [c, d].sort())
    const cookie = String(second.headers['set-cookie'])
    const said = Buffer.from(/kategoria-flash=([\w-]+)/.exec(cookie)?.[1] ?? cookie, 'base64url').toString()
    assert.match(said, /Выбрано: 2.записи портфолио\. Учтено и то, что сделано в другой вкладке: добавлено 1, убрано 1/)
    // A search in between forgets neither the boxes nor what the page was drawn with.
    const looked = await site.send(teacher, page, page, { seen, proof: [a], find: 'Г', _find: '1' })
    assert.match(looked.body, new RegExp(`name="seen" value="${seen}"`))
  })

  it('поданное лежит в деле копией: портфолио меняется, дело – нет; файл открывают те, кто читает дело', async () => {
    const { app, reads } = place
    const teacher = await site.visitor('teacher', 'penza')
    const id = await described(teacher, 'Диплом победителя')
    const draftId = await filledDraft(place, teacher, 'penza')
    const page = `/apply/${draftId}/portfolio`
    assert.equal((await site.send(teacher, page, page, { proof: [id] })).statusCode, 303)
    const { caseId } = sure(await submitDraft(app, teacher, draftId, { despite: true }))
    const edit = `/my/portfolio/proofs/${id}/edit`
    await site.upload(teacher, edit, [['_seen', '', '1'], ...proofParts('Переписано'), ['without_file', '', 'yes']])
    await site.send(teacher, `/my/portfolio/proofs/${id}`, `/my/portfolio/proofs/${id}/removal`, {})
    const [held, ...more] = await reads.caseEvidence(caseId)
    assert.deepEqual(more, [])
    assert.equal(held?.title, 'Диплом победителя')
    const clerk = await place.person('clerk', 'penza')
    const abroad = await place.person('clerk', 'kbr')
    const expert = await place.person('expert', 'penza')
    assert.equal((await openFile(reads, clerk.actor, held?.file?.id ?? ''))?.name, 'диплом.pdf')
    assert.ok(await openFile(reads, teacher.actor, held?.file?.id ?? ''))
    for (const { actor } of [abroad, expert, await place.person('teacher', 'penza')])
      assert.equal(await openFile(reads, actor, held?.file?.id ?? ''), undefined)
    assert.match((await site.see(teacher, `/my/applications/${caseId}/portfolio`)).body, /Диплом победителя/)
  })

  it('дело дополняется, пока регламент позволяет; после – отказ с пунктом, доказательство остаётся', async () => {
    const { app, reads } = place
    const teacher = await site.visitor('teacher', 'irkutsk')
    const kept = await described(teacher, 'Диплом')
    const later = await described(teacher, 'Статья')
    const draftId = await filledDraft(place, teacher, 'irkutsk')
    sure(await chooseProofs(app, teacher, draftId, { ticked: [kept], seen: [] }))
    const { caseId } = sure(await submitDraft(app, teacher, draftId, { despite: true }))
    const page = `/my/applications/${caseId}/portfolio`
    const early = await site.send(teacher, '/my/profile', page, { proof: [later] })
    assert.equal(early.statusCode, 422)
    assert.match(early.body, /дополнить документы нельзя/)
    assert.match(early.body, /остаются в портфолио/)

    const clerk = await place.person('clerk', 'irkutsk')
    sure(await orderCase(app, clerk, caseId, { type: 'StartReview' }))
    const attestation = { on: '2024-12-12', time: '10:00', place: 'Зал', form: 'in_person' } as never
    sure(await orderCase(app, clerk, caseId, { type: 'Admit', attestation }))
    const stranger = await site.visitor('teacher', 'irkutsk')
    assert.equal((await site.send(stranger, '/my/profile', page, { proof: [later] })).statusCode, 404)
    assert.equal((await site.send(teacher, page, page, { proof: [] })).statusCode, 422)
    assert.equal((await site.send(teacher, page, page, { proof: [later] })).statusCode, 303)
    assert.deepEqual(
      (await reads.caseEvidence(caseId)).map(({ title }) => title),
      ['Диплом', 'Статья'],
    )
    assert.equal((await proofsOf(teacher)).length, 2)
  })

  it('о заражённом и непроверенном файле сказано везде, где показано доказательство', async () => {
    const teacher = await site.visitor('teacher', 'penza')
    const id = await described(teacher, 'Диплом', [
      ['file_portfolio', 'диплом.pdf', `${pdf}% ${randomUUID()}\n%%EOF\n`],
    ])
    const draftId = await filledDraft(place, teacher, 'penza')
    sure(await chooseProofs(place.app, teacher, draftId, { ticked: [id], seen: [] }))
    const pages = [
      '/my/portfolio',
      `/my/portfolio/proofs/${id}`,
      `/my/portfolio/proofs/${id}/edit`,
      `/apply/${draftId}/portfolio`,
      `/apply/${draftId}/check`,
    ]
    const [proof] = await proofsOf(teacher)
    const shows = async (virus: string, words: RegExp) => {
      await place.database.pool.query('update file_checks set virus = $1 where digest = $2', [
        virus,
        proof?.file?.digest,
      ])
      for (const page of pages) assert.match((await site.see(teacher, page)).body, words, page)
    }
    await shows('pending', /проверяется антивирусом/)
    await shows('infected', /заражён/)
    for (const page of [pages[0], pages[1], pages[3]])
      assert.match((await site.see(teacher, page ?? '')).body, /приложите другой файл/, page)
  })

  it('с заражённым файлом заявление не подаётся, дело не дополняется; с чистой копией – да', async () => {
    const teacher = await site.visitor('teacher', 'penza')
    const fileOf = (mark: string): [string, string, string] => [
      'file_portfolio',
      `${mark}.pdf`,
      `${pdf}% ${mark}\n%%EOF\n`,
    ]
    const bad = await described(teacher, 'Диплом', [fileOf('грамота')])
    const good = await described(teacher, 'Статья', [fileOf('статья')])
    const [digest] = (await proofsOf(teacher)).flatMap(({ id, file }) => (id === bad ? (file?.digest ?? []) : []))
    const scanner = (virus: string) =>
      place.database.pool.query('update file_checks set virus = $1 where digest = $2', [virus, digest])
    await scanner('infected')
    const draftId = await filledDraft(place, teacher, 'penza')
    sure(await chooseProofs(place.app, teacher, draftId, { ticked: [bad, good], seen: [] }))
    const check = `/apply/${draftId}/check`
    const refused = await site.send(teacher, check, `/apply/${draftId}/submission`, { despite: 'yes' })
    assert.match(refused.body, /Файл «грамота\.pdf» заражён/)
    assert.equal(sure(await viewDraft(place.app, teacher, draftId)).proofs.length, 2)
    await scanner('clean')
    const { caseId } = sure(await submitDraft(place.app, teacher, draftId, { despite: true }))
    await scanner('infected')
    const another = await filledDraft(place, teacher, 'irkutsk')
    sure(await chooseProofs(place.app, teacher, another, { ticked: [bad], seen: [] }))
    assert.deepEqual(
      ['refused' in (await submitDraft(place.app, teacher, another, { despite: true })), caseId === draftId],
      [true, true],
    )
  })
})
