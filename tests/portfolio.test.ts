import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { openFile } from '../src/application/open-paper.ts'
import { chooseProofs } from '../src/application/portfolio/choose-proofs.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import { filledDraft } from './filing-place.ts'
import { type Part, portfolioPlace, proofParts } from './portfolio-place.ts'

describe('портфолио учителя', async () => {
  const { place, site, described, proofsOf, close } = await portfolioPlace()
  after(close)

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
