export const periodUnits = ['calendar_days', 'working_days', 'months', 'years'] as const

export type PeriodUnit = (typeof periodUnits)[number]

/** How bare «дней» of a regulation are understood when the pack says so. */
export type ReadAs = 'calendar_days' | 'working_days'

export type Period = { amount: number; unit: PeriodUnit }

/** The words leave the unit open: a person must decide, the program does not guess. */
export type VaguePeriod = { vague: string }

/** The words are not a period at all. */
export type UnreadablePeriod = { unreadable: string }

/**
 * Reads a period in the words of a regulation: «30 календарных дней», «5 (пяти) рабочих дней», «1 год», «в день регистрации».
 * Bare «5 дней» is vague unless `readAs` names the unit. Weeks become calendar days: they end on the same weekday
 * (ГК РФ ст. 192 п. 4), which is seven days each.
 */
export const parsePeriod = (words: string, readAs?: ReadAs): Period | VaguePeriod | UnreadablePeriod => {
  const text = words.toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ').trim()
  if (/^(в тот же день|в день( .+)?)$/.test(text)) return { amount: 0, unit: 'calendar_days' }

  const found = /^(\d{1,3}|[а-я]+)(?: \([а-я ]+\))?(?: (рабоч|календарн)(?:ий|ый|его|ого|их|ых))? ([а-я]+)$/.exec(text)
  const amount = amountOf(found?.[1])
  const kind = found?.[2]
  const noun = nouns.get(found?.[3] ?? '')
  if (amount === undefined || noun === undefined || (kind !== undefined && noun !== 'day')) {
    return { unreadable: `«${words}» — не срок: ожидались слова вида «30 календарных дней», «1 рабочий день», «1 год»` }
  }
  if (noun === 'year') return { amount, unit: 'years' }
  if (noun === 'month') return { amount, unit: 'months' }
  if (noun === 'week') return { amount: amount * 7, unit: 'calendar_days' }
  if (kind === 'рабоч') return { amount, unit: 'working_days' }
  if (kind === 'календарн' || amount === 0) return { amount, unit: 'calendar_days' }
  if (readAs !== undefined) return { amount, unit: readAs }
  return {
    vague: `В словах «${words}» не сказано, рабочие это дни или календарные: укажите read_as (calendar_days или working_days)`,
  }
}

export const isPeriod = (reading: Period | VaguePeriod | UnreadablePeriod): reading is Period => 'unit' in reading

/** «1 рабочий день», «3 календарных дня», «2 года» */
export const periodInWords = ({ amount, unit }: Period): string => `${amount} ${pluralOf(amount, unitForms[unit])}`

/** «1 день», «2 дня», «5 дней»: for counts that are not periods of a regulation. */
export const daysInWords = (count: number): string => `${count} ${pluralOf(count, ['день', 'дня', 'дней'])}`

type Forms = readonly [one: string, few: string, many: string]

const unitForms: Record<PeriodUnit, Forms> = {
  calendar_days: ['календарный день', 'календарных дня', 'календарных дней'],
  working_days: ['рабочий день', 'рабочих дня', 'рабочих дней'],
  months: ['месяц', 'месяца', 'месяцев'],
  years: ['год', 'года', 'лет'],
}

const pluralOf = (amount: number, [one, few, many]: Forms): string => {
  const [last, lastTwo] = [amount % 10, amount % 100]
  if (lastTwo >= 11 && lastTwo <= 14) return many
  if (last === 1) return one
  return last >= 2 && last <= 4 ? few : many
}

const nouns: ReadonlyMap<string, 'day' | 'week' | 'month' | 'year'> = new Map([
  ...['день', 'дня', 'дней'].map(word => [word, 'day'] as const),
  ...['неделя', 'недели', 'недель'].map(word => [word, 'week'] as const),
  ...['месяц', 'месяца', 'месяцев'].map(word => [word, 'month'] as const),
  ...['год', 'года', 'лет'].map(word => [word, 'year'] as const),
])

/** Numbers as the papers spell them: nominative and genitive. */
const spelledNumbers: ReadonlyMap<string, number> = new Map(
  [
    [1, 'один одного одна одной'],
    [2, 'два двух две'],
    [3, 'три трех'],
    [4, 'четыре четырех'],
    [5, 'пять пяти'],
    [6, 'шесть шести'],
    [7, 'семь семи'],
    [8, 'восемь восьми'],
    [9, 'девять девяти'],
    [10, 'десять десяти'],
    [15, 'пятнадцать пятнадцати'],
    [20, 'двадцать двадцати'],
    [30, 'тридцать тридцати'],
    [60, 'шестьдесят шестидесяти'],
    [90, 'девяносто девяноста'],
    [100, 'сто ста'],
  ].flatMap(([value, forms]) =>
    String(forms)
      .split(' ')
      .map(form => [form, Number(value)] as const),
  ),
)

const amountOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  return /^\d+$/.test(text) ? Number(text) : spelledNumbers.get(text)
}
