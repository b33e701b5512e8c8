import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { storage } from '../src/adapters/db/storage.ts'
import { orderCase } from '../src/application/handle.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'
import { admitted, seenOf, specialist } from './judging-site.ts'

const region = 'kaliningrad'

describe('назначение групп по многим делам', () => {
  let site: DeskSite
  let secretary: Worker
  let experts: Worker[] = []
  let seniors: Worker[] = []
  before(async () => {
    site = await deskSite('2026-03-02T08:00:00Z')
    secretary = await site.worker('secretary', region)
    for (let n = 0; n < 6; n++) experts.push(await specialist(site, region))
    for (let n = 0; n < 5; n++) seniors.push(await specialist(site, region, 'senior'))
  })
  after(async () => {
    experts = []
    seniors = []
    await site.close()
  })

  const several = (count: number, surname: string) =>
    Promise.all(
      Array.from({ length: count }, (_, n) => admitted(site, region, '2026-04-20', `${surname}${'абвгдежз'[n]}`)),
    )
  const propose = async (cases: string[]): Promise<string> => {
    const answer = await secretary.post('/panels', { case: cases, all: '' })
    assert.equal(answer.statusCode, 303, answer.body.slice(0, 2000))
    return String(answer.headers.location).split('/').at(-1) ?? ''
  }
  const batchOf = async (id: string) => {
    const found = await site.reads.panelBatch(id)
    assert.ok(found)
    return found
  }
  const seatsOf = async (caseId: string) => (await site.reads.caseCard(caseId))?.seats ?? []

  it('предложение, подтверждение: каждому делу группа по правилам, поровну, со следом и номером', async () => {
    const cases = await several(4, 'Первая')
    assert.match((await secretary.get('/panels')).body, /Предложить для всех показанных \(4\)/)
    const id = await propose(cases)
    const page = await secretary.get(`/panels/${id}`)
    assert.match(page.body, /Ровнее нельзя/)
    assert.match(page.body, /Назначить группы \(4\)/)
    const { batch } = await batchOf(id)
    assert.ok(batch.result.proof.proved)
    assert.ok(batch.result.proof.most - batch.result.proof.least <= 2)
    const done = await secretary.post(`/panels/${id}/confirmation`, {}, `/panels/${id}`)
    assert.equal(done.statusCode, 303)
    for (const caseId of cases) {
      const card = await site.reads.caseCard(caseId)
      assert.equal(card?.state.stage, 'panel_appointed')
      assert.deepEqual(card?.seats.map(({ duty }) => duty).sort(), ['main', 'main', 'senior'])
      const trail = await site.reads.auditTrail({ object: `case:${caseId}` })
      assert.equal(detailsOf(trail.rows, 'panel.appointed_by_batch').batch, id)
    }
    const history = await site.reads.panelBatches(region, { limit: 5, offset: 0 })
    assert.deepEqual(
      history.lines.map(({ stage, cases: all, appointed }) => [stage, all, appointed]),
      [['confirmed', 4, 4]],
    )
  })

  it('дело, которое изменилось после расчёта, остаётся ждать и названо; остальные назначены', async () => {
    const [changed = '', kept = ''] = await several(2, 'Вторая')
    const id = await propose([changed, kept])
    const attestation = { on: '2026-04-27' as never, time: '10:00', place: 'Министерство', form: 'absent' as const }
    const by = {
      actor: { personId: secretary.personId, role: 'secretary' as const, region },
      accountId: secretary.accountId,
    }
    const moved = await orderCase(site.app, by, changed, { type: 'MoveAttestation', attestation, reason: 'Перенос' })
    assert.ok(!isRefusal(moved))
    await secretary.post(`/panels/${id}/confirmation`, {}, `/panels/${id}`)
    const { cases } = await batchOf(id)
    assert.deepEqual(
      cases.map(({ caseId, outcome }) => [caseId, outcome]).sort(),
      [
        [changed, 'stale'],
        [kept, 'appointed'],
      ].sort(),
    )
    assert.match((await secretary.get(`/panels/${id}`)).body, /Дело изменилось после расчёта/)
    assert.deepEqual(await seatsOf(changed), [])
  })

  it('повторный расчёт даёт те же имена; подправленный ответ не совпадает', async () => {
    const id = await propose(await several(2, 'Третья'))
    assert.match((await secretary.get(`/panels/${id}/check`)).body, /Совпало/)
    const auditor = await site.worker('auditor', region)
    assert.equal((await auditor.get(`/panels/${id}/check`)).statusCode, 200)
    const store = storage(site.database)
    await store.write(async tx => {
      const batch = await tx.panelBatches.get(id)
      assert.ok(batch)
      const [first, ...rest] = batch.result.panels
      const forged = { caseId: first?.caseId ?? '', seats: first?.seats.slice(1) ?? [] }
      await tx.panelBatches.put({ ...batch, result: { ...batch.result, panels: [forged, ...rest] } })
      return {}
    })
    const page = await secretary.get(`/panels/${id}/check`)
    assert.match(page.body, /Не совпало/)
    assert.match(page.body, /Различия/)
  })

  it('имя меняют с причиной; правило не даёт, отказ со ссылкой; остальные пересчитаны, имя осталось', async () => {
    const [caseId = ''] = await several(1, 'Четвёртая')
    const other = await several(1, 'Пятая')
    const id = await propose([caseId, ...other])
    const { batch } = await batchOf(id)
    const seats = batch.result.panels.find(panel => panel.caseId === caseId)?.seats ?? []
    const senior = seats.find(({ duty }) => duty === 'senior')?.expertId ?? ''
    const url = `/panels/${id}/cases/${caseId}`
    const shown = await secretary.get(`${url}?out=${senior}`)
    const _seen = seenOf(shown.body)
    const young = experts.find(one => !seats.some(({ expertId }) => expertId === one.personId))?.personId ?? ''
    const ask = { _seen, out: senior, in: young }
    const silent = await secretary.post(url, { ...ask, reason: '' }, `${url}?out=${senior}`)
    assert.equal(silent.statusCode, 422)
    assert.match(silent.body, /Напишите причину/)
    const unfit = await secretary.post(url, { ...ask, reason: 'Просьба' }, `${url}?out=${senior}`)
    assert.equal(unfit.statusCode, 422)
    assert.match(unfit.body, /Стаж с высшей категорией/)
    assert.match(unfit.body, /п\. 70/)
    const coming = seniors.find(one => !seats.some(({ expertId }) => expertId === one.personId))?.personId ?? ''
    assert.ok(shown.body.includes(`value="${coming}"`))
    const swap = { ...ask, in: coming, reason: 'Знает предмет' }
    const done = await secretary.post(url, swap, `${url}?out=${senior}`)
    assert.equal(done.statusCode, 303, done.body.slice(0, 1500))
    const late = await secretary.post(url, swap, `${url}?out=${coming}`)
    assert.equal(late.statusCode, 422)
    assert.match(late.body, /предложение изменили/)
    const page = await secretary.get(`/panels/${id}`)
    assert.match(page.body, /Изменено рукой/)
    assert.match(page.body, /Посчитать остальных заново/)
    const counted = await secretary.post(`/panels/${id}/count`, { _seen: seenOf(page.body) }, `/panels/${id}`)
    assert.equal(counted.statusCode, 303, counted.body.slice(0, 1500))
    await secretary.post(`/panels/${id}/confirmation`, {}, `/panels/${id}`)
    assert.ok((await seatsOf(caseId)).some(({ expertId }) => expertId === coming))
    const trail = await site.reads.auditTrail({ object: `case:${caseId}` })
    assert.deepEqual(detailsOf(trail.rows, 'panel.chosen_by_hand').reasons, ['Знает предмет'])
  })

  it('без группы: названо, кого не хватает; отложенное предложение не подтвердить', async () => {
    const [caseId = ''] = [await admitted(site, region, '2026-04-20', 'Шестая', { position: 'Педагог-психолог' })]
    const id = await propose([caseId])
    const page = await secretary.get(`/panels/${id}`)
    assert.match(page.body, /Группа не сложилась \(1\)/)
    assert.match(page.body, /Основной специалист: подходящих по условиям достаточно/)
    assert.doesNotMatch(page.body, /Назначить группы/)
    const dropped = await secretary.post(`/panels/${id}/removal`, { _seen: seenOf(page.body) }, `/panels/${id}`)
    assert.equal(dropped.statusCode, 303)
    const after = await secretary.post(`/panels/${id}/confirmation`, {}, '/panels')
    assert.equal(after.statusCode, 422)
    assert.match(after.body, /отложено/)
  })

  it('чужой регион, другие роли и пустой выбор', async () => {
    const cases = await several(1, 'Седьмая')
    const id = await propose(cases)
    const foreign = await site.worker('secretary', 'kbr')
    for (const url of [`/panels/${id}`, `/panels/${id}/check`, `/panels/${id}/cases/${cases[0]}`])
      assert.equal((await foreign.get(url)).statusCode, 404, url)
    assert.equal((await foreign.post(`/panels/${id}/confirmation`, {}, '/panels')).statusCode, 404)
    const own = await foreign.post('/panels', { case: cases, all: '' })
    assert.equal(own.statusCode, 422)
    assert.match(own.body, /уже не ждут/)
    assert.equal((await experts[0]?.get('/panels'))?.statusCode, 403)
    const supervisor = await site.worker('supervisor', region)
    assert.equal((await supervisor.get(`/panels/${id}`)).statusCode, 200)
    assert.equal((await supervisor.get(`/panels/${id}/cases/${cases[0]}`)).statusCode, 403)
    assert.match((await secretary.post('/panels', { all: '' })).body, /Отметьте хотя бы одно дело/)
  })
})

const detailsOf = (rows: readonly { action: string; details: object }[], action: string): Record<string, unknown> =>
  (rows.find(row => row.action === action)?.details ?? {}) as Record<string, unknown>
