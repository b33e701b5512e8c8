import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'
import { admitted, commissionOf, fullSheet, seenOf, signSheet, specialist } from './judging-site.ts'

const region = 'kaliningrad'

describe('Калининград: от независимых листов до опубликованного приказа', () => {
  let site: DeskSite
  let secretary: Worker
  let senior: Worker
  let experts: Worker[]
  let seats: Awaited<ReturnType<typeof commissionOf>>
  let id: string
  let meetingId: string
  const main = () => experts.slice(0, 2)
  const stage = async () => (await site.reads.caseCard(id))?.state.stage

  before(async () => {
    site = await deskSite('2026-03-02T08:00:00Z')
    secretary = await site.worker('secretary', region)
    experts = [await specialist(site, region), await specialist(site, region), await specialist(site, region)]
    senior = await specialist(site, region, 'senior')
    seats = await commissionOf(site, region, secretary, '2026-01-01')
    id = await admitted(site, region, '2026-03-24')
  })
  after(() => site.close())

  it('секретарь назначает предложенных; другой состав требует причины', async () => {
    const url = `/cases/${id}/panel`
    const shown = await secretary.get(url)
    assert.equal(shown.statusCode, 200)
    assert.match(shown.body, /Предложенный состав/)
    const [first, second] = main()
    const chosen = {
      _seen: seenOf(shown.body),
      main: [first?.personId ?? '', second?.personId ?? ''],
      senior: senior.personId,
    }
    const proposed = [...shown.body.matchAll(/name="main" type="checkbox" value="([^"]+)" checked/g)].map(
      found => found[1],
    )
    if (!chosen.main.every(one => proposed.includes(one))) {
      const bare = await secretary.post(url, chosen)
      assert.equal(bare.statusCode, 422)
      assert.match(bare.body, /напишите почему/)
    }
    const once = randomUUID()
    const sent = { ...chosen, reason: 'Знакомы с предметом', _once: once }
    assert.equal((await secretary.post(url, sent)).statusCode, 303)
    assert.equal((await secretary.post(url, sent)).statusCode, 303, 'второй щелчок – тот же ответ')
    assert.equal(await stage(), 'panel_appointed')
    const late = await secretary.post(url, { ...sent, _once: randomUUID() })
    assert.equal(late.statusCode, 409, 'страница устарела')
  })

  it('неподходящих не назначают: названо условие и пункт', async () => {
    const other = await admitted(site, region, '2026-03-24', 'Боброва')
    const novice = await specialist(site, region, 'expert', { inEducationSince: plainDate('2024-09-01') })
    const shown = await secretary.get(`/cases/${other}/panel`)
    assert.match(shown.body, /Кто не подходит и почему[\s\S]*Стаж в сфере образования/)
    const answer = await secretary.post(`/cases/${other}/panel`, {
      _seen: seenOf(shown.body),
      main: [novice.personId, experts[2]?.personId ?? ''],
      senior: senior.personId,
      reason: 'Больше некому',
    })
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /Стаж в сфере образования/)
  })

  it('чужой специалист дела не видит, свой начинает экспертизу', async () => {
    const stranger = experts[2] as Worker
    const [first] = main()
    for (const thing of ['', '/signing', '/conflict', '/disputes'])
      assert.equal((await stranger.get(`/expertise/${id}${thing}`)).statusCode, 404, thing)
    assert.equal((await stranger.post(`/expertise/${id}`, fullSheet(), '/expertise')).statusCode, 404)
    const list = await first?.get('/expertise')
    assert.match(list?.body ?? '', /Ветрова/)
    assert.equal((await first?.post(`/expertise/${id}/beginning`, {}, `/expertise/${id}`))?.statusCode, 303)
    assert.equal(await stage(), 'assessment')
  })

  it('черновик хранится, сумма считается, «не применяется» требует объяснения, чужого балла на шкале нет', async () => {
    const [first] = main()
    const url = `/expertise/${id}`
    const strange = await first?.post(url, { points_1_1: '5' })
    assert.equal(strange?.statusCode, 422)
    assert.match(strange?.body ?? '', /такого балла на шкале нет/)
    assert.equal((await first?.post(url, { points_1_1: '7', points_2_1: 'na' }))?.statusCode, 303)
    const shown = await first?.get(url)
    assert.match(shown?.body ?? '', />7<\/strong> баллов, <span data-answered>оценено 2 из 14/)
    const signing = await first?.get(`${url}/signing`)
    assert.match(signing?.body ?? '', /Лист ещё не готов[\s\S]*напишите, почему он не применяется/)
    assert.doesNotMatch(signing?.body ?? '', /name="saved"/)
  })

  it('листы независимы: до второй подписи коллега не видит первой', async () => {
    const [first, second] = main() as [Worker, Worker]
    assert.equal((await signSheet(first, id, fullSheet({ comment_3_1: 'Диплом первой степени' }))).statusCode, 303)
    const blind = await second.get(`/expertise/${id}`)
    assert.doesNotMatch(blind.body, /Диплом первой степени/)
    assert.doesNotMatch((await senior.get(`/expertise/${id}`)).body, /Диплом первой степени/)
    assert.equal((await first.get(`/expertise/${id}/signing`)).statusCode, 303, 'подписанный лист не подписывают снова')
    const other = fullSheet({ points_3_1: '7', comment_3_1: 'Вторая степень', points_5_3: '3' })
    assert.equal((await signSheet(second, id, other)).statusCode, 303)
    assert.equal(await stage(), 'disputed')
  })

  it('старший видит обе стороны и решает каждую позицию с обоснованием', async () => {
    const url = `/expertise/${id}/disputes`
    const shown = await senior.get(url)
    assert.match(shown.body, /Диплом первой степени[\s\S]*Вторая степень/)
    assert.equal((await (main()[0] as Worker).get(url)).statusCode, 404)
    const sent = { _seen: seenOf(shown.body), points_3_1: '9', points_5_3: '6', comment_3_1: 'Диплом проверен' }
    const bare = await senior.post(url, sent)
    assert.equal(bare.statusCode, 422)
    assert.match(bare.body, /Обоснуйте решение по позиции 5\.3/)
    const ruled = await senior.post(url, { ...sent, comment_5_3: 'Приказ представлен' })
    assert.equal(ruled.statusCode, 303, ruled.body.slice(0, 2000))
    assert.equal(await stage(), 'assessed')
  })

  it('заседание: назначено на выходной – предупреждение; в повестке готовое дело', async () => {
    const form = { time: '10:00', form: 'video', place: 'Калининград', link: 'https://vks.example/1' }
    const off = await secretary.post('/meetings/new', { ...form, on: '22.03.2026' })
    assert.equal(off.statusCode, 422)
    assert.match(off.body, /нерабочий день/)
    const convened = await secretary.post('/meetings/new', { ...form, on: '24.03.2026', _once: randomUUID() })
    assert.equal(convened.statusCode, 303, convened.body.slice(0, 2000))
    meetingId = String(convened.headers.location).split('/').at(-1) ?? ''
    const nothing = await secretary.get(`/meetings/${meetingId}/agenda?search=${encodeURIComponent('Нетаких')}`)
    assert.match(nothing.body, /готовых дел не нашлось/)
    const added = await secretary.post(`/meetings/${meetingId}/agenda`, { cases: id })
    assert.equal(added.statusCode, 303, added.body.slice(0, 2000))
    const print = await secretary.get(`/meetings/${meetingId}/print`)
    assert.match(print.body, /Ветрова Мария Петровна/)
  })

  it('члены другого заседания и посторонние его не видят', async () => {
    const outsider = await site.worker('member', region)
    assert.equal((await outsider.get(`/meetings/${meetingId}`)).statusCode, 404)
    assert.equal((await outsider.get(`/meetings/${meetingId}/items/${id}`)).statusCode, 404)
    assert.doesNotMatch((await outsider.get('/meetings')).body, /24\.03\.2026/)
    const far = await site.worker('secretary', 'kbr')
    assert.equal((await far.get(`/meetings/${meetingId}`)).statusCode, 404)
    assert.match((await (seats.members[0] as Worker).get('/meetings')).body, /24\.03\.2026/)
  })

  it('день заседания: кворум считается, член голосует сам, остальные голоса пишет секретарь', async () => {
    site.setClock('2026-03-24T07:00:00Z')
    const url = `/meetings/${meetingId}`
    const { chair, members } = seats
    const few = await secretary.post(`${url}/attendance`, { present: [secretary.personId, chair.personId] }, url)
    assert.equal(few.statusCode, 303)
    assert.match((await secretary.get(url)).body, /из 7 нужно 5, есть 2/)
    assert.equal((await chair.post(`${url}/opening`, {}, url)).statusCode, 422)
    assert.equal((await secretary.post(`${url}/attendance`, { all: 'yes' }, url)).statusCode, 303)
    assert.equal((await chair.post(`${url}/opening`, {}, url)).statusCode, 303)
    const item = `${url}/items/${id}`
    const voter = members[0] as Worker
    assert.equal((await voter.post(`${item}/vote`, { vote: 'for' }, item)).statusCode, 303)
    assert.match((await voter.get(item)).body, /Ваш голос: «за»/)
    const early = await secretary.post(`${item}/decision`, {}, item)
    assert.equal(early.statusCode, 422)
    const filled = await secretary.get(`${item}?fill=for`)
    const names = [
      ...new Set([...filled.body.matchAll(/name="(vote_[^"]+)" value="for" checked/g)].map(found => found[1] ?? '')),
    ]
    assert.equal(names.length, 7)
    const votes = await secretary.post(`${item}/votes`, Object.fromEntries(names.map(name => [name, 'for'])), item)
    assert.equal(votes.statusCode, 303, votes.body.slice(0, 2000))
    assert.equal((await secretary.post(`${item}/decision`, {}, item)).statusCode, 303)
    assert.equal(await stage(), 'decided')
  })

  it('протокол подписывают трое названных, и больше никто', async () => {
    const url = `/meetings/${meetingId}`
    assert.equal((await secretary.post(`${url}/closing`, {}, url)).statusCode, 303)
    assert.equal((await (seats.members[0] as Worker).post(`${url}/signature`, {}, url)).statusCode, 422)
    for (const who of [secretary, seats.chair, seats.deputy])
      assert.equal((await who.post(`${url}/signature`, {}, url)).statusCode, 303)
    assert.match((await secretary.get(url)).body, /протокол подписан/)
  })

  it('приказ: предпросмотр, проект, подпись, публикация, результаты', async () => {
    const wait = await secretary.get('/orders')
    assert.match(wait.body, /Заседания ждут приказа/)
    const draft = `/orders/new?meeting=${meetingId}`
    assert.match((await secretary.get(draft)).body, /1\. Ветрова Мария Петровна/)
    const once = randomUUID()
    const drafted = await secretary.post('/orders/new', { meeting: meetingId, _once: once }, draft)
    assert.equal(drafted.statusCode, 303, drafted.body.slice(0, 2000))
    const again = await secretary.post('/orders/new', { meeting: meetingId, _once: once }, draft)
    assert.equal(again.headers.location, drafted.headers.location)
    const url = String(drafted.headers.location)

    const minister = await site.worker('signatory', region)
    const foreign = await site.worker('signatory', 'kbr')
    assert.equal((await foreign.get(url)).statusCode, 404)
    const signing = await minister.get(`${url}/signature`)
    assert.match(signing.body, /Учебная подпись[\s\S]*Приказ подписан на бумаге/)
    assert.equal((await minister.post(`${url}/signature`, { number: '' })).statusCode, 303)
    assert.equal((await secretary.post(`${url}/publication`, {}, url)).statusCode, 303)
    assert.equal((await secretary.post(`${url}/results`, {}, url)).statusCode, 303)
    assert.equal(await stage(), 'closed')
    const shown = await secretary.get(url)
    assert.match(
      shown.body,
      /Результаты направлены заявителям[\s\S]*Опубликован[\s\S]*Подписан[\s\S]*Подготовлен проект/,
    )
    assert.match((await secretary.get('/orders?status=published')).body, /№ 1/)
    assert.doesNotMatch((await secretary.get('/orders?status=draft')).body, /№ 1</)
  })
})
