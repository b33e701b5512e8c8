import { createHash } from 'node:crypto'
import { zip } from '../../src/adapters/files/zip.ts'
import type { ArchiveShop } from '../../src/application/archive/build-archive.ts'
import { PaperNotPrinted, type Press } from '../../src/application/documents/press.ts'
import type { DrawingShop } from '../../src/application/signing/draw.ts'
import { documentTasks } from '../../src/jobs/document-tasks.ts'
import type { DeskSite } from '../desk-site.ts'

/** A press of words: the same paper and moment give the same bytes; it may be told to refuse, to break and to take its time. */
export type TestPress = Press & {
  printed: string[]
  fails?: 'refuse' | 'break' | undefined
  until?: Promise<void> | undefined
  weight?: number | undefined
}

export const testPress = (): TestPress => {
  const print = async (press: TestPress, format: string, content: object): Promise<Uint8Array> => {
    const { title } = content as { title: string }
    press.printed.push(`${format} ${title}`)
    await press.until
    if (press.fails === 'refuse') throw new PaperNotPrinted('В тексте знаки, которых нет в шрифте')
    if (press.fails === 'break') throw new Error('a fault of the press')
    const words = Buffer.from(`%PDF-1.7\n${JSON.stringify(content)}`)
    return press.weight === undefined ? words : Buffer.concat([words, Buffer.alloc(press.weight)])
  }
  return {
    printed: [],
    async pdf(paper, { marks, madeAt }) {
      return { bytes: await print(this, 'pdf', { ...paper, marks, madeAt }), pages: 1 }
    },
    async docx(paper, { template, madeAt }) {
      return print(this, 'docx', { ...paper, madeAt, template: template && Buffer.from(template).toString() })
    },
    close: async () => {},
  }
}

export type TestShop = ArchiveShop & DrawingShop & { templateOf: ArchiveShop['templateOf'] }

export const shopOf = (site: DeskSite, press: Press): TestShop => ({
  ...{ app: site.app, files: site.files, reads: site.reads, check: site.signing.check },
  ...{ press, zip, templateOf: async () => undefined },
})

/** Jobs of this name that wait. */
export const waiting = async ({ database }: DeskSite, task: string): Promise<number> => {
  const { rows } = await database.pool.query<{ n: number }>(
    'select count(*)::int as n from graphile_worker.jobs where task_identifier = $1',
    [task],
  )
  return rows[0]?.n ?? 0
}

/** Does every waiting job that makes files, as the queue would; faults of a job stay with it. Answers the faults. */
export const doJobs = async (site: DeskSite, shop: TestShop): Promise<string[]> => {
  const { rows } = await site.database.pool.query<{ id: string; task: string; payload: object }>(
    `select j.id::text, t.identifier as task, j.payload from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`,
  )
  const faults: string[] = []
  const tasks = documentTasks(shop)
  for (const { id, task, payload } of rows) {
    const work = tasks[task]
    if (work === undefined) continue
    await site.database.pool.query('select graphile_worker.complete_jobs(array[$1::bigint])', [id])
    await work(payload).catch((error: unknown) => faults.push(String(error)))
  }
  return faults
}

export const bytesIn = async (site: DeskSite, digest: string): Promise<Buffer> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of (await site.files.open(digest)) ?? []) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
