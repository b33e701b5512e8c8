import { BadTable, type TableLimits } from '../../application/spreadsheet.ts'
import { capital } from '../../domain/wording.ts'

const tag = /<(row|c|f|mergeCell)\b([^>]*)>/g

/** Reads the marks of one sheet piece by piece, remembering nothing but where it is. Throws BadTable at what may not be there. */
export class SheetScan {
  readonly #sheet: string
  readonly #limits: TableLimits
  #rest = ''
  #rows = 0
  #cells = 0
  #cell = ''

  constructor(sheet: string, limits: TableLimits) {
    this.#sheet = sheet
    this.#limits = limits
  }

  take(chunk: Buffer): void {
    // The marks are plain ASCII: a byte a sign is enough to find them.
    const text = this.#rest + chunk.toString('latin1')
    const cut = text.lastIndexOf('<')
    const whole = cut === -1 ? '' : text.slice(0, cut)
    this.#rest = cut === -1 ? text : text.slice(cut)
    if (this.#rest.length > this.#limits.cellLength * 6 + 65_536)
      throw new BadTable(`${this.#place('')}в ячейке больше ${this.#limits.cellLength} знаков`)
    for (const [, name, attributes = ''] of whole.matchAll(tag)) this.#mark(name, attributes)
  }

  #mark(name: string | undefined, attributes: string): void {
    const { rows, columns } = this.#limits
    if (name === 'row') {
      this.#rows += 1
      this.#cells = 0
      if (this.#rows > rows)
        throw new BadTable(`${this.#place('')}больше ${rows.toLocaleString('ru-RU')} строк: разделите таблицу на части`)
    } else if (name === 'c') {
      this.#cells += 1
      this.#cell = /\br="([A-Z]{1,3}\d{1,7})"/.exec(attributes)?.[1] ?? ''
      if (this.#cells > columns)
        throw new BadTable(`${this.#place(this.#cell)}больше ${columns} столбцов: уберите лишние`)
    } else if (name === 'f') {
      throw new BadTable(
        `${this.#place('')}в ячейке ${this.#cell} формула: замените её значением (скопируйте и вставьте «только значения»)`,
        this.#cell,
      )
    } else {
      const range = /\bref="([A-Z0-9:]+)"/.exec(attributes)?.[1] ?? ''
      throw new BadTable(`${this.#place('')}ячейки ${range} объединены: разъедините их`, range)
    }
  }

  #place(cell: string): string {
    const where = [this.#sheet && `лист «${this.#sheet}»`, cell && `ячейка ${cell}`].filter(Boolean).join(', ')
    return where === '' ? '' : `${capital(where)}: `
  }
}
