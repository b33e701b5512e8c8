import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { fileRequest } from '../src/application/requests.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'

const seenOf = (body: string): string => /name="_seen" value="([^"]*)"/.exec(body)?.[1] ?? ''
const decoded = (address: string): string => address.replaceAll('&amp;', '&')

describe('очередь дел', () => {
  let site: DeskSite
  let clerk: Worker
  const ids: Record<string, string> = {}
  before(async () => {
    site = await deskSite('2026-02-10T05:00:00Z')
    clerk = await site.worker('clerk')
    for (const surname of ['Ветрова', 'Лугова', 'Сомова']) ids[surname] = await site.filed('kbr', {}, surname)
    ids.foreign = await site.filed('penza', {}, 'Чужая')
    site.setClock('2026-03-02T05:00:00Z')
    ids.fresh = await site.filed('kbr', { category: 'highest' }, 'Ёлкина')
  })
  after(() => site.close())

  it('показывает дела своего региона, ближайший срок первым, и сколько ждёт меня', async () => {
    const { body } = await clerk.get('/cases')
    assert.match(body, /Ветрова Мария Петровна/)
    assert.doesNotMatch(body, /Чужая/)
    assert.match(body, /<strong>4<\/strong> <span>Ждут меня/)
    assert.match(body, /<strong>3<\/strong> <span>Срок прошёл/)
    assert.ok(body.indexOf('Ветрова Мария') < body.indexOf('Ёлкина Мария'))
    assert.match(body, /просрочен на/)
  })

  it('отбор и поиск живут в адресе; «е» находит «ё»; пустой отбор говорит, что делать', async () => {
    assert.match((await clerk.get(`/cases?search=${encodeURIComponent('елк')}`)).body, /Ёлкина/)
    const highest = (await clerk.get('/cases?category=highest')).body
    assert.match(highest, /Ёлкина/)
    assert.doesNotMatch(highest, /Сомова/)
    assert.doesNotMatch((await clerk.get('/cases?due=overdue')).body, /Ёлкина/)
    assert.match(
      (await clerk.get('/cases?officer=me')).body,
      /По этому отбору дел нет[\s\S]*Показать все открытые дела/,
    )
    assert.equal((await clerk.get('/cases?stage=nonsense&sort=1&after=%00&category=%27')).statusCode, 200)
  })

  it('состояния названы словами региона, а одинаковые слова различены', async () => {
    assert.match((await clerk.get('/cases')).body, /<option value="review" >Заявление принято к рассмотрению<\/option>/)
    const kuzbass = await site.worker('clerk', 'kuzbass')
    assert.match(
      (await kuzbass.get('/cases')).body,
      /<option value="assessment" >Промежуточные результаты по заявлению: идёт экспертиза<\/option>/,
    )
  })

  it('длинный список листается по ключу вперёд и назад', async () => {
    const many = await deskSite()
    const own = await many.worker('clerk', 'irkutsk')
    for (let n = 0; n < 52; n++) await many.filed('irkutsk', {}, `Ясная-${String.fromCharCode(1040 + (n % 26))}`)
    const first = await own.get('/cases?sort=surname')
    assert.match(first.body, /Показано 50 из 52 дел/)
    const next = decoded(/href="([^"]+)" rel="next"/.exec(first.body)?.[1] ?? '')
    const second = await own.get(next)
    assert.match(second.body, /Показано 2 из 52 дел/)
    const back = decoded(/href="([^"]+)" rel="prev"/.exec(second.body)?.[1] ?? '')
    assert.match((await own.get(back)).body, /Показано 50 из 52 дел/)
    await many.close()
  })

  it('несколько дел сразу: по каждому свой итог, чужое не выдаёт себя, повтор ничего не добавляет', async () => {
    const chosen = [ids.Ветрова ?? '', ids.Лугова ?? '', ids.foreign ?? '', 'не дело']
    const fields = { order: 'register', case: chosen, _once: randomUUID() }
    const answer = await clerk.post('/cases/several', fields, '/cases')
    assert.equal(answer.statusCode, 200)
    assert.match(answer.body, /Выполнено: 2 из 4/)
    assert.match(answer.body, /Неизвестное дело[\s\S]*недоступно/)
    assert.doesNotMatch(answer.body, /Чужая/)
    assert.match((await clerk.post('/cases/several', fields, '/cases')).body, /Выполнено: 2 из 4/)
    const events = await site.reads.history(ids.Ветрова ?? '')
    assert.equal(events.filter(event => event.type === 'Registered').length, 1)
    const again = await clerk.post('/cases/several', { ...fields, _once: randomUUID() }, '/cases')
    assert.match(again.body, /Выполнено: 0 из 4[\s\S]*Сейчас нельзя зарегистрировать/)
    assert.equal((await clerk.post('/cases/several', { order: 'register' }, '/cases')).statusCode, 422)
  })

  it('журнал показывает период и отдаёт файл, в котором чужой текст не формула', async () => {
    const journal = await clerk.get('/journal?from=01.02.2026&to=28.02.2026')
    assert.match(journal.body, /3\u00a0заявления/)
    assert.doesNotMatch(journal.body, /Ёлкина/)
    assert.equal((await clerk.get('/journal?from=31.02.2026')).statusCode, 422)
    const file = await clerk.get('/journal.csv?from=01.02.2026&to=31.03.2026')
    assert.match(String(file.headers['content-type']), /text\/csv/)
    assert.equal(file.body.split('\r\n').length, 6)
    assert.match(file.body, /^\u{FEFF}Номер;Поступило;/u)
  })

  it('доска руководителя считает сроки и нагрузку, делопроизводителю она не открыта', async () => {
    const supervisor = await site.worker('supervisor')
    const { body } = await supervisor.get('/board')
    assert.match(body, /<strong>4<\/strong> <span>Открытых дел/)
    assert.match(body, /Ещё не приняты к рассмотрению/)
    assert.match(body, /<svg class="house-bar"/)
    assert.match(body, />Март</)
    assert.equal((await clerk.get('/board')).statusCode, 403)
  })
})

describe('обращения', () => {
  let site: DeskSite
  let clerk: Worker
  before(async () => {
    site = await deskSite()
    clerk = await site.worker('clerk')
  })
  after(() => site.close())

  const filedExtract = async (): Promise<string> => {
    const caseId = await site.filed('kbr')
    const applicantId = (await site.reads.caseCard(caseId))?.person.id ?? ''
    const by = { actor: { personId: applicantId, role: 'teacher' as const, region: 'kbr' }, accountId: randomUUID() }
    const done = await fileRequest(site.app, by, {
      region: 'kbr',
      request: {
        ...{ applicantId, contents: { kind: 'extract', form: 'extract' }, channel: 'system', answerBy: 'in_person' },
        ...{ documents: [], caseId },
      },
      text: { reason: 'Для отдела кадров' },
    })
    if (isRefusal(done)) throw new Error(done.because)
    return done.requestId
  }

  it('выписку никогда не аттестованному не выдают, а отказывают по перечню; ответ уходит', async () => {
    const id = await filedExtract()
    assert.match((await clerk.get('/requests')).body, new RegExp(id))
    assert.match((await clerk.get(`/requests/${id}`)).body, /Для отдела кадров/)
    assert.equal((await clerk.post(`/requests/${id}/registration`, {})).statusCode, 303)
    const granted = await clerk.post(`/requests/${id}/fulfilment`, { form: 'extract' })
    assert.equal(granted.statusCode, 422)
    const form = await clerk.get(`/requests/${id}/refusal`)
    const ground = /name="grounds" type="checkbox" value="([^"]+)"/.exec(form.body)?.[1] ?? ''
    const refused = await clerk.post(`/requests/${id}/refusal`, { grounds: ground, seen: 'Приказа нет' })
    assert.equal(refused.statusCode, 303, refused.body.slice(0, 300))
    const sent = await clerk.post(`/requests/${id}/answer`, { way: 'in_person' })
    assert.equal(sent.statusCode, 303)
    assert.equal((await site.reads.requestCard(id))?.row.finished, true)
  })

  it('чужому региону обращения нет', async () => {
    const id = await filedExtract()
    const other = await site.worker('clerk', 'penza')
    assert.equal((await other.get(`/requests/${id}`)).statusCode, 404)
    assert.equal((await other.post(`/requests/${id}/registration`, {}, '/requests')).statusCode, 404)
    assert.equal((await other.get('/requests/1')).statusCode, 404)
  })

  it('отказ в деле направляется и дело уходит в архив', async () => {
    const id = await site.filed('kbr')
    const form = await clerk.get(`/cases/${id}/acceptance-refusal`)
    const fields = { _seen: seenOf(form.body), grounds: 'other-service', seen: 'иная услуга', _step: 'confirm' }
    assert.equal((await clerk.post(`/cases/${id}/acceptance-refusal`, fields)).statusCode, 303)
    const early = await clerk.post(`/cases/${id}/archive`, { _seen: '2' })
    assert.equal(early.statusCode, 422)
    const send = { _seen: '2', form: 'acceptance_refusal', _step: 'confirm' }
    assert.equal((await clerk.post(`/cases/${id}/result`, send)).statusCode, 303)
    assert.equal((await clerk.post(`/cases/${id}/archive`, { _seen: '3' })).statusCode, 303)
    assert.equal((await site.reads.caseCard(id))?.line.stage, 'archived')
  })
})
