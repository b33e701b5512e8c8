import { type CitedClause, cited } from './citation.ts'
import type { Reading } from './in-words/reading.ts'
import { inWords } from './in-words.ts'
import type { LoadedPack } from './loaded-pack.ts'

/** A clause of the paper beside everything the system does because of it. */
export type SheetRow = { cited: CitedClause; readings: Reading[] }

/** The sheet a lawyer signs: clause by clause in the order of the papers, the pack's own acts before the federal ones. */
export type Sheet = {
  title: string
  ref: string
  hash: string
  acts: { name: string; title: string }[]
  rows: SheetRow[]
  /** Clauses of the paper on which no line of the pack stands. */
  unused: string[]
  questions: { clause: string; text: string }[]
  signedOff: { by: string; on: string } | undefined
}

export const sheetOf = (loaded: LoadedPack): Sheet => {
  const { pack, text, base } = loaded
  const readings = inWords(pack)
  const rows = new Map<string, SheetRow>()
  for (const reading of readings) {
    for (const one of cited(loaded, reading.clause)) {
      const row = rows.get(one.clause) ?? { cited: one, readings: [] }
      if (!row.readings.includes(reading)) row.readings.push(reading)
      rows.set(one.clause, row)
    }
  }
  const order = [
    ...Object.keys(text.acts),
    ...Object.keys(text.clauses),
    ...Object.keys(base.text.acts),
    ...Object.keys(base.text.clauses),
  ]
  const place = new Map(order.map((clause, index) => [clause, index]))
  const placeOf = ({ cited: { clause } }: SheetRow) => place.get(clause) ?? order.length
  const { by, on } = pack.sign_off
  return {
    title: pack.title,
    ref: `${pack.region}@${pack.edition}`,
    hash: loaded.hash,
    acts: [...Object.entries(text.acts), ...Object.entries(base.text.acts)].map(([name, title]) => ({ name, title })),
    rows: [...rows.values()].sort((a, b) => placeOf(a) - placeOf(b)),
    unused: Object.keys(text.clauses).filter(clause => !rows.has(clause)),
    questions: readings.flatMap(({ section, clause, sentence, question }) => {
      if (section === 'Вопросы') return [{ clause, text: sentence.replace(/^Требует уточнения: /, '') }]
      return question === undefined ? [] : [{ clause, text: question }]
    }),
    signedOff: by !== null && on !== null ? { by, on } : undefined,
  }
}
