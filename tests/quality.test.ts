import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type JudgedPlace, judgedPlace, rule } from './judged-place.ts'
import { fullSheet, signSheet } from './judging-site.ts'

describe('Качество экспертизы: от подписи листа до таблицы', () => {
  let place: JudgedPlace
  before(async () => {
    place = await judgedPlace()
  })
  after(() => place.site.close())

  it('пока лист не подписан, в статистике его нет; подписан – есть в той же транзакции', async () => {
    const { first, caseId, rows } = place
    assert.equal((await rows('select from judged_sheets')).length, 0)
    assert.equal((await signSheet(first, caseId, fullSheet())).statusCode, 303)
    const [own] = await rows('select * from judged_sheets')
    assert.deepEqual(
      [own.expert_id, own.kind, own.set_id, own.days, own.peers, own.compared, own.disputed],
      [first.personId, 'independent', 'teachers', 3, 0, 0, 0],
    )
    assert.equal(own.points['1.1'], 7)
    assert.equal(own.overdue, own.signed_on > own.due)
  })

  it('второй лист меняет строку первого: с кем сравнили, что спорно', async () => {
    const { other, caseId, rows } = place
    assert.equal((await signSheet(other, caseId, fullSheet({ points_4_1: '2' }))).statusCode, 303)
    const both = await rows('select expert_id, compared, equal, disputed, upheld, peers from judged_sheets')
    for (const line of both)
      assert.deepEqual([line.compared, line.equal, line.disputed, line.upheld, line.peers], [14, 13, 1, null, 1])
    const [item] = await rows(`select marks, disputed from judged_items where code = '4.1'`)
    assert.deepEqual(item, { marks: '2 4', disputed: true })
  })

  it('решение старшего видно у каждого; дело выпадает на вторую оценку подходящему специалисту', async () => {
    const { first, other, second, caseId, rows } = place
    await rule(place)
    const upheld = await rows('select expert_id, upheld from judged_sheets order by upheld desc')
    assert.deepEqual(
      upheld.map(line => [line.expert_id, line.upheld]),
      [
        [first.personId, 1],
        [other.personId, 0],
      ],
    )
    const [drawn] = await rows('select * from second_opinions')
    assert.deepEqual([drawn.case_id, drawn.expert_id, drawn.status], [caseId, second.personId, 'open'])
  })

  it('специалист видит только себя и медиану: чужие страницы и файлы закрыты', async () => {
    const { first, other, second } = place
    const own = await first.get('/quality/own')
    assert.equal(own.statusCode, 200)
    for (const who of [other, second]) assert.doesNotMatch(own.body, new RegExp(who.personId))
    assert.equal((await first.get('/quality')).headers.location, '/quality/own')
    for (const address of [
      `/quality/experts/${other.personId}`,
      `/quality/experts/${first.personId}`,
      '/quality/items',
      '/quality/items/teachers@2023-09-01/4.1',
      '/quality/files/experts.csv',
      '/quality/files/items.xlsx',
      '/quality/seconds',
    ])
      assert.equal((await first.get(address)).statusCode, 403, address)
    assert.equal((await first.get(`/quality/own?expertId=${other.personId}`)).statusCode, 200)
  })

  it('руководитель, секретарь и контролёр видят регион; чужой регион – никого', async () => {
    const { site, secretary, supervisor, auditor, first, rows } = place
    for (const who of [supervisor, secretary, auditor]) {
      const shown = await who.get('/quality')
      assert.equal(shown.statusCode, 200)
      assert.match(shown.body, new RegExp(first.personId))
      assert.equal((await who.get(`/quality/experts/${first.personId}`)).statusCode, 200)
      assert.equal((await who.get('/quality/seconds')).statusCode, 200)
    }
    const foreign = await site.worker('supervisor', 'penza')
    assert.doesNotMatch((await foreign.get('/quality')).body, new RegExp(first.personId))
    assert.equal((await foreign.get(`/quality/experts/${first.personId}`)).statusCode, 404)
    assert.equal((await foreign.get('/quality/items/teachers@2023-09-01/4.1')).statusCode, 404)
    const [{ id }] = await rows('select id from second_opinions')
    assert.equal((await foreign.get(`/quality/seconds/${id}`)).statusCode, 404)
    const away = { to: 'nobody', reason: 'Проба' }
    assert.equal((await foreign.post(`/quality/seconds/${id}`, away, '/quality/seconds')).statusCode, 404)
  })

  it('мало листов – вместо чисел «мало данных»', async () => {
    const { supervisor, first } = place
    const shown = await supervisor.get(`/quality/experts/${first.personId}`)
    assert.match(shown.body, /мало данных/)
    assert.match(shown.body, /Не судите о людях по одному числу/)
  })
})
