import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { caseSections, sectionPath } from '../src/web/desk/case-page.ts'
import { type DeskSite, deskSite } from './desk-site.ts'

describe('кому открыто дело', () => {
  let site: DeskSite
  let id: string
  before(async () => {
    site = await deskSite()
    id = await site.filed('kbr')
  })
  after(() => site.close())

  it('чужой регион, чужой МФЦ, член комиссии без заседания и министр до решения дела не видят', async () => {
    const outsiders = [
      await site.worker('clerk', 'penza'),
      await site.worker('mfc'),
      await site.worker('member'),
      await site.worker('signatory'),
    ]
    for (const outsider of outsiders) assert.equal((await outsider.get(`/cases/${id}`)).statusCode, 404)
    assert.equal((await outsiders[0]?.get(`/cases/${id}/registration`))?.statusCode, 404)
    for (const strange of ['1', '00000000-0000-4000-8000-000000000000', "';--"])
      assert.equal((await outsiders[0]?.get(`/cases/${encodeURIComponent(strange)}`))?.statusCode, 404, strange)
  })

  it('руководитель и контролёр читают, но не действуют', async () => {
    for (const role of ['supervisor', 'auditor'] as const) {
      const reader = await site.worker(role)
      assert.equal((await reader.get(`/cases/${id}`)).statusCode, 200)
      assert.equal((await reader.get(`/cases/${id}/registration`)).statusCode, 403)
      assert.equal((await reader.post(`/cases/${id}/registration`, {}, `/cases/${id}`)).statusCode, 403)
    }
  })

  it('каждый просмотр записан', async () => {
    const clerk = await site.worker('clerk')
    await clerk.get(`/cases/${id}/checks`)
    const { rows } = await site.reads.accessLog({ objectId: id })
    assert.ok(rows.some(row => row.action === 'case.checks' && row.role === 'clerk'))
  })

  it('сотрудник МФЦ видит только то, что принял сам, и без проверок ведомства', async () => {
    const mfc = await site.worker('mfc')
    const own = await site.filed('kbr', { channel: 'mfc' }, 'Тихая', { personId: mfc.personId, role: 'mfc' })
    assert.match((await mfc.get('/cases')).body, new RegExp(own))
    assert.doesNotMatch((await mfc.get('/cases')).body, new RegExp(id))
    assert.equal((await mfc.get(`/cases/${own}`)).statusCode, 200)
    assert.equal((await mfc.get(`/cases/${own}/checks`)).statusCode, 404)
    const other = await site.worker('mfc')
    assert.doesNotMatch((await other.get('/cases')).body, new RegExp(own))
  })

  it('в каждом регионе открываются все разделы карточки и все формы, у которых есть кнопка', async () => {
    for (const region of ['kuzbass', 'irkutsk', 'penza', 'kaliningrad', 'kbr']) {
      const clerk = await site.worker('clerk', region)
      const own = await site.filed(region, { category: 'highest' })
      for (const section of Object.keys(caseSections) as (keyof typeof caseSections)[]) {
        const shown = await clerk.get(sectionPath(own, section))
        assert.equal(shown.statusCode, 200, `${region} ${section}`)
        assert.doesNotMatch(shown.body, /undefined|\[object/, `${region} ${section}`)
      }
      const card = (await clerk.get(`/cases/${own}`)).body
      const buttons = [...card.matchAll(/class="govuk-button[^"]*" href="([^"]+)"/g)].map(found => found[1] ?? '')
      assert.ok(buttons.length > 0, region)
      for (const address of buttons) assert.equal((await clerk.get(address)).statusCode, 200, `${region} ${address}`)
    }
  })
})
