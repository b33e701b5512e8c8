import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { orderCase } from '../src/application/handle.ts'
import { refilled } from './shown-form.ts'
import { sure } from './signing/order-story.ts'
import { testingPlace } from './testing-place.ts'

describe('сессия профессионального тестирования', async () => {
  const place = await testingPlace()
  const { site, secretary, clerk, other, ids, session } = place
  const { by, stageOf, seats, seatAt, appoint, attendance, results, sendScores } = place
  after(() => site.close())

  it('назначается секретарём; занятая аудитория и чужой сотрудник не проходят', async () => {
    assert.equal((await clerk.get('/testing/new')).statusCode, 403)
    const bad = await appoint({ on: '01.03.2026', time: '', seats: '0' })
    assert.equal(bad.statusCode, 422)
    assert.match(bad.body, /Число мест – от 1 до 500/)
    assert.match((await appoint({ on: '01.03.2026' })).body, /уже прошёл/)
    const abroad = await site.worker('clerk', 'penza')
    assert.match((await appoint({ conductor: abroad.personId })).body, /должностное лицо министерства/)
    const made = await appoint()
    assert.equal(made.statusCode, 303, made.body.slice(0, 800))
    session.url = String(made.headers.location)
    assert.match((await appoint({ time: '11:00', conductor: secretary.personId })).body, /идёт другая сессия/)
    assert.match((await appoint({ time: '11:00', place: 'Класс 6' })).body, /проводит другую сессию/)
    assert.match((await secretary.get('/testing')).body, /0 из 3/)
    assert.match((await (await site.worker('secretary', 'kuzbass')).get('/testing')).body, /не предусматривает/)
  })

  it('записывают тех, кто ждёт; мест не больше, чем есть; другой день сообщают уведомлением', async () => {
    const found = await secretary.get(`${session.url}/seating?search=${encodeURIComponent('белова')}`)
    assert.match(found.body, /Другое место; уйдёт уведомление об изменении/)
    assert.doesNotMatch(found.body, /Абрамова/)
    assert.equal((await secretary.post(`${session.url}/seating`, {})).statusCode, 422)
    const full = await secretary.post(`${session.url}/seating`, { cases: ids })
    assert.equal(full.statusCode, 422)
    assert.match(full.body, /Записано 3, не записано 1/)
    assert.match(full.body, /Свободных мест больше нет/)
    assert.equal((await seats()).length, 3)
    const notices = (id: string) =>
      site.reads.caseCard(id).then(card => card?.papers.filter(({ form }) => form === 'attestation_notice').length)
    assert.equal(await notices(ids[0] ?? ''), 1, 'место то же – сообщать нечего')
    assert.equal(await notices(ids[1] ?? ''), 2)
    assert.match((await secretary.post(`${session.url}/seating`, { cases: ids[0] ?? '' })).body, /Место уже есть/)
  })

  it('чужой регион и чужой сотрудник сессию не ведут', async () => {
    const abroad = await site.worker('secretary', 'kaliningrad')
    assert.equal((await abroad.get(session.url)).statusCode, 404)
    assert.equal((await other.get(session.url)).statusCode, 200)
    assert.equal((await other.get(`${session.url}/attendance`)).statusCode, 404)
    assert.equal((await other.post(`${session.url}/closing`, {}, session.url)).statusCode, 404)
    assert.equal((await clerk.get(`${session.url}/seating`)).statusCode, 403)
  })

  it('до дня ничего не отмечают; в день личность сверяют раньше, чем допускают', async () => {
    const first = await seatAt(1)
    assert.match(
      (await attendance({ [`presence_${first.id}`]: 'came', [`paper_${first.id}`]: 'passport' })).body,
      /день тестирования, а он ещё не наступил/,
    )
    site.setClock('2026-03-16T06:30:00Z')
    const bare = await attendance({ [`presence_${first.id}`]: 'came' })
    assert.equal(bare.statusCode, 422)
    assert.match(bare.body, /по какому документу установлена личность/)
    const [second, third] = [await seatAt(2), await seatAt(3)]
    const marked = await attendance({
      [`presence_${first.id}`]: 'came',
      [`paper_${first.id}`]: 'passport',
      [`presence_${second.id}`]: 'came',
      [`paper_${second.id}`]: 'other',
      [`presence_${third.id}`]: 'none',
      [`reason_${third.id}`]: 'Не пришла <script>',
      briefed_all: 'yes',
    })
    assert.equal(marked.statusCode, 303, marked.body.slice(0, 500))
    assert.match((await clerk.get(session.url)).body, /Не пришла &lt;script&gt;/)
    assert.equal((await clerk.post(`${session.url}/start`, {}, session.url)).statusCode, 303)
    assert.equal((await clerk.post(`${session.url}/start`, {}, session.url)).statusCode, 422)
    assert.equal((await secretary.post(`${session.url}/cancellation`, { reason: 'Передумали' })).statusCode, 422)
  })

  it('два окна не затирают друг друга', async () => {
    const first = await seatAt(1)
    const stale = refilled((await clerk.get(`${session.url}/attendance`)).body, { [`presence_${first.id}`]: '' })
    assert.equal(
      (
        await attendance({
          [`presence_${first.id}`]: 'came',
          [`paper_${first.id}`]: 'residence',
          [`briefed_${first.id}`]: 'yes',
        })
      ).statusCode,
      303,
    )
    const late = await clerk.post(`${session.url}/attendance`, stale)
    assert.equal(late.statusCode, 422)
    assert.match(late.body, /изменили в другом окне/)
    assert.equal((await seatAt(1)).identityPaper, 'residence')
  })

  it('балл вне шкалы не принимают, удалённому ставится ноль, недостающее называют', async () => {
    const [first, second] = [await seatAt(1), await seatAt(2)]
    assert.match((await results({ [`score_${first.id}`]: '101' })).body, /от 0 до 100/)
    assert.match((await results({ [`score_${first.id}`]: '-5' })).body, /Впишите баллы числом/)
    const removal = `${session.url}/seats/${second.id}/removal`
    assert.equal((await clerk.post(removal, { cause: 'phone', words: ' ' })).statusCode, 422)
    assert.equal((await results({ [`score_${second.id}`]: '70' })).statusCode, 303)
    await clerk.post(`${session.url}/acquainted`, { [`acquainted_${second.id}`]: 'paper' }, `${session.url}/results`)
    assert.equal((await clerk.post(removal, { cause: 'phone', words: 'Читал с телефона' })).statusCode, 303)
    assert.equal((await seatAt(2)).score, 0)
    assert.equal((await seatAt(2)).acquainted, null, 'подписан был другой балл')
    assert.match((await results({ [`score_${second.id}`]: '70' })).body, /ставится 0 баллов/)
    const early = await clerk.post(`${session.url}/closing`, {}, `${session.url}/closing`)
    assert.equal(early.statusCode, 422)
    assert.match(early.body, /место 1 — не внесён балл/)
    assert.equal((await results({ [`score_${first.id}`]: '59,5' })).statusCode, 303)
  })

  it('после подписи балл меняют только с причиной, и подписать его надо снова', async () => {
    const first = await seatAt(1)
    assert.equal(
      (await clerk.post(`${session.url}/acquainted`, { [`acquainted_${first.id}`]: 'paper' }, `${session.url}/results`))
        .statusCode,
      303,
    )
    assert.match((await results({ [`score_${first.id}`]: '61' })).body, /почему балл изменён после подписи/)
    assert.equal(
      (await results({ [`score_${first.id}`]: '58', [`why_${first.id}`]: 'Не засчитано задание' })).statusCode,
      303,
    )
    assert.equal((await seatAt(1)).acquainted, null)
    assert.deepEqual(
      (await site.reads.scoreNotes(first.id)).map(({ score }) => score),
      [59.5, 58],
    )
  })

  it('баллы таблицей: сначала показано, что прочитано, вносится по кнопке и по тем же правилам', async () => {
    const scoreOf = async () => (await seatAt(1)).score
    assert.equal((await other.get(`${session.url}/scores`)).statusCode, 404)
    assert.equal((await sendScores('б.csv', '', other)).statusCode, 404)

    const own = await clerk.get(`${session.url}/scores.xlsx`)
    assert.match((await sendScores('баллы.xlsx', own.rawPayload)).body, /Вносить нечего/)
    const report = await sendScores('баллы.csv', 'Место;ФИО;Балл\n1;;58,5\n9;;60\n2;;70\n3;;50\n;Никто <b>;1')
    assert.equal(report.statusCode, 200)
    for (const words of [
      'нет: место 9',
      'ставится 0 баллов',
      'что человек пришёл',
      'Никто &lt;b&gt;',
      'Внести баллы: 1',
    ])
      assert.ok(report.body.includes(words), words)
    assert.equal(await scoreOf(), 58, 'до кнопки ничего не внесено')
    const form = refilled(report.body, {})
    assert.equal((await clerk.post(`${session.url}/results`, form)).statusCode, 303)
    assert.equal(await scoreOf(), 58.5)
    assert.match(
      (await clerk.post(`${session.url}/results`, { ...form, [`score_${(await seatAt(1)).id}`]: '80' })).body,
      /другом окне/,
    )

    const { id } = await seatAt(1)
    await clerk.post(`${session.url}/acquainted`, { [`acquainted_${id}`]: 'paper' }, `${session.url}/results`)
    const signed = refilled((await sendScores('баллы.csv', 'Место;Балл\n1;57')).body, {})
    assert.match((await clerk.post(`${session.url}/results`, signed)).body, /почему балл изменён после подписи/)
    const mended = { ...signed, [`why_${id}`]: 'Пересчитан бланк' }
    assert.equal((await clerk.post(`${session.url}/results`, mended)).statusCode, 303)
    assert.equal(await scoreOf(), 57)
  })

  it('негодная таблица баллов: страница та же, слова у поля, ничего не меняется', async () => {
    const words = async (name: string, bytes: string) => {
      const answer = await sendScores(name, bytes)
      assert.equal(answer.statusCode, 422)
      return answer.body
    }
    assert.match(await words('б.csv', 'Место;Балл\n1;=2+2'), /В ячейке B2 формула/)
    assert.match(await words('б.csv', `Место;Балл\n${'1;5\n'.repeat(1_000_000)}`), /больше 1\s000 строк/)
    assert.match(await words('б.csv', `Место;Балл\n${'1;55555\n'.repeat(1_000_000)}`), /больше 5 МБ/)
    assert.match(await words('б.xlsx', 'Место;Балл'), /это не книга Excel/)
    assert.match(await words('б.csv', ''), /Файл пуст/)
    assert.match(await words('б.csv', 'Имя;Оценка\nБелова;5'), /нет заголовка «Балл»/)
    assert.match(await words('', ''), /Выберите файл с баллами/)
    assert.equal((await seatAt(1)).score, 57)
  })

  it('закрытие вносит всё в дела одним действием и называет, что не внесено', async () => {
    const [first, second] = await seats()
    assert.ok(first && second)
    sure(
      await orderCase(site.app, by({ ...clerk, personId: second.applicantId }, 'teacher'), second.caseId, {
        type: 'Withdraw',
        reason: 'Передумала',
      }),
    )
    assert.match((await clerk.get(`${session.url}/closing`)).body, /в него ничего не внесут/)
    const closed = await clerk.post(`${session.url}/closing`, {}, `${session.url}/closing`)
    assert.equal(closed.statusCode, 303, closed.body.slice(0, 600))
    assert.equal(await stageOf(first.caseId), 'assessed')
    assert.equal(await stageOf(second.caseId), 'withdrawn')
    const shown = await secretary.get(session.url)
    assert.match(shown.body, /В дело ничего не внесено/)
    assert.match(shown.body, /Не все ознакомлены с результатом/)
    assert.equal((await clerk.post(`${session.url}/closing`, {}, session.url)).statusCode, 422)
    assert.equal((await clerk.get(`${session.url}/attendance`)).statusCode, 404)
  })

  it('ведомость – замороженный документ с каждым человеком; её видит секретарь и может заверить', async () => {
    const sheet = /\/papers\/[0-9a-f-]+/.exec((await secretary.get(session.url)).body)?.[0] ?? ''
    const paper = await secretary.get(sheet)
    assert.equal(paper.statusCode, 200)
    for (const words of ['Абрамова', 'не пройдено', 'Удалены с тестирования', 'Читал с телефона', 'не явился'])
      assert.ok(paper.body.includes(words), words)
    assert.equal((await secretary.get(`${sheet}/signing`)).statusCode, 200)
  })

  it('ошибку после закрытия исправляет новая запись с причиной, дело идёт по верному баллу', async () => {
    const first = await seatAt(1)
    const address = `${session.url}/seats/${first.id}/correction`
    assert.equal((await clerk.get(address)).statusCode, 403)
    assert.equal((await secretary.post(address, { score: '72', reason: '' })).statusCode, 422)
    assert.equal((await secretary.post(address, { score: '720', reason: 'Ключ' })).statusCode, 422)
    assert.equal(
      (await secretary.post(address, { score: '72', reason: 'Ключ к варианту был неверен' })).statusCode,
      303,
    )
    assert.equal(await stageOf(first.caseId), 'admitted')
    const history = await site.reads.history(first.caseId)
    assert.deepEqual(
      history.map(({ type }) => type).filter(type => type.startsWith('Test')),
      ['TestRecorded', 'TestCorrected'],
    )
  })

  it('номера документов и слова людей в журнал не попадают', async () => {
    const { rows } = await site.database.pool.query(
      "select action, details::text as text from audit where action like 'test.%'",
    )
    assert.ok(rows.length > 8)
    for (const { text } of rows) assert.doesNotMatch(text, /Читал|Не пришла|passport|residence/)
    const events = await site.database.pool.query("select data::text as text from events where type like 'Test%'")
    for (const { text } of events.rows) assert.doesNotMatch(text, /Читал|passport/)
  })
})
