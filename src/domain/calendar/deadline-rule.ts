import { z } from 'zod'
import { roles } from '../people/roles.ts'
import { caseKinds, categories, channels, outcomes, paths } from '../regulations/vocabulary.ts'
import { factNames } from './facts.ts'
import { isPeriod, type Period, parsePeriod } from './period.ts'
import { russian } from './schema-words.ts'

/** Keys that state a legal choice: each may be marked `assumed` when the paper is silent about it. */
export const assumableKeys = [
  'within',
  'at_least',
  'same_day',
  'after',
  'before',
  'read_as',
  'roll',
  'strict_backward',
  'obliges',
  'closed_by',
  'for',
] as const

export type AssumableKey = (typeof assumableKeys)[number]

const words = z.string(russian).trim().min(1, russian)
const fact = z.enum(factNames, russian)
const listOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.array(z.enum(values, russian), russian).min(1, russian).optional()

/** One deadline of a regulation as it stands in a pack: the words of the paper, what starts it, whom it obliges, what closes it. */
export const deadlineRule = z
  .strictObject(
    {
      clause: words,
      title: words,
      /** Not later than so long after the start: «30 календарных дней». */
      within: words.optional(),
      /** Not later than so long before the event: «5 рабочих дней» before the meeting. */
      at_least: words.optional(),
      /** On the very day of the start. */
      same_day: z.literal(true, russian).optional(),
      after: fact.optional(),
      before: fact.optional(),
      /** The unit of bare «дней», chosen by the author of the pack. */
      read_as: z.enum(['calendar_days', 'working_days'], russian).optional(),
      /** Move a last day that is a day off to the next working day (ГК РФ ст. 193). Default: no, the limit is shown as it is. */
      roll: z.boolean(russian).optional(),
      /** So many full days must lie between the last day and the event, which gives one day earlier. */
      strict_backward: z.boolean(russian).optional(),
      obliges: z.enum([...roles, 'system'], russian),
      closed_by: fact,
      /** Narrows the rule; an absent list narrows nothing. */
      for: z
        .strictObject(
          {
            categories: listOf(categories),
            channels: listOf(channels),
            kinds: listOf(caseKinds),
            paths: listOf(paths),
            /** How the commission decided: a term on the order of a region that puts no refusals into it. */
            outcomes: listOf(outcomes),
          },
          russian,
        )
        .optional(),
      assumed: z.array(z.enum(assumableKeys, russian), russian).optional(),
      question: words.optional(),
      seeds: z
        .array(
          z.string(russian).regex(/^(KZ|IR|PZ|KG|KB)-\d{1,2}$/, { error: 'ожидался номер правила вида KZ-14' }),
          russian,
        )
        .optional(),
    },
    russian,
  )
  .superRefine((rule, context) => {
    for (const { key, message } of faultsOf(rule)) context.addIssue({ code: 'custom', path: [key], message })
  })

export type DeadlineRule = z.infer<typeof deadlineRule>

/** The period of a rule that has passed the schema; «в тот же день» is a period of no days. */
export const periodOf = ({ within, at_least, same_day, read_as }: RulePeriod): Period => {
  const words = within ?? at_least
  if (words === undefined) {
    if (same_day) return { amount: 0, unit: 'calendar_days' }
    throw new Error('Правило срока не прошло проверку: нет ни within, ни at_least, ни same_day')
  }
  const reading = parsePeriod(words, read_as)
  if (!isPeriod(reading)) throw new Error(`Правило срока не прошло проверку: ${Object.values(reading)[0]}`)
  return reading
}

type RulePeriod = Pick<DeadlineRule, 'within' | 'at_least' | 'same_day' | 'read_as'>
type RuleShape = RulePeriod &
  Pick<DeadlineRule, 'after' | 'before' | 'roll' | 'strict_backward' | 'obliges' | 'closed_by' | 'assumed' | 'for'>
type Fault = { key: string; message: string }

function faultsOf(rule: RuleShape): Fault[] {
  const faults: Fault[] = []
  const fault = (key: string, message: string) => faults.push({ key, message })
  const backward = rule.at_least !== undefined

  const lengths = (['within', 'at_least', 'same_day'] as const).filter(key => rule[key] !== undefined)
  if (lengths.length === 0) fault('within', 'не указан срок: нужно одно из within, at_least, same_day')
  if (lengths.length > 1) {
    fault(lengths[1] ?? 'within', `указано сразу ${lengths.join(' и ')}: нужно одно из within, at_least, same_day`)
  }
  if (lengths.length === 1) {
    const [needed, needless] = backward ? (['before', 'after'] as const) : (['after', 'before'] as const)
    const given = lengths[0] ?? 'within'
    if (rule[needed] === undefined) fault(needed, `к ${given} нужен ключ ${needed}: от какого события считать`)
    if (rule[needless] !== undefined) fault(needless, `${needless} не сочетается с ${given}: нужен ${needed}`)
  }

  const words = rule.within ?? rule.at_least
  if (words !== undefined) {
    const key = backward ? 'at_least' : 'within'
    const reading = parsePeriod(words, rule.read_as)
    if ('vague' in reading) fault(key, reading.vague)
    else if ('unreadable' in reading) fault(key, reading.unreadable)
    else if (rule.read_as !== undefined && !('vague' in parsePeriod(words))) {
      fault('read_as', `единица уже названа в словах «${words}»: read_as нужен только для голых «дней»`)
    }
  } else if (rule.read_as !== undefined) fault('read_as', 'read_as нужен только для срока в голых «днях»')

  if (backward && rule.roll) {
    fault('roll', 'срок «не позднее чем за…» не переносится вперёд: последний день приблизился бы к событию')
  }
  if (!backward && rule.strict_backward !== undefined) {
    fault('strict_backward', 'strict_backward имеет смысл только с at_least')
  }
  if (rule.closed_by === (rule.after ?? rule.before)) {
    fault('closed_by', 'срок не может закрываться тем же событием, от которого считается')
  }
  for (const key of rule.assumed ?? []) {
    // These two are assumed even when left out: their default is a choice as well.
    const given = key === 'roll' || key === 'strict_backward' || rule[key] !== undefined
    if (!given) fault('assumed', `в assumed назван ключ «${key}», которого в правиле нет`)
  }
  return faults
}
