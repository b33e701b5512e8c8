import { z } from 'zod'
import type { ProofWords } from '../../application/portfolio/describe-proof.ts'
import type { Evidence } from '../../application/stores/portfolio.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { levels } from '../../domain/expertise/levels.ts'
import { evidenceKinds } from '../../domain/portfolio/evidence.ts'
import { indicators } from '../../domain/portfolio/indicators.ts'
import type { EvidenceItem } from '../../domain/portfolio/items.ts'
import { oneOf, optionalDate, optionalText, requiredText, someOf, ticked } from '../answers.ts'
import { type Filled, readForm, type Typed } from '../forms.ts'
import { asShortDate } from '../views/words.ts'

/** Boxes of which several may be ticked: a form with files reads them all. */
export const severalBoxes = ['indicators', 'items'] as const

const webAddress = optionalText(1000).refine(text => text === undefined || /^https?:\/\/[^\s.]+\.[^\s]+$/i.test(text), {
  error: 'Скопируйте адрес целиком, он начинается с https://',
})

const schema = z.object({
  title: requiredText('Напишите, что это: название диплома, статьи, справки'),
  kind: oneOf(evidenceKinds, 'Выберите вид'),
  on: optionalDate(),
  level: z.preprocess(
    sent => (sent === '' ? undefined : sent),
    z.enum(levels, { error: 'Выберите уровень из списка' }).optional(),
  ),
  organiser: optionalText(300),
  result: optionalText(300),
  from: optionalDate(),
  to: optionalDate(),
  link: webAddress,
  note: optionalText(2000),
  indicators: someOf(indicators, { message: 'Такого показателя нет' }),
  items: z.preprocess(
    sent => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
    z.array(z.string().regex(/^[a-z0-9_-]+ \d{1,2}(\.\d{1,2})+$/, { error: 'Такого показателя листа нет' })).max(300),
  ),
  without_file: ticked(),
})

export type ProofAnswers = { words: ProofWords; withoutFile: boolean }

/** What was typed of a proof; undefined with messages beside the fields when it does not pass. */
export const readProof = (typed: Typed): { answers: ProofAnswers | undefined; filled: Filled } => {
  const read = readForm(schema, typed)
  if (!read.ok) return { answers: undefined, filled: read.filled }
  const { without_file, items, on, from, to, ...words } = read.value
  const day = (text: string | undefined): PlainDate | undefined => text as PlainDate | undefined
  return {
    filled: read.filled,
    answers: {
      withoutFile: without_file,
      words: { ...words, on: day(on), from: day(from), to: day(to), items: items.map(itemFrom) },
    },
  }
}

/** A proof as its form shows it; `_seen` is the version it was drawn from. */
export const typedProof = (proof: Evidence): Typed => ({
  _seen: String(proof.version),
  title: proof.title,
  kind: proof.kind,
  on: dayWords(proof.on),
  level: proof.level ?? '',
  organiser: proof.organiser ?? '',
  result: proof.result ?? '',
  from: dayWords(proof.from),
  to: dayWords(proof.to),
  link: proof.link ?? '',
  note: proof.note ?? '',
  indicators: proof.indicators,
  items: proof.items.map(itemKey),
})

/** An item of a set as the value of its box: «teachers 3.1». */
export const itemKey = ({ set, code }: EvidenceItem): string => `${set} ${code}`

export const itemsOf = (set: CriteriaSet): { value: string; label: string }[] =>
  set.sections.flatMap(({ criteria }) =>
    criteria.map(({ code, title }) => ({ value: itemKey({ set: set.id, code }), label: `${code} ${title}` })),
  )

const itemFrom = (key: string): EvidenceItem => {
  const [set = '', code = ''] = key.split(' ')
  return { set, code }
}

const dayWords = (day: string | undefined): string => (day === undefined ? '' : asShortDate(day))
