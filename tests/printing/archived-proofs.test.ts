import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { keepBytes } from '../../src/application/documents/keep-bytes.ts'
import type { PlainDate } from '../../src/domain/calendar/plain-date.ts'
import type { EvidenceFacts } from '../../src/domain/portfolio/evidence.ts'
import { type DeskSite, deskSite, type Worker } from '../desk-site.ts'
import { doJobs, shopOf, testPress } from './print-shop.ts'
import { unzipped } from './unzipped.ts'

const region = 'kuzbass'

describe('портфолио в архиве дела', () => {
  let site: DeskSite
  let clerk: Worker
  before(async () => {
    site = await deskSite()
    clerk = await site.worker('clerk', region)
  })
  after(() => site.close())

  it('доказательства портфолио описаны в описи и таблице: что, когда, где файл; у ссылки – её день', async () => {
    const caseId = await site.filed(region)
    const { app } = site
    const kept = await keepBytes(site.files, Buffer.from('диплом'))
    const [ownerId, fileId] = [clerk.personId, randomUUID()]
    const facts = { kind: 'diploma', indicators: ['t3'], level: 'regional', organiser: 'Центр «Сириус»' } as const
    const proofs = [
      { ...facts, title: 'Диплом призёра', on: '2025-04-12', result: '2 место', fileId },
      { ...facts, title: 'Запись урока', link: 'https://video.example.ru/17', linkSeenOn: '2026-02-03', fileId: null },
    ]
    await app.storage.write(async tx => {
      const at = app.clock.now()
      const file = { ...kept, id: fileId, name: 'диплом.pdf', mediaType: 'application/pdf' }
      await tx.files.add({
        ...{ ...file, draftId: null, caseId, document: 'achievements' },
        ...{ uploadedBy: ownerId, uploadedAt: at },
      })
      for (const { fileId: own, ...proof } of proofs) {
        const said = { ...proof, indicators: [...proof.indicators] } as EvidenceFacts
        const evidenceId = randomUUID()
        await tx.portfolio.put({ ...said, id: evidenceId, ownerId, items: [], version: 1, fileId: own }, at)
        const copy = { ...said, evidenceId, caseId, codes: ['3.1'], addedOn: '2026-02-04' as PlainDate }
        await tx.portfolio.addToCase({ ...copy, id: randomUUID(), file: own === null ? undefined : file }, ownerId, at)
      }
      return {}
    })
    await clerk.post(`/cases/${caseId}/whole`, { _once: randomUUID() }, '/account')
    assert.deepEqual(await doJobs(site, shopOf(site, testPress())), [])
    const entries = await unzipped((await clerk.get(`/cases/${caseId}/whole.zip`)).rawPayload)
    const file = [...entries.keys()].find(name => name.endsWith('диплом.pdf')) ?? ''
    for (const sheet of ['Опись.pdf', 'Портфолио.csv']) {
      const text = entries.get(sheet)?.toString() ?? ''
      for (const words of [
        'Диплом призёра',
        'Диплом, грамота',
        '12.04.2025',
        'Сириус',
        '2 место',
        file,
        'https://video.example.ru/17',
        '03.02.2026',
        '04.02.2026',
      ])
        assert.ok(text.includes(words), `${sheet}: ${words}`)
      assert.match(text, /региональный/i)
    }
  })
})
