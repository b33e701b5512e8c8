import assert from 'node:assert/strict'
import { it } from 'node:test'
import { deskSite } from '../desk-site.ts'
import { admitted, commissionOf, fullSheet, seenOf, signSheet, specialist } from '../judging-site.ts'

const region = 'kaliningrad'

it('пока листы независимы, коллега не получает подписанного листа и файлом; секретарь получает', async () => {
  const site = await deskSite('2026-03-02T08:00:00Z')
  try {
    const secretary = await site.worker('secretary', region)
    const [first, second] = [await specialist(site, region), await specialist(site, region)]
    const senior = await specialist(site, region, 'senior')
    await commissionOf(site, region, secretary, '2026-01-01')
    const id = await admitted(site, region, '2026-03-24')
    const shown = await secretary.get(`/cases/${id}/panel`)
    const main = [first.personId, second.personId]
    const reason = 'Знакомы с предметом'
    const seated = { _seen: seenOf(shown.body), main, senior: senior.personId, reason }
    assert.equal((await secretary.post(`/cases/${id}/panel`, seated)).statusCode, 303)
    assert.equal((await first.post(`/expertise/${id}/beginning`, {}, `/expertise/${id}`)).statusCode, 303)
    assert.equal((await signSheet(first, id, fullSheet())).statusCode, 303)

    const sheet = (await site.reads.caseCard(id))?.papers.find(({ form }) => form === 'expert_sheet')
    assert.ok(sheet)
    for (const format of ['pdf', 'docx'])
      for (const blind of [second, senior])
        assert.equal((await blind.get(`/papers/${sheet.id}/${format}`)).statusCode, 404, format)
    assert.equal((await secretary.get(`/papers/${sheet.id}/pdf`)).statusCode, 202)

    // Differing sheets of both: from then on the senior reads both sides.
    const other = fullSheet({ points_3_1: '7', comment_3_1: 'Вторая степень' })
    assert.equal((await signSheet(second, id, other)).statusCode, 303)
    assert.equal((await senior.get(`/papers/${sheet.id}/pdf`)).statusCode, 202)
  } finally {
    await site.close()
  }
})
