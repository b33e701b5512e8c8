import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cleanBreak } from './clean-break.ts'
import type { TagRow } from './tag-tree.ts'

const row = (first: number, last = first): TagRow => ({ span: { first, last }, heads: undefined })
const head = (page: number): TagRow => ({ span: { first: page, last: page }, heads: ['(a)'] })
const empty: TagRow = { span: undefined, heads: undefined }

describe('последний конец листа между строками таблицы', () => {
  const cases: [string, TagRow[], number, ReturnType<typeof cleanBreak>][] = [
    ['между листами', [head(0), row(0), row(0), row(1), row(2), row(2)], 0, { rows: 4, page: 2 }],
    ['строка перешла на последний лист – конец прежнего', [row(0), row(1), row(1, 2), row(2)], 0, { rows: 1, page: 1 }],
    ['строка на трёх листах', [row(0), row(0, 2), row(2), row(3)], 0, { rows: 3, page: 3 }],
    ['новый лист начинает группа', [row(0), head(1), row(1)], 0, { rows: 1, page: 1 }],
    ['после головы не режут', [row(0), head(0), row(1)], 0, undefined],
    ['о пустой строке неизвестно, на каком она листе', [row(0), empty, row(1)], 0, undefined],
    ['все строки на одном листе', [row(0), row(0)], 0, undefined],
    ['повторённое не в счёт', [head(0), row(0), row(1), row(1)], 2, undefined],
  ]
  for (const [name, rows, from, expected] of cases) it(name, () => assert.deepEqual(cleanBreak(rows, from), expected))
})
