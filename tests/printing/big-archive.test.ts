import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startPress } from '../../src/adapters/documents/press.ts'
import { zip } from '../../src/adapters/files/zip.ts'
import type { ZipEntry } from '../../src/application/archive/zip.ts'
import { deskSite } from '../desk-site.ts'
import { doJobs, shopOf } from './print-shop.ts'
import { unzipped } from './unzipped.ts'

const region = 'kuzbass'

describe('большое дело', () => {
  it('200 мегабайт проходят насквозь и не стоят в памяти', async () => {
    const piece = Buffer.alloc(1 << 20, 'а')
    const big: ZipEntry = {
      name: 'Приложено заявителем/01 Запись урока.mp4',
      modified: new Date('2026-03-02T05:00:00Z'),
      bytes: async () =>
        (async function* () {
          for (let n = 0; n < 200; n++) yield piece
        })(),
    }
    const before = process.memoryUsage().rss
    let [size, most] = [0, 0]
    for await (const chunk of zip([big])) {
      size += chunk.length
      most = Math.max(most, process.memoryUsage().rss - before)
    }
    assert.ok(size > 200 << 20)
    assert.ok(most < 100 << 20, `${most >> 20} МБ`)
  })

  it('настоящей печатью: опись и журнал – PDF со страницами', async () => {
    const site = await deskSite()
    const press = startPress()
    try {
      const clerk = await site.worker('clerk', region)
      const id = await site.filed(region)
      await clerk.post(`/cases/${id}/whole`, {})
      assert.deepEqual(await doJobs(site, shopOf(site, press)), [])
      const entries = await unzipped((await clerk.get(`/cases/${id}/whole.zip`)).rawPayload)
      for (const [name, bytes] of entries)
        if (name.endsWith('.pdf')) assert.match(bytes.subarray(0, 8).toString(), /^%PDF-1\.\d/, name)
      assert.ok(entries.size >= 5)
    } finally {
      await press.close()
      await site.close()
    }
  })
})
