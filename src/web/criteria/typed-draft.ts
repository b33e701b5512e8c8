import {
  blankCriterion,
  blankScale,
  blankThreshold,
  type CriteriaDraft,
  criteriaDraftShape,
  type DraftCriterion,
  type DraftScale,
  type DraftSection,
  type DraftThreshold,
  scaleKinds,
} from '../../domain/expertise/criteria-draft.ts'
import { categories } from '../../domain/regulations/vocabulary.ts'
import type { Typed } from '../forms.ts'

/** A draft as its form shows it: `sections-0-criteria-1-max`. A box that is not ticked has no value. */
export const typedDraft = (draft: CriteriaDraft): Typed => {
  const typed: Record<string, string | readonly string[]> = Object.create(null)
  const put = (name: string, value: unknown): void => {
    if (typeof value === 'string') typed[name] = value
    else if (value === true) typed[name] = 'yes'
    else if (Array.isArray(value) && value.every(item => typeof item === 'string')) {
      if (value.length > 0) typed[name] = value
    } else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) put(name === '' ? key : `${name}-${key}`, inner)
  }
  put('', draft)
  return typed
}

/** Reads the form of a draft, whatever is typed in it. Undefined when it is no such form, or longer than any set. */
export const readDraft = (typed: Typed): CriteriaDraft | undefined => {
  const root = treeOf(typed)
  const thresholds = branch(root, 'thresholds')
  const read = criteriaDraftShape.safeParse({
    title: text(root, 'title'),
    notice: text(root, 'notice'),
    categories: many(root, 'categories'),
    all_positions: flag(root, 'all_positions'),
    positions: text(root, 'positions'),
    sections: list(root, 'sections', sectionFrom),
    thresholds: Object.fromEntries(
      categories.flatMap(category => {
        const line = thresholds[category]
        return isBranch(line) ? [[category, thresholdFrom(line)]] : []
      }),
    ),
  })
  return read.success ? read.data : undefined
}

type Tree = { [name: string]: Tree | string | readonly string[] }

const treeOf = (typed: Typed): Tree => {
  const root: Tree = Object.create(null)
  for (const [name, value] of Object.entries(typed)) {
    const parts = name.split('-')
    const last = parts.pop() ?? ''
    let node = root
    for (const part of parts) {
      const found = node[part]
      const next: Tree = isBranch(found) ? found : Object.create(null)
      node[part] = next
      node = next
    }
    if (!isBranch(node[last])) node[last] = value
  }
  return root
}

const isBranch = (node: Tree[string] | undefined): node is Tree =>
  typeof node === 'object' && node !== null && !Array.isArray(node)

const branch = (node: Tree, name: string): Tree => {
  const found = node[name]
  return isBranch(found) ? found : Object.create(null)
}
const text = (node: Tree, name: string): string => {
  const found = node[name]
  return typeof found === 'string' ? found.replaceAll('\r\n', '\n') : ''
}
const many = (node: Tree, name: string): string[] => {
  const found = node[name]
  return typeof found === 'string' ? [found] : Array.isArray(found) ? [...found] : []
}
const flag = (node: Tree, name: string): boolean => node[name] !== undefined

/** Rows in the order of their numbers; numbers that are no numbers are nobody's rows. */
const list = <T>(node: Tree, name: string, read: (row: Tree) => T): T[] =>
  Object.entries(branch(node, name))
    .filter(([key, row]) => /^\d{1,3}$/.test(key) && isBranch(row))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, row]) => read(row as Tree))

const texts = (node: Tree, name: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(branch(node, name)).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )

const sectionFrom = (node: Tree): DraftSection => ({
  code: text(node, 'code'),
  ref: text(node, 'ref'),
  title: text(node, 'title'),
  max: text(node, 'max'),
  not_applicable_allowed: flag(node, 'not_applicable_allowed'),
  minimum: texts(node, 'minimum'),
  alternatives: text(node, 'alternatives'),
  criteria: list(node, 'criteria', criterionFrom),
})

const criterionFrom = (node: Tree): DraftCriterion => {
  const combine = text(node, 'combine')
  return {
    ...blankCriterion(text(node, 'code')),
    title: text(node, 'title'),
    scale: scaleFrom(branch(node, 'scale')),
    combine: combine === 'best' || combine === 'sum_capped' ? combine : 'once',
    max: text(node, 'max'),
    minimum: texts(node, 'minimum'),
    proof: text(node, 'proof'),
    hint: text(node, 'hint'),
    period_years: text(node, 'period_years'),
    proof_kinds: many(node, 'proof_kinds'),
    proof_required: flag(node, 'proof_required'),
    not_applicable_allowed: flag(node, 'not_applicable_allowed'),
    fields: list(node, 'fields', field => ({
      key: text(field, 'key'),
      title: text(field, 'title'),
      kind: text(field, 'kind') as DraftCriterion['fields'][number]['kind'],
      required: flag(field, 'required'),
    })),
  }
}

/** Only the rows of the shown kind are in the form; the other kinds begin anew when one is chosen. */
const scaleFrom = (node: Tree): DraftScale => {
  const blank = blankScale()
  const kind = scaleKinds.find(one => one === text(node, 'kind')) ?? blank.kind
  const shown = text(node, 'shown')
  const row = (one: Tree) => ({ key: text(one, 'key'), title: text(one, 'title'), points: text(one, 'points') })
  const given = (name: 'unit' | 'further' | 'further_times' | 'each' | 'of' | 'step') =>
    node[name] === undefined ? blank[name] : text(node, name)
  return {
    kind,
    choices: shown === 'enum' ? list(node, 'choices', row) : blank.choices,
    items: shown === 'checklist' ? list(node, 'items', row) : blank.items,
    unit: given('unit'),
    ranges:
      shown === 'percent_range'
        ? list(node, 'ranges', one => {
            const bound = text(one, 'bound')
            return {
              bound: bound === 'from' || bound === 'above' ? bound : ('none' as const),
              value: text(one, 'value'),
              points: text(one, 'points'),
            }
          })
        : blank.ranges,
    results:
      shown === 'level_result'
        ? list(node, 'results', one => ({
            key: text(one, 'key'),
            title: text(one, 'title'),
            points: texts(one, 'points'),
          }))
        : blank.results,
    further: given('further'),
    further_times: given('further_times'),
    each: given('each'),
    of: given('of'),
    step: given('step'),
  }
}

const thresholdFrom = (node: Tree): DraftThreshold => {
  const measure = text(node, 'measure')
  return {
    ...blankThreshold(),
    measure: measure === 'percent' || measure === 'indicators' ? measure : 'points',
    ref: text(node, 'ref'),
    at_least: text(node, 'at_least'),
    percent_when_not_applicable: text(node, 'percent_when_not_applicable'),
    each_from: text(node, 'each_from'),
    sum: text(node, 'sum'),
  }
}
