import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type DeskSite, deskSite, type Worker } from './desk-site.ts'

const region = 'kaliningrad'

describe('Качество экспертизы: таблицы и доля второй оценки', () => {
  let site: DeskSite
  let secretary: Worker
  let supervisor: Worker
  let auditor: Worker

  before(async () => {
    site = await deskSite('2026-03-02T07:00:00Z')
    secretary = await site.worker('secretary', region)
    supervisor = await site.worker('supervisor', region)
    auditor = await site.worker('auditor', region)
  })
  after(() => site.close())

  it('таблицы скачиваются; чужого файла нет', async () => {
    const csv = await supervisor.get('/quality/files/experts.csv')
    assert.equal(csv.statusCode, 200)
    assert.match(csv.body, /Специалист;Место работы;Листов/)
    assert.equal((await supervisor.get('/quality/files/items.csv')).statusCode, 200)
    assert.equal((await supervisor.get('/quality/files/people.csv')).statusCode, 404)
  })

  it('долю второй оценки меняют руководитель и секретарь, контролёр только смотрит; 101 % не бывает', async () => {
    assert.equal((await supervisor.post('/quality/seconds', { percent: '101', days: '10' })).statusCode, 422)
    assert.equal((await secretary.post('/quality/seconds', { percent: '15', days: '7' })).statusCode, 303)
    const settings = await site.database.pool.query('select second_percent, second_days from quality_settings')
    const [set] = settings.rows
    assert.deepEqual([set.second_percent, set.second_days], [15, 7])
    assert.equal((await auditor.post('/quality/seconds', { percent: '50', days: '7' })).statusCode, 403)
  })
})
