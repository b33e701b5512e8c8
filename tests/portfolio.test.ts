import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { submitDraft, viewDraft } from '../src/application/drafts.ts'
import { orderCase } from '../src/application/handle.ts'
import { openFile } from '../src/application/open-paper.ts'
import { chooseProofs } from '../src/application/portfolio/choose-proofs.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import { type FilingPlace, filingPlace, filledDraft, sure } from './filing-place.ts'
import { type Visitor, type VisitorSite, visitorSite } from './visitor-site.ts'

const pdf = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n'

describe('портфолио учителя', () => {
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

  type Part = [field: string, name: string, bytes: string]
  const proofParts = (title: string, more: Part[] = []): Part[] => [
    ['title', '', title],
    ['kind', '', 'diploma'],
    ['on', '', '12.04.2024'],
    ['level', '', 'regional'],
    ['indicators', '', 't3'],
    ['indicators', '', 't4'],
    ...more,
  ]
  const withFile: Part[] = [['file_portfolio', 'диплом.pdf', pdf]]
  /** The id of a proof described through the page. */
  const described = async (who: Visitor, title: string, more: Part[] = withFile): Promise<string> => {
    const sent = await site.upload(who, '/my/portfolio/new', proofParts(title, more))
    assert.equal(sent.statusCode, 303, sent.body.slice(0, 2000))
    return String(sent.headers.location).split('/').at(-1) ?? ''
  }
  const proofsOf = (who: Visitor) => place.reads.evidenceOf(who.actor.personId)

  it('доказательство описывается один раз: файл, показатели, ссылка с днём', async () => {
    const teacher = await site.visitor('teacher', 'kuzbass')
    assert.match((await site.see(teacher, '/my/portfolio')).body, /Здесь пока пусто/)
    await described(teacher, 'Диплом призёра')
    await described(teacher, 'Запись урока', [['link', '', 'https://video.example.ru/17']])
    const [filed, linked] = await proofsOf(teacher)
    assert.deepEqual(filed?.indicators, ['t3', 't4'])
    assert.equal(filed?.file?.name, 'диплом.pdf')
    assert.equal(linked?.linkSeenOn, '2024-10-14')
    const list = (await site.see(teacher, '/my/portfolio')).body
    assert.match(list, /Диплом призёра/)
    assert.match(list, /Ссылка от 14\.10\.2024, копии в системе нет/)
    const table = (await site.see(teacher, '/my/portfolio/table.csv')).body
    assert.match(table, /Запись урока;Диплом, грамота/)
    assert.match((await site.see(teacher, '/my/portfolio/print')).body, /диплом\.pdf/)
    assert.match(
      (await site.see(teacher, '/my/portfolio/passport?position=Учитель&category=highest')).body,
      /Руководитель организации/,
    )
  })

  it('плохие ответы стоят у своих полей, хорошие остаются', async () => {
    const teacher = await site.visitor('teacher', 'kuzbass')
    const sent = await site.upload(teacher, '/my/portfolio/new', [
      ['title', '', ''],
      ['kind', '', 'diploma'],
      ['organiser', '', 'Центр творчества'],
      ['link', '', 'javascript:alert(1)'],
      ['from', '', '01.09.2023'],
    ])
    assert.equal(sent.statusCode, 422)
    assert.match(sent.body, /Напишите, что это/)
    assert.match(sent.body, /начинается с https/)
    assert.match(sent.body, /value="Центр творчества"/)
    for (const [name, value, words] of [
      ['on', '12.04.2025', 'ещё не наступил'],
      ['to', '01.09.2020', 'раньше начала'],
    ] as const) {
      const parts: Part[] = [
        ['title', '', 'Диплом'],
        ['kind', '', 'diploma'],
        ['from', '', '01.09.2023'],
        [name, '', value],
      ]
      const wrong = await site.upload(teacher, '/my/portfolio/new', parts)
      assert.equal(wrong.statusCode, 422)
      assert.match(wrong.body, new RegExp(`href="#${name}">[^<]*${words}`))
    }
    assert.deepEqual(await proofsOf(teacher), [])
  })

  it('две вкладки: вторая видит, что записано в первой, и не теряет своего', async () => {
    const teacher = await site.visitor('teacher', 'kuzbass')
    const id = await described(teacher, 'Статья')
    const edit = `/my/portfolio/proofs/${id}/edit`
    const first = await site.upload(teacher, edit, [['_seen', '', '1'], ...proofParts('Статья в журнале')])
    assert.equal(first.statusCode, 303)
    const second = await site.upload(teacher, edit, [['_seen', '', '1'], ...proofParts('Статья в сборнике')])
    assert.equal(second.statusCode, 409)
    assert.match(second.body, /Что это: Статья в журнале/)
    assert.match(second.body, /value="Статья в сборнике"/)
    assert.match(second.body, /name="_seen" value="2"/)
    const again = await site.upload(teacher, edit, [['_seen', '', '2'], ...proofParts('Статья в сборнике')])
    assert.equal(again.statusCode, 303)
    const [proof] = await proofsOf(teacher)
    assert.equal(proof?.title, 'Статья в сборнике')
    assert.equal(proof?.file?.name, 'диплом.pdf')
  })

  it('копия живёт сама по себе, удалённое можно вернуть', async () => {
    const teacher = await site.visitor('teacher', 'kuzbass')
    const id = await described(teacher, 'Сертификат')
    const page = `/my/portfolio/proofs/${id}`
    const copied = await site.send(teacher, page, `${page}/copy`, {})
    assert.match(String(copied.headers.location), /\/edit$/)
    const [original, copy] = await proofsOf(teacher)
    assert.equal(copy?.title, 'Сертификат (копия)')
    assert.notEqual(copy?.file?.id, original?.file?.id)
    const removed = await site.send(teacher, page, `${page}/removal`, {})
    const landed = await site.see(teacher, String(removed.headers.location))
    assert.match(landed.body, /«Сертификат» убрано из портфолио/)
    assert.equal((await site.see(teacher, page)).statusCode, 404)
    await site.send(teacher, String(removed.headers.location), `${page}/return`, {})
    assert.equal((await site.see(teacher, page)).statusCode, 200)
  })

  it('тысяча записей – предел и для новой, и для копии', async () => {
    const teacher = await site.visitor('teacher', 'kuzbass')
    const id = await described(teacher, 'Первая')
    await place.database.pool.query(
      `insert into evidence (id, owner_id, kind, title, version, created_at, updated_at)
       select gen_random_uuid(), $1, 'other', 'Запись ' || n, 1, now(), now() from generate_series(2, 1000) n`,
      [teacher.actor.personId],
    )
    assert.equal((await site.upload(teacher, '/my/portfolio/new', proofParts('Лишняя'))).statusCode, 422)
    await site.send(teacher, `/my/portfolio/proofs/${id}`, `/my/portfolio/proofs/${id}/copy`, {})
    assert.equal((await proofsOf(teacher)).length, 1000)
  })

  it('чужое портфолио: ни страницы, ни правки, ни файла, ни выбора в своё заявление', async () => {
    const owner = await site.visitor('teacher', 'penza')
    const stranger = await site.visitor('teacher', 'penza')
    const id = await described(owner, 'Моё')
    const [mine] = await proofsOf(owner)
    const page = `/my/portfolio/proofs/${id}`
    for (const url of [page, `${page}/edit`, `/files/${mine?.file?.id}`])
      assert.equal((await site.see(stranger, url)).statusCode, 404, url)
    for (const thing of ['copy', 'removal', 'return'])
      assert.equal((await site.send(stranger, '/my/profile', `${page}/${thing}`, {})).statusCode, 404, thing)
    const clerk = await place.person('clerk', 'penza')
    assert.equal(await openFile(place.reads, clerk.actor, mine?.file?.id ?? ''), undefined)
    assert.ok(await openFile(place.reads, owner.actor, mine?.file?.id ?? ''))
    const draftId = await filledDraft(place, stranger, 'penza')
    const chosen = await chooseProofs(place.app, stranger, draftId, { ticked: [id], seen: [] })
    assert.equal(isRefusal(chosen) && chosen.refused, 'no_proof')
    assert.equal((await proofsOf(owner)).length, 1)
  })

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

  it('самооценка сохраняется и говорит, чего не хватает', async () => {
    const teacher = await site.visitor('teacher', 'kuzbass')
    const page = '/my/portfolio/estimate?position=Учитель&category=first'
    assert.match((await site.see(teacher, page)).body, /решают специалисты/)
    const address = `/my/portfolio/estimate?${new URLSearchParams({ position: 'Учитель', category: 'first' })}`
    const saved = await site.send(teacher, page, address, { points_1_1: '7', points_3_1: '7' })
    assert.equal(saved.statusCode, 303)
    const shown = (await site.see(teacher, page)).body
    assert.match(shown, /14[^<]*балл/)
    assert.match(shown, /Баллы без доказательства/)
    const strange = await site.send(teacher, page, address, { points_1_1: '8', points_3_1: '9' })
    assert.equal(strange.statusCode, 422)
    assert.match(strange.body, /такого балла на шкале нет/)
    assert.deepEqual(await place.reads.selfAssessment(teacher.actor.personId, 'kuzbass', 'teachers'), { '3.1': 9 })
  })
})
