import { readBytes } from '../../src/application/documents/keep-bytes.ts'
import { journalPaper } from '../../src/application/papers/journal-paper.ts'
import { aroundOrder, composeOrder } from '../../src/application/papers/order-papers.ts'
import type { Paper } from '../../src/application/papers/paper.ts'
import { addDays } from '../../src/domain/calendar/plain-date.ts'
import { isRefusal } from '../../src/domain/regulations/finding.ts'
import { type Form, forms } from '../../src/domain/regulations/vocabulary.ts'
import type { FormsDesk } from './desk.ts'

/** One sample: how its files are called, what stands beside the picture, and what it is printed from. */
export type Sample = {
  form: Form
  name: string
  title: string
  clause: string
  /** Said after the title: «с электронной подписью». */
  remark?: string | undefined
  paper: Paper
  madeAt: Date
  /** The frozen file, when the sample shows signatures. */
  frozen?: Uint8Array | undefined
}

type Row = Omit<Sample, 'name'>
type SignedRow = Row & { copy: 'full' | 'public'; digest: string }

/** One paper for every form, title and clause that the region has papers of: the richest whose names are sure; then those with signatures. */
export const samplesOf = async (desk: FormsDesk, region: string): Promise<Sample[]> => {
  const stored = await desk.database.pool.query<Row>(
    // Schools number what they issue in the title; a sheet of many people goes before that of one.
    // A code of the demo is made by chance; what was asked for last has the code of the samples.
    `select distinct on (form, said, clause) form, kind as title, clause, content as paper, made_at as "madeAt"
     from (select *, content ? 'doubtful' as doubtful, case when form in ('order', 'order_draft') then '' else kind end as said,
       case when form in ('extract', 'certified_copy') then 0 else length(content::text) end as size
       from (select *, regexp_replace(title, ' № [0-9]+$', '') as kind from documents) numbered) d
     where region = $1 and not exists (select from signings s where s.document_id = d.id)
     order by form, said, clause, doubtful, case_id is not null, size desc, made_at desc, id`,
    [region],
  )
  const signed = await desk.database.pool.query<SignedRow>(
    `select d.form, d.title, d.clause, s.content as paper, s.asked_at as "madeAt", s.copy, s.digest
     from signings s join documents d on d.id = s.document_id left join orders o on o.id = d.order_id
     where d.region = $1 and s.status = 'signed' order by d.form, o.kind desc, d.title, s.copy`,
    [region],
  )
  const frozen = await Promise.all(
    signed.rows.map(async row => ({ ...row, remark: remarkOf(row), frozen: await readBytes(desk.files, row.digest) })),
  )
  return named([...stored.rows, ...(await publicCopy(desk, region)), ...(await journal(desk, region)), ...frozen])
}

const remarkOf = ({ copy }: SignedRow): string =>
  copy === 'public' ? 'публичная копия с электронной подписью' : 'с электронной подписью'

/** In the order of a case's road; the second paper of a form gets a number, signed ones say so. */
const named = (rows: readonly Row[]): Sample[] => {
  const used = new Map<string, number>()
  return forms.flatMap(form =>
    rows
      .filter(row => row.form === form)
      .map(row => {
        const base = `${form.replaceAll('_', '-')}${row.frozen === undefined ? '' : '-signed'}`
        const place = (used.get(base) ?? 0) + 1
        used.set(base, place)
        return { ...row, name: place === 1 ? base : `${base}-${place}` }
      }),
  )
}

/** What the public reads of an order that refuses somebody too; an order without refusals has one copy. */
const publicCopy = async ({ app, database, today }: FormsDesk, region: string): Promise<Row[]> => {
  const pack = app.law.packFor(region, today)
  if (isRefusal(pack)) return []
  const { rows } = await database.pool.query<{ id: string; clause: string }>(
    `select o.id, d.clause from orders o join documents d on d.order_id = o.id and d.form = 'order'
     where o.region = $1 and o.rows @> '[{"outcome": "refused"}]' order by jsonb_array_length(o.rows) desc, o.id limit 1`,
    [region],
  )
  const [found] = rows
  if (found === undefined) return []
  const { id, clause } = found
  const made = await app.storage.write(async tx => {
    const row = await tx.orders.get(id)
    if (row === undefined) throw new Error(`Order ${id} is gone`)
    return { row, paper: composeOrder(pack, row, { clause, full: false, ...(await aroundOrder(tx, row)) }) }
  })
  if (isRefusal(made)) return []
  const { row, paper } = made
  return [{ form: 'order', title: row.title, clause, remark: 'публичная копия', paper, madeAt: app.clock.now() }]
}

/** The journal is printed from a list and stored nowhere. */
const journal = async ({ app, reads, today }: FormsDesk, region: string): Promise<Row[]> => {
  const pack = app.law.packFor(region, today)
  if (isRefusal(pack)) return []
  const rule = pack.documents.find(({ form }) => form === 'registration_journal')
  if (rule === undefined) return []
  const period = { from: addDays(today, -120), to: today }
  const lines = await reads.registrationJournal({ region, ...period, limit: 500 })
  const paper = journalPaper(pack, lines, period, { on: today, packOf: line => app.law.pack(line.pack) })
  return [{ form: 'registration_journal', title: rule.title, clause: rule.clause, paper, madeAt: app.clock.now() }]
}
