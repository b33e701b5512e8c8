import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { record } from '../administration/record.ts'
import { type App, type By, perform } from '../app.ts'
import { BadTable, type TableRow } from '../spreadsheet.ts'
import type { Tx } from '../storage.ts'
import type { Import, ImportCounts, ImportRow } from '../stores/directory.ts'
import { indexOf, judgeRow } from './judge-row.ts'
import { type Columns, columnsIn, type ListRow, repeatedAt, rowIn } from './read-list.ts'
import type { DirectoryRecord } from './record.ts'

/** Schools of the largest region are fewer; more rows are no list of schools. */
export const mostRows = 20_000

/**
 * Looks a list through and keeps what was found, row by row, for a person to look at; the directory is not touched. The first
 * row carries the headings.
 */
export const checkList = async (
  app: App,
  by: By,
  fileName: string,
  table: AsyncIterable<TableRow>,
): Promise<{ importId: string } | Refusal> => {
  const read = await readRows(table)
  if (isRefusal(read)) return read
  return perform(app, by, async tx => {
    const rows = judged(read, indexOf(await tx.directory.known(by.actor.region)))
    const importId = app.newId()
    const made: Import = {
      id: importId,
      region: by.actor.region,
      fileName,
      status: 'checked',
      counts: counted(rows),
      madeBy: by.actor.personId,
      madeAt: app.clock.now(),
      appliedAt: null,
    }
    await tx.directory.keepImport(made, rows)
    await record(app, tx, by, 'organisations.list_checked', `import:${importId}`, made.counts)
    return { importId }
  })
}

const readRows = async (table: AsyncIterable<TableRow>): Promise<ListRow[] | Refusal> => {
  const rows: ListRow[] = []
  let columns: Columns | undefined
  let sheet: string | undefined
  try {
    for await (const row of table) {
      sheet ??= row.sheet
      // A list is one sheet; others of the workbook are somebody's notes.
      if (row.sheet !== sheet) break
      if (columns === undefined) {
        const found = columnsIn(row.cells)
        if (isRefusal(found)) return found
        columns = found
        continue
      }
      if (rows.length >= mostRows)
        return {
          refused: 'too_many_rows',
          because: `В списке больше ${mostRows.toLocaleString('ru-RU')} строк. Разделите его на части`,
        }
      const read = rowIn(columns, row.cells, row.row)
      if (read !== undefined) rows.push(read)
    }
  } catch (error) {
    if (!(error instanceof BadTable)) throw error
    return { refused: 'bad_table', because: error.message }
  }
  return rows.length > 0 ? rows : { refused: 'empty_list', because: 'В списке нет ни одной строки с организацией' }
}

const judged = (rows: readonly ListRow[], index: ReturnType<typeof indexOf>): ImportRow[] => {
  const seen = new Map<string, ListRow[]>()
  return rows.map(row => {
    const earlier = repeatedAt(seen, row)
    const verdict =
      earlier === undefined
        ? judgeRow(index, row.record)
        : ({
            verdict: 'faulty',
            organisationId: null,
            notes: [`Та же организация уже стоит в строке ${earlier}`],
          } as const)
    return { ...row, ...verdict, notes: [...verdict.notes] }
  })
}

const counted = (rows: readonly ImportRow[]): ImportCounts => {
  const counts: ImportCounts = { new: 0, changed: 0, same: 0, faulty: 0, doubtful: 0 }
  for (const { verdict } of rows) counts[verdict] += 1
  return counts
}

/**
 * Writes the new and the changed rows of a list that was looked through. Each is compared once more: what somebody else changed
 * meanwhile is left alone and counted.
 */
export const applyList = (
  app: App,
  by: By,
  importId: string,
): Promise<{ added: number; changed: number; left: number } | Refusal> =>
  perform(app, by, async tx => {
    const found = await openImport(tx, by, importId)
    if (isRefusal(found)) return found
    const index = indexOf(await tx.directory.known(found.region))
    const rows = await tx.directory.importRows(importId, ['new', 'changed'])
    const done = { added: 0, changed: 0, left: 0 }
    for (const row of rows) {
      const now = judgeRow(index, row.record)
      if (now.verdict !== row.verdict || now.organisationId !== row.organisationId) done.left += 1
      else {
        await keepRow(app, tx, found.region, row)
        done[row.verdict === 'new' ? 'added' : 'changed'] += 1
      }
    }
    await tx.directory.settleImport(importId, 'applied', app.clock.now())
    await record(app, tx, by, 'organisations.list_applied', `import:${importId}`, done)
    return done
  })

/** Puts a list aside without touching the directory. */
export const dropList = (app: App, by: By, importId: string): Promise<{ dropped: true } | Refusal> =>
  perform(app, by, async tx => {
    const found = await openImport(tx, by, importId)
    if (isRefusal(found)) return found
    await tx.directory.settleImport(importId, 'dropped', app.clock.now())
    await record(app, tx, by, 'organisations.list_dropped', `import:${importId}`, {})
    return { dropped: true }
  })

const openImport = async (tx: Tx, by: By, importId: string): Promise<Import | Refusal> => {
  const found = await tx.directory.importById(importId)
  if (found?.region !== by.actor.region) return { refused: 'not_found', because: 'Такого списка нет' }
  return found.status === 'checked'
    ? found
    : { refused: 'settled', because: found.status === 'applied' ? 'Этот список уже внесён' : 'Этот список уже отложен' }
}

/** Empty words of the list leave what is known. */
const keepRow = async (app: App, tx: Tx, region: string, { organisationId, record: given, otherNames }: ImportRow) => {
  const id = organisationId ?? app.newId()
  const before = organisationId === null ? undefined : await tx.organisations.get(organisationId)
  const numbers = organisationId === null ? undefined : await tx.directory.numbers(organisationId)
  const at = app.clock.now()
  await tx.organisations.put({
    id,
    region,
    fullName: given.fullName,
    shortName: given.shortName,
    municipality: given.municipality || (before?.municipality ?? null),
    address: given.address || (before?.address ?? null),
    email: given.email || (before?.email ?? null),
    headName: given.headName || (before?.headName ?? null),
  })
  await tx.organisations.numbers(id, {
    inn: given.inn || (numbers?.inn ?? null),
    kpp: given.kpp || (numbers?.kpp ?? null),
    ogrn: given.ogrn || (numbers?.ogrn ?? null),
  })
  for (const name of formerNames(before, given))
    await tx.directory.addName(id, { name, kind: 'former', until: null }, at)
  for (const name of otherNames) await tx.directory.addName(id, { name, kind: 'alias', until: null }, at)
}

/** A school that is called otherwise now is still found under the name it had. */
const formerNames = (
  before: Pick<DirectoryRecord, 'fullName' | 'shortName'> | undefined,
  given: Pick<DirectoryRecord, 'fullName' | 'shortName'>,
): string[] =>
  before === undefined
    ? []
    : [...new Set([before.fullName, before.shortName])].filter(
        name => name !== given.fullName && name !== given.shortName,
      )
