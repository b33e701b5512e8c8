import { blankCriterion, blankSection, type CriteriaDraft } from './criteria-draft.ts'

/** The draft after a button, and the place of the page to come back to. */
export type Edited = { draft: CriteriaDraft; place: string }

/** Lists of a draft whose rows may be added, removed and moved, by their place in it. */
const listPath = /^sections(\.\d+\.criteria(\.\d+\.(scale\.(choices|ranges|results|items)|fields))?)?$/

/**
 * Carries a button of the editor out: `add:sections.0.criteria`, `remove:sections.0.criteria.1`, `up:…`, `down:…`, `renumber`.
 * Words after a second colon change nothing. Undefined for what is no such button, or a row that is not there.
 */
export const editDraft = (draft: CriteriaDraft, button: string): Edited | undefined => {
  if (button === 'renumber') return { draft: renumbered(draft), place: 'sections' }
  const [does, path = ''] = button.split(':')
  const next = structuredClone(draft)
  if (does === 'add') return added(next, path)
  const parts = path.split('.')
  const index = Number(parts.pop())
  const list = listAt(next, parts.join('.'))
  if (list === undefined || !(index >= 0 && index < list.length)) return undefined
  const at = (place: number) => anchor([...parts, String(Math.max(0, place))])
  if (does === 'remove') {
    list.splice(index, 1)
    return { draft: next, place: list.length === 0 ? anchor(parts) : at(Math.min(index, list.length - 1)) }
  }
  const target = does === 'up' ? index - 1 : does === 'down' ? index + 1 : -1
  if (target < 0 || target >= list.length)
    return does === 'up' || does === 'down' ? { draft, place: at(index) } : undefined
  list.splice(target, 0, ...list.splice(index, 1))
  return { draft: next, place: at(target) }
}

/** Codes in the order of the rows: 1, 1.1, 1.2, 2 … Alternatives follow their items. */
const renumbered = (draft: CriteriaDraft): CriteriaDraft => ({
  ...draft,
  sections: draft.sections.map((section, place) => {
    const code = String(place + 1)
    const criteria = section.criteria.map((criterion, index) => ({ ...criterion, code: `${code}.${index + 1}` }))
    const names = new Map(section.criteria.map((criterion, index) => [criterion.code, `${code}.${index + 1}`]))
    const alternatives = section.alternatives.replaceAll(/\d+(\.\d+)+/g, old => names.get(old) ?? old)
    return { ...section, code, criteria, alternatives }
  }),
})

const added = (draft: CriteriaDraft, path: string): Edited | undefined => {
  const list = listAt(draft, path)
  if (list === undefined || list.length >= 60) return undefined
  list.push(blankRow(draft, path, list))
  return { draft, place: anchor([...path.split('.'), String(list.length - 1)]) }
}

const blankRow = (draft: CriteriaDraft, path: string, list: readonly unknown[]): unknown => {
  const [, section = '0'] = path.split('.')
  const last = path.split('.').at(-1)
  if (last === 'sections') return blankSection(nextCode(draft.sections.map(({ code }) => code)))
  if (last === 'criteria') {
    const owner = draft.sections[Number(section)]
    const codes = (owner?.criteria ?? []).map(({ code }) => code.split('.').at(-1) ?? '')
    return blankCriterion(`${owner?.code ?? ''}.${nextCode(codes)}`)
  }
  if (last === 'ranges') return { bound: 'from', value: '', points: '' }
  const key = freeKey(list as { key: string }[])
  if (last === 'results') return { key, title: '', points: {} }
  return last === 'fields' ? { key, title: '', kind: 'text', required: false } : { key, title: '', points: '' }
}

const nextCode = (codes: readonly string[]): string => String(Math.max(0, ...codes.map(code => Number(code) || 0)) + 1)

/** Keys name rows inside the set and are never shown: letters, so that they cannot pass for places. */
const freeKey = (rows: readonly { key: string }[]): string => {
  const taken = new Set(rows.map(({ key }) => key))
  for (let number = 0; ; number++) {
    const key = letters(number)
    if (!taken.has(key)) return key
  }
}

/** a, b, … z, aa, ab … */
export const letters = (number: number): string =>
  (number < 26 ? '' : letters(Math.floor(number / 26) - 1)) + String.fromCharCode(97 + (number % 26))

const listAt = (draft: CriteriaDraft, path: string): unknown[] | undefined => {
  if (!listPath.test(path)) return undefined
  // The pattern above names only lists of the draft, so each step is a key of it or a row that may be missing.
  let node: unknown = draft
  for (const part of path.split('.')) node = (node as Record<string, unknown> | undefined)?.[part]
  return Array.isArray(node) ? node : undefined
}

const anchor = (parts: readonly string[]): string => parts.join('-')
