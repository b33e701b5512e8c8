import { isTimeZone } from '../calendar/local-day.ts'
import type { Fault } from './bearing-faults.ts'
import type { Example } from './example.ts'
import type { Pack } from './pack.ts'

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
  ...misfit(pack),
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
  return faults
}

/** Values that are right by themselves and wrong together. */
const misfit = (pack: Pack): Fault[] => {
  const faults: Fault[] = []
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
  if (!isTimeZone(pack.authority.time_zone)) {
    faults.push({ path: ['authority', 'time_zone'], message: `часового пояса «${pack.authority.time_zone}» нет` })
  }
  if ((pack.sign_off.by === null) !== (pack.sign_off.on === null)) {
    faults.push({ path: ['sign_off'], message: 'подпись юриста — это и имя (by), и день (on)' })
  }
  pack.refuse_service_when.forEach((ground, index) => {
    for (const { key, rule } of parameters) {
      const given = ground[key] !== undefined
      const path = ['refuse_service_when', index]
      if (given && ground.rule !== rule) {
        faults.push({
          path: [...path, key],
          message: `ключ ${key} нужен только правилу ${rule}, а здесь ${ground.rule}`,
        })
      }
    }
    const needed = needs[ground.rule]
    if (needed !== undefined && ground[needed] === undefined) {
      faults.push({ path: ['refuse_service_when', index], message: `правилу ${ground.rule} нужен ключ ${needed}` })
    }
  })
  return faults
}

/** Keys of a ground that only one verb understands. */
const parameters = [
  { key: 'held', rule: 'requires_category' },
  { key: 'held_when', rule: 'requires_category' },
  { key: 'held_for_years', rule: 'requires_category' },
  { key: 'same_position', rule: 'requires_category' },
  { key: 'positions', rule: 'position_barred' },
] as const
const needs: Partial<Record<Pack['refuse_service_when'][number]['rule'], 'held' | 'positions'>> = {
  requires_category: 'held',
  position_barred: 'positions',
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
