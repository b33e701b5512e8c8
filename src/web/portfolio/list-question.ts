import type { Evidence } from '../../application/stores/portfolio.ts'
import { type Level, levels } from '../../domain/expertise/levels.ts'
import { type EvidenceKind, evidenceKinds } from '../../domain/portfolio/evidence.ts'
import { type Indicator, indicators } from '../../domain/portfolio/indicators.ts'
import type { Query } from '../paths.ts'

/** Parts of a portfolio by the first letter of their indicators. */
export const parts = { t: 'Первая и высшая', m: 'Педагог-методист', n: 'Педагог-наставник' } as const
export type Part = keyof typeof parts

/** What a proof may want. */
export const wants = {
  file: 'Без файла',
  school: 'Не заверено школой',
  items: 'Не связано с показателями листа',
  indicators: 'Не отнесено к показателям Порядка',
} as const
export type Want = keyof typeof wants

export const sorts = {
  saved: 'Сначала изменённые недавно',
  day: 'Сначала новые события',
  title: 'По названию',
  level: 'Сначала высокий уровень',
} as const
export type Sort = keyof typeof sorts

/** What was asked of the list; anything unknown counts as not asked. */
export type Asked = {
  part: Part
  q: string
  kind?: EvidenceKind | undefined
  level?: Level | undefined
  from?: number | undefined
  to?: number | undefined
  want?: Want | undefined
  indicator?: Indicator | undefined
  sort: Sort
  page: number
}

export const askedOf = (query: Readonly<Record<string, string>>): Asked => {
  const one = <T extends string>(name: string, known: readonly T[]): T | undefined =>
    known.find(value => value === query[name])
  const year = (name: string): number | undefined =>
    /^(19|20|21)\d\d$/.test(query[name]?.trim() ?? '') ? Number(query[name]) : undefined
  const page = Number(query.page)
  return {
    part: one('part', keysOf(parts)) ?? 't',
    q: (query.q ?? '').trim().slice(0, 200),
    kind: one('kind', evidenceKinds),
    level: one('level', levels),
    from: year('from'),
    to: year('to'),
    want: one('want', keysOf(wants)),
    indicator: one('indicator', indicators),
    sort: one('sort', keysOf(sorts)) ?? 'saved',
    page: Number.isInteger(page) && page > 0 && page < 1000 ? page : 1,
  }
}

/** The question as an address: what is the default is left out. */
export const queryOf = (asked: Asked, changes: Partial<Asked> = {}): Query => {
  const { part, sort, page, from, to, ...rest } = { ...asked, page: 1, ...changes }
  return {
    ...rest,
    part: part === 't' ? undefined : part,
    sort: sort === 'saved' ? undefined : sort,
    page: page === 1 ? undefined : String(page),
    from: from === undefined ? undefined : String(from),
    to: to === undefined ? undefined : String(to),
  }
}

/** Proofs of a part: its own, and those that are not put under any indicator yet. */
export const inPart = (proof: Pick<Evidence, 'indicators'>, part: Part): boolean =>
  proof.indicators.length === 0 || proof.indicators.some(indicator => indicator.startsWith(part))

/** The list as it was asked for. `certified` are digests of files under signed acts of a school. */
export const found = (proofs: readonly Evidence[], asked: Asked, certified: ReadonlySet<string>): Evidence[] =>
  proofs
    .filter(proof => inPart(proof, asked.part))
    .filter(proof => fits(proof, asked, certified))
    .toSorted(orders[asked.sort])

const fits = (proof: Evidence, asked: Asked, certified: ReadonlySet<string>): boolean =>
  speaksOf(proof, asked.q) &&
  (asked.kind === undefined || proof.kind === asked.kind) &&
  (asked.level === undefined || proof.level === asked.level) &&
  (asked.indicator === undefined || proof.indicators.includes(asked.indicator)) &&
  inYears(proof, asked) &&
  (asked.want === undefined || lacks[asked.want](proof, certified))

/** Every word of the search stands somewhere in the proof. */
export const speaksOf = (proof: Pick<Evidence, 'title' | 'organiser' | 'result' | 'note'>, q: string): boolean => {
  const text = folded([proof.title, proof.organiser, proof.result, proof.note].filter(Boolean).join(' '))
  return folded(q)
    .split(/\s+/)
    .every(word => text.includes(word))
}

const inYears = (proof: Evidence, { from, to }: Asked): boolean => {
  if (from === undefined && to === undefined) return true
  const first = proof.from ?? proof.on ?? proof.to
  const last = proof.to ?? proof.on ?? proof.from
  if (first === undefined || last === undefined) return false
  return (
    (to === undefined || Number(first.slice(0, 4)) <= to) && (from === undefined || Number(last.slice(0, 4)) >= from)
  )
}

const lacks: Record<Want, (proof: Evidence, certified: ReadonlySet<string>) => boolean> = {
  file: ({ file }) => file === undefined,
  school: ({ file }, certified) => file === undefined || !certified.has(file.digest),
  items: ({ items }) => items.length === 0,
  indicators: proof => proof.indicators.length === 0,
}

/** The day a proof stands at: of the event, else the end of its years; proofs without a day come last. */
const dayOf = ({ on, to, from }: Evidence): string => on ?? to ?? from ?? ''

const orders: Record<Sort, (a: Evidence, b: Evidence) => number> = {
  saved: (a, b) => b.updatedAt.getTime() - a.updatedAt.getTime(),
  day: (a, b) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0),
  title: (a, b) => a.title.localeCompare(b.title, 'ru'),
  level: (a, b) => rank(b) - rank(a),
}

const rank = ({ level }: Evidence): number => (level === undefined ? -1 : levels.indexOf(level))

const folded = (text: string): string => text.toLowerCase().replaceAll('ё', 'е')

const keysOf = <T extends string>(record: Record<T, unknown>): T[] => Object.keys(record) as T[]
