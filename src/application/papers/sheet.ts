import type { Rule, Subject } from './case-subject.ts'
import type { Block, Paper } from './paper.ts'

/** A sheet that has placed the pack's sentences itself; what it names stands instead of the usual. */
export type Sheet = Partial<Omit<Paper, 'authority' | 'clause'>> & { blocks: Block[] }

/** How a form is made: blocks alone, after which the pack's sentences stand, or a whole sheet. */
export type CaseForm = (subject: Subject, says: string[], rule: Rule) => Block[] | Sheet

export const asText = (text: string): Block => ({ kind: 'text', text })
export const heading = (text: string): Block => ({ kind: 'heading', text })
export const line = (label: string, value: string | undefined, hint?: string): Block => ({
  kind: 'filled',
  label,
  value: value ?? '',
  ...(hint === undefined ? {} : { hint }),
})

/** Rows of a table of facts without the empty ones. */
export const facts = (...rows: (readonly [label: string, value: string | false | null | undefined])[]): Block[] => {
  const known = rows.flatMap(([label, value]): [string, string][] => (value ? [[label, value]] : []))
  return known.length === 0 ? [] : [{ kind: 'facts', rows: known }]
}
