import { resolve } from './citation.ts'
import type { Example } from './example.ts'
import type { PackPath } from './loaded-pack.ts'
import type { Pack } from './pack.ts'
import type { PackText } from './text.ts'

export type Fault = { path: PackPath; message: string }

type Line = { path: (string | number)[]; keys: string[]; clause: unknown; assumed: unknown; seeds: unknown }

/** Every line of a rules file that carries a clause, `assumed` or `seeds`, wherever it stands. Works on the raw file as well. */
export const linesOf = (value: unknown, path: (string | number)[] = []): Line[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => linesOf(item, [...path, index]))
  if (typeof value !== 'object' || value === null) return []
  const entries = Object.entries(value)
  const { clause, assumed, seeds } = value as Record<string, unknown>
  const bears = clause !== undefined || assumed !== undefined || seeds !== undefined
  return [
    ...(bears ? [{ path, keys: entries.map(([key]) => key), clause, assumed, seeds }] : []),
    ...entries.flatMap(([key, inner]) => linesOf(inner, [...path, key])),
  ]
}

/** References that do not resolve, `assumed` naming keys that are not there, and rule ids that the texts do not know. */
export const bearingFaults = (file: unknown, texts: readonly PackText[], ownText: PackText | undefined): Fault[] =>
  linesOf(file).flatMap(({ path, keys, clause, assumed, seeds }) => [
    ...(typeof clause === 'string' ? resolve(texts, clause).unresolved : []).map(missing => ({
      path: [...path, 'clause'],
      message: `пункт «${missing}» не найден ни в text.yaml этого регламента, ни в его основе`,
    })),
    // A deadline checks its own `assumed`: there a default may be assumed without being written.
    ...(path[0] === 'deadlines' ? [] : wordsIn(assumed))
      .filter(key => !keys.includes(key) || key === 'clause' || key === 'assumed')
      .map(key => ({ path: [...path, 'assumed'], message: `в assumed назван ключ «${key}», которого в строке нет` })),
    ...wordsIn(seeds)
      .filter(id => ownText?.seeds !== undefined && !Object.hasOwn(ownText.seeds, id))
      .map(id => ({ path: [...path, 'seeds'], message: `правило ${id} не описано в разделе seeds файла text.yaml` })),
  ])

/** Ids of the papers that stand in text.yaml and nowhere in the rules. */
export const unplacedSeeds = (file: unknown, text: PackText): string[] => {
  const placed = new Set(linesOf(file).flatMap(({ seeds }) => wordsIn(seeds)))
  return Object.keys(text.seeds ?? {}).filter(id => !placed.has(id))
}

/** What a text.yaml gets wrong by itself: a clause of an unnamed act, a rule that stands on an unknown clause. */
export const textFaults = (text: PackText, base: PackText | undefined): Fault[] => {
  const texts = base === undefined ? [text] : [text, base]
  return [
    ...Object.keys(text.clauses)
      .filter(clause => !Object.hasOwn(text.acts, clause.split(' ', 1)[0] ?? ''))
      .map(clause => ({
        path: ['clauses', clause],
        message: `пункт «${clause}» начинается с акта, которого нет в разделе acts`,
      })),
    ...Object.entries(text.seeds ?? {}).flatMap(([id, clauses]) =>
      clauses.flatMap((clause, index) =>
        resolve(texts, clause).unresolved.map(missing => ({
          path: ['seeds', id, index],
          message: `правило ${id}: пункт «${missing}» не найден`,
        })),
      ),
    ),
  ]
}

/** What a merged pack gets wrong as a whole: a thing named twice, a thing referred to and absent. */
export const packFaults = (pack: Pack): Fault[] => [
  ...twice(pack.refuse_acceptance_when, 'refuse_acceptance_when', ({ id }) => id, 'основание'),
  ...twice(pack.refuse_service_when, 'refuse_service_when', ({ id }) => id, 'основание'),
  ...twice(pack.by_hand, 'by_hand', ({ id }) => id, 'ручное действие'),
  ...twice(pack.categories, 'categories', ({ category }) => category, 'категория'),
  ...twice(pack.channels, 'channels', ({ channel }) => channel, 'способ подачи'),
  ...twice(pack.offices, 'offices', ({ role, title }) => `${role} ${title}`, 'должность'),
  ...twice(
    pack.application,
    'application',
    ({ field, for: only }) => (only === undefined ? field : `${field} (${only.join(', ')})`),
    'поле',
  ),
  ...sameNumbers(pack),
  ...absent(pack),
]

const absent = (pack: Pack): Fault[] => {
  const faults: Fault[] = []
  const { until } = pack.supplement
  if (until !== null && !Object.hasOwn(pack.deadlines, until)) {
    faults.push({ path: ['supplement', 'until'], message: `срока «${until}» нет в разделе deadlines` })
  }
  if (until !== null && pack.deadlines[until]?.before === undefined && Object.hasOwn(pack.deadlines, until)) {
    faults.push({
      path: ['supplement', 'until'],
      message: `срок «${until}» должен считаться назад от события (before)`,
    })
  }
  const papers = new Set<string>(pack.evidence.map(({ document }) => document))
  pack.refuse_acceptance_when.forEach(({ documents }, index) => {
    for (const paper of documents ?? []) {
      if (papers.has(paper)) continue
      faults.push({
        path: ['refuse_acceptance_when', index, 'documents'],
        message: `документа «${paper}» нет в разделе evidence`,
      })
    }
  })
  const forms = new Set<string>(pack.documents.map(({ form }) => form))
  for (const [kind, variant] of Object.entries(pack.variants)) {
    for (const form of variant.offered ? variant.result : []) {
      if (forms.has(form)) continue
      faults.push({ path: ['variants', kind, 'result'], message: `бланка «${form}» нет в разделе documents` })
    }
  }
  const open = new Set<string>(pack.channels.map(({ channel }) => channel))
  for (const [name, rule] of Object.entries(pack.deadlines)) {
    for (const channel of rule.for?.channels ?? []) {
      if (open.has(channel)) continue
      faults.push({ path: ['deadlines', name, 'for'], message: `способа подачи «${channel}» нет в разделе channels` })
    }
  }
  if (pack.experts.scheme === 'independent_and_senior' && pack.experts.panel.senior < 1) {
    faults.push({
      path: ['experts', 'panel'],
      message: 'схема independent_and_senior требует старшего специалиста (senior)',
    })
  }
  if (pack.testing !== null && pack.testing.minimum_score > pack.testing.maximum_score) {
    faults.push({ path: ['testing', 'minimum_score'], message: 'проходной балл больше наибольшего' })
  }
  const { from, to } = pack.in_force
  if (to != null && to < from) faults.push({ path: ['in_force', 'to'], message: 'конец действия раньше начала' })
  return faults
}

const sameNumbers = (pack: Pack): Fault[] => {
  const seen = new Map<number, string>()
  return Object.entries(pack.statuses).flatMap(([stage, status]) => {
    // One word may stand at several stages (the paper knows fewer of them); then the number is the same as well.
    if (status.number === undefined) return []
    const word = seen.get(status.number)
    seen.set(status.number, status.word)
    return word === undefined || word === status.word
      ? []
      : [{ path: ['statuses', stage], message: `номер ${status.number} уже у статуса «${word}»` }]
  })
}

/** Examples that name a deadline the pack has not. */
export const exampleFaults = (examples: readonly Example[], pack: Pack): Fault[] =>
  examples.flatMap((example, index) =>
    Object.keys(example.expect)
      .filter(name => !Object.hasOwn(pack.deadlines, name))
      .map(name => ({ path: [index, 'expect', name], message: `срока «${name}» нет в разделе deadlines` })),
  )

const twice = <Item>(
  items: readonly Item[],
  section: string,
  nameOf: (item: Item) => string,
  what: string,
): Fault[] => {
  const seen = new Set<string>()
  return items.flatMap((item, index) => {
    const name = nameOf(item)
    if (seen.has(name)) return [{ path: [section, index], message: `${what} «${name}» указано дважды` }]
    seen.add(name)
    return []
  })
}

const wordsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
