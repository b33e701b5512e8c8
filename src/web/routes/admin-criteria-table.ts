import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { builtIn, builtInSets } from '../../application/criteria/built-in.ts'
import { beginDraft } from '../../application/criteria/edit-edition.ts'
import { criteriaKeepers, criteriaReaders } from '../../application/criteria/keepers.ts'
import { setFromTable } from '../../application/criteria/set-from-table.ts'
import { exampleTable, setToTable } from '../../application/criteria/set-to-table.ts'
import { readTable } from '../../application/read-table.ts'
import type { Spreadsheet, TableLimits, TableRow } from '../../application/spreadsheet.ts'
import { isUuid } from '../../application/uuid.ts'
import { type CriteriaDraft, criteriaDraftShape } from '../../domain/expertise/criteria-draft.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { draftOf } from '../../domain/expertise/draft-of-set.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { openEdition } from '../criteria/open-edition.ts'
import { field, reportPage, uploadPage } from '../criteria/table-pages.ts'
import { emptyForm, readForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { packToday } from '../region-day.ts'
import { by, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { sendTable } from '../send-table.ts'
import { bytesOf, readFiles } from '../uploads.ts'

/** A set is a few hundred rows; what is longer is another table. */
const limits: TableLimits = { bytes: 5 * 1024 * 1024, rows: 2000, columns: 40, cellLength: 2000 }

/** A set as a table: taken out, read in with a report, kept as a draft only when the person says so. */
export const adminCriteriaTableRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.criteriaThing(':id', 'set.xlsx'),
    roles: criteriaReaders,
    handler: async context => {
      const open = await openEdition(desk, context)
      return sendTable(desk, context, `${open.title}.xlsx`, setToTable(open.draft))
    },
  })

  page(server, {
    method: 'GET',
    path: paths.criteriaTable('example.xlsx'),
    roles: criteriaKeepers,
    handler: async context => {
      const pack = packToday(desk, context.active.region)
      // The richest set shows most of what a table can hold.
      const size = (set: CriteriaSet) => set.sections.reduce((sum, { criteria }) => sum + criteria.length, 0)
      const [set] = builtInSets(desk.app.law, pack).toSorted((a, b) => size(b) - size(a))
      if (set === undefined) return context.goTo(paths.criteriaTable('reading'))
      return sendTable(desk, context, 'Образец набора показателей.xlsx', exampleTable(draftOf(set)))
    },
  })

  page(server, {
    method: 'GET',
    path: paths.criteriaTable('reading'),
    roles: criteriaKeepers,
    handler: async context => context.render(uploadPage(context, emptyForm)),
  })

  page(server, {
    method: 'POST',
    path: paths.criteriaTable('reading'),
    roles: criteriaKeepers,
    multipart: true,
    handler: async context => {
      const sent = await readFiles(context.request, async ({ document, name, bytes }) => ({
        document,
        name,
        bytes: await bytesOf(bytes, limits.bytes),
      }))
      const file = sent.taken.find(({ document }) => document === 'table')
      const fault = (message: string) =>
        context.render(uploadPage(context, { typed: {}, errors: [{ field, message }] }), 422)
      if (sent.errors[0] !== undefined) return fault(sent.errors[0].message)
      if (file === undefined) return fault('Выберите файл .xlsx')
      if (file.bytes === undefined) return fault('Файл больше 5 МБ: набор показателей столько не занимает')
      if (/\.csv$/i.test(file.name))
        return fault('Набор занимает несколько листов: нужна книга .xlsx. Возьмите образец таблицы')
      const read = await rowsOf(desk.spreadsheet, file.name, file.bytes)
      if (isRefusal(read)) return fault(read.because)
      return context.render(await reportPage(desk, context, setFromTable(read)))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.criteriaTable('keeping'),
    roles: criteriaKeepers,
    handler: async context => {
      const read = readForm(
        z.object({ draft: z.string().max(1_500_000), after: z.string().max(100).optional() }),
        context.body,
      )
      const draft = read.ok ? draftFrom(read.value.draft) : undefined
      if (!read.ok || draft === undefined)
        return context.render(
          uploadPage(context, {
            typed: {},
            errors: [{ field, message: 'Прочитанное не дошло до сервера целиком: загрузите таблицу ещё раз' }],
          }),
          422,
        )
      const setId = await setIdOf(desk, context.active.region, read.value.after ?? '')
      const done = await beginDraft(desk.app, by(context, read.once), { from: 'table', draft, setId })
      if (isRefusal(done))
        return context.render(uploadPage(context, { typed: {}, errors: [{ field, message: done.because }] }), 422)
      return context.goTo(paths.criteria(done.editionId), {
        kind: 'success',
        words: 'Черновик сохранён. Посмотрите его и исправьте, что названо.',
      })
    },
  })
}

const rowsOf = async (
  tables: Spreadsheet | undefined,
  name: string,
  bytes: Uint8Array,
): Promise<TableRow[] | Refusal> => {
  if (tables === undefined)
    return { refused: 'no_tables', because: 'Таблицы сейчас не принимаются: обратитесь к администратору системы' }
  const rows = await readTable(tables.rows({ name, bytes }, limits))
  return !isRefusal(rows) && rows.length === 0
    ? { refused: 'empty', because: 'В таблице нет ни одной заполненной строки: возьмите образец' }
    : rows
}

/** What the form of the report carries back: nothing was kept meanwhile. */
const draftFrom = (text: string): CriteriaDraft | undefined => {
  try {
    const read = criteriaDraftShape.safeParse(JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

/** The set whose next edition it becomes; undefined makes it a set of its own. */
const setIdOf = async (desk: Desk, region: string, after: string): Promise<string | undefined> => {
  const edition = isUuid(after) ? await desk.reads.criteriaEdition(after) : undefined
  if (edition !== undefined) return edition.region === region ? edition.setId : undefined
  return builtIn(desk.app.law, packToday(desk, region), after)?.id
}
