import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { registerCase } from '../src/application/filing.ts'
import { orderCase } from '../src/application/handle.ts'
import { noteSpeech } from '../src/application/meeting-notes.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import type { Command } from '../src/domain/case/commands.ts'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'
import { commissionOf, specialist } from './judging-site.ts'
import { textOf } from './papers/paper-desk.ts'
import { refusedAs, sure } from './signing/order-story.ts'

const region = 'kuzbass'

describe('выступления, воздержавшиеся и причины отсутствия', () => {
  let site: DeskSite
  let secretary: Worker
  let chair: Worker
  let members: Worker[]
  let expert: Worker
  let url: string
  let item: string
  let other: string
  let caseId: string

  const acting = (who: Worker, role: 'clerk' | 'expert' | 'secretary') => ({
    actor: { personId: who.personId, role, region },
    accountId: who.accountId,
  })
  const ready = async (surname: string): Promise<string> => {
    const clerk = acting(await site.worker('clerk', region), 'clerk')
    const id = await site.filed(region, { awardsClaimed: true, documents: ['awards', 'analytical_note'] }, surname)
    sure(await registerCase(site.app, clerk, id, region))
    const attestation = { on: plainDate('2026-03-24'), place: 'Министерство', form: 'absent' as const }
    const steps: Command[] = [{ type: 'StartReview' }, { type: 'Admit', attestation }]
    for (const command of steps) sure(await orderCase(site.app, clerk, id, command))
    const award = { type: 'ConfirmAwards', expertId: expert.personId, award: 'Почётная грамота' } as const
    sure(await orderCase(site.app, acting(expert, 'expert'), id, award))
    return id
  }
  const convene = async (hour: string): Promise<string> => {
    const form = { on: '24.03.2026', time: hour, form: 'in_person', place: 'Кемерово', link: '' }
    const made = await secretary.post('/meetings/new', form)
    assert.equal(made.statusCode, 303, made.body.slice(0, 1500))
    return String(made.headers.location)
  }
  const speechIn = (body: string): string => /\?speech=([0-9a-f-]{36})/.exec(body)?.[1] ?? ''

  before(async () => {
    site = await deskSite('2026-03-02T05:00:00Z')
    secretary = await site.worker('secretary', region)
    const commission = await commissionOf(site, region, secretary, '2025-01-01')
    chair = commission.chair
    members = commission.members
    expert = await specialist(site, region)
    caseId = await ready('Ветрова')
    const second = await ready('Лесной')
    site.setClock('2026-03-24T03:00:00Z')
    url = await convene('10:00')
    assert.equal((await secretary.post(`${url}/agenda`, { cases: [caseId, second] })).statusCode, 303)
    item = `${url}/items/${caseId}`
    other = `${url}/items/${second}`
  })
  after(() => site.close())

  it('причина отсутствия записывается только тому, кого нет, и её можно не указывать', async () => {
    const [away, alsoAway, there] = members.slice(1) as [Worker, Worker, Worker]
    assert.match((await secretary.get(url)).body, /Причины отсутствия/)
    const present = [chair, secretary, members[0] as Worker, there].map(({ personId }) => personId)
    const deputy = (await site.reads.commissionOf(region, plainDate('2026-03-24'))).find(
      ({ duty }) => duty === 'deputy_chair',
    )
    const marked = await secretary.post(
      `${url}/attendance`,
      {
        present: [...present, deputy?.personId ?? ''],
        [`absence_${away.personId}`]: 'Командировка <b>в Москву</b>',
        [`absence_${alsoAway.personId}`]: ' ',
        [`absence_${there.personId}`]: 'Опоздал',
      },
      url,
    )
    assert.equal(marked.statusCode, 303, marked.body.slice(0, 1500))
    const { absences } = await site.reads.meetingNotes(url.split('/').at(-1) ?? '')
    assert.deepEqual(absences, { [away.personId]: 'Командировка <b>в Москву</b>' })
    assert.match((await secretary.get(url)).body, /value="Командировка &lt;b&gt;в Москву&lt;\/b&gt;"/)
    assert.match((await chair.get(url)).body, /отсутствует: Командировка &lt;b&gt;/)
  })

  it('до открытия выступлений не записывают', async () => {
    const early = await secretary.post(`${item}/speech`, { speaker: chair.personId, gist: 'Рано' }, url)
    assert.equal(early.statusCode, 422)
    assert.match(early.body, /пока заседание идёт/)
    assert.equal((await secretary.post(`${url}/opening`, {}, url)).statusCode, 303)
  })

  it('секретарь и председатель записывают, кто выступил: члена комиссии, заявителя, специалиста или другого', async () => {
    const applicantId = (await site.reads.caseCard(caseId))?.state.applicantId ?? ''
    const said = [
      [secretary, { speaker: chair.personId, gist: 'Предложила поддержать' }],
      [chair, { speaker: applicantId, gist: 'Рассказала о работе\nс детьми' }],
      [secretary, { speaker: expert.personId, gist: 'Награда подтверждена' }],
      [secretary, { speaker: 'other', speaker_name: 'Ветров А. П., работодатель', gist: 'Просил <i>поддержать</i>' }],
    ] as const
    for (const [who, speech] of said) {
      const done = await who.post(`${item}/speech`, speech, item)
      assert.equal(done.statusCode, 303, done.body.slice(0, 1500))
    }
    const shown = await (members[0] as Worker).get(item)
    assert.match(
      shown.body,
      /Предложила поддержать[\s\S]*Рассказала[\s\S]*Ветров А\. П\., работодатель<\/strong>: Просил &lt;i&gt;/,
    )
    assert.doesNotMatch(shown.body, /Записать выступление|Изменить/)
    assert.doesNotMatch((await secretary.get(other)).body, /Предложила поддержать/)
  })

  it('чего не хватает, названо у поля; чужой и отсутствующий не выступали', async () => {
    const empty = await secretary.post(`${item}/speech`, {}, item)
    assert.equal(empty.statusCode, 422)
    assert.match(empty.body, /id="speaker-error"[\s\S]*id="gist-error"/)
    const nameless = await secretary.post(`${item}/speech`, { speaker: 'other', gist: 'За' }, item)
    assert.match(nameless.body, /id="speaker_name-error"/)
    const stranger = await site.worker('member', region)
    for (const { personId } of [stranger, members[1] as Worker]) {
      const wrong = await secretary.post(`${item}/speech`, { speaker: personId, gist: 'За' }, item)
      assert.equal(wrong.statusCode, 422)
      assert.match(wrong.body, /id="speaker-error"/)
      const forged = { personId, name: null, gist: 'За' }
      const meetingId = url.split('/').at(-1) ?? ''
      assert.equal(
        refusedAs(await noteSpeech(site.app, acting(secretary, 'secretary'), meetingId, caseId, forged)),
        'not_a_speaker',
      )
    }
    assert.equal((await (members[0] as Worker).post(`${item}/speech`, { gist: 'x' }, item)).statusCode, 403)
    const abroad = await site.worker('secretary', 'kbr')
    assert.equal((await abroad.post(`${item}/speech`, { gist: 'x' }, '/meetings')).statusCode, 404)
  })

  it('записанное меняют и убирают; выступление другого дела так не тронуть', async () => {
    const noted = await secretary.post(`${other}/speech`, { speaker: chair.personId, gist: 'Ошибка' }, other)
    assert.equal(noted.statusCode, 303)
    const id = speechIn((await secretary.get(other)).body)
    const form = await secretary.get(`${other}?speech=${id}`)
    assert.match(form.body, /name="speech" value="[0-9a-f-]{36}"[\s\S]*Ошибка<\/textarea>[\s\S]*Убрать/)
    const foreign = await secretary.post(`${item}/speech`, { speech: id, speaker: chair.personId, gist: 'Чужое' }, item)
    assert.equal(foreign.statusCode, 422)
    assert.equal((await secretary.post(`${item}/speech`, { speech: id, remove: 'yes' }, item)).statusCode, 422)
    const better = { speech: id, speaker: members[0]?.personId ?? '', gist: 'Верно' }
    assert.equal((await secretary.post(`${other}/speech`, better, other)).statusCode, 303)
    const { speeches } = await site.reads.meetingNotes(url.split('/').at(-1) ?? '')
    assert.deepEqual(
      speeches.filter(one => one.id === id).map(({ personId, gist }) => [personId, gist]),
      [[members[0]?.personId, 'Верно']],
    )
    assert.equal((await secretary.post(`${other}/speech`, { speech: id, remove: 'yes' }, other)).statusCode, 303)
    assert.doesNotMatch((await secretary.get(other)).body, /Верно/)
  })

  it('протокол: СЛУШАЛИ, ВЫСТУПИЛИ, ГОЛОСОВАЛИ с воздержавшимися, РЕШИЛИ; где не выступали, раздела нет', async () => {
    for (const [at, page] of [item, other].entries()) {
      const grid = await secretary.get(page)
      const names = [...new Set([...grid.body.matchAll(/name="(vote_[^"]+)"/g)].map(found => found[1] ?? ''))]
      const votes = names.map((name, n) => [name, at === 0 && n === 4 ? 'abstained' : 'for'])
      assert.equal((await secretary.post(`${page}/votes`, Object.fromEntries(votes), page)).statusCode, 303)
      assert.match((await secretary.get(page)).body, new RegExp(`воздержались – ${at === 0 ? 1 : 0}\\.`))
      assert.equal((await secretary.post(`${page}/decision`, {}, page)).statusCode, 303)
    }
    assert.equal((await secretary.post(`${url}/closing`, {}, url)).statusCode, 303)
    const card = await site.reads.meetingCard(url.split('/').at(-1) ?? '')
    const paper = card?.papers.find(({ form }) => form === 'minutes')
    const text = textOf((await site.reads.paper(paper?.id ?? ''))?.content ?? assert.fail('протокола нет'))
    assert.match(text, /Отсутствовали[\s\S]*\(Командировка <b>в Москву<\/b>\)/)
    assert.match(text, /СЛУШАЛИ:[\s\S]*ВЫСТУПИЛИ:[\s\S]*: Предложила поддержать/)
    assert.match(text, /Ветрова [^\n]*\(заявитель\): Рассказала о работе с детьми/)
    assert.match(
      text,
      /\(специалист\): Награда подтверждена[\s\S]*Ветров А\. П\., работодатель: Просил <i>поддержать<\/i>/,
    )
    assert.match(text, /ГОЛОСОВАЛИ: за – 4, против – 0, воздержались – 1\.[\s\S]*РЕШИЛИ:/)
    assert.match(text, /ГОЛОСОВАЛИ: за – 5, против – 0, воздержались – 0\./)
    assert.equal(text.match(/ВЫСТУПИЛИ/g)?.length, 1)
  })

  it('после закрытия слова уже в протоколе: изменить их нельзя', async () => {
    const late = await secretary.post(`${item}/speech`, { speaker: chair.personId, gist: 'Поздно' }, url)
    assert.equal(late.statusCode, 422)
    assert.doesNotMatch((await secretary.get(item)).body, /Изменить<|Записать выступление/)
  })

  it('ни слов, ни причин нет ни в журнале событий, ни в следе действий', async () => {
    const { rows } = await site.database.pool.query(
      `select data::text as kept from events union all select details::text from audit`,
    )
    const kept = rows.map(row => row.kept).join('\n')
    assert.doesNotMatch(kept, /Предложила|Рассказала|Командировка|Ветров А/)
    assert.match(kept, /"speech"/)
  })
})
