import { addYears, asShortRussianDate, parsePlainDate } from '../calendar/plain-date.ts'
import type { Finding } from '../regulations/finding.ts'

/** What a specialist lacks to meet a condition, in words; undefined when it is met. */
export const missingWords = ({ rule, met, known }: Finding): string | undefined => {
  if (met) return undefined
  if (typeof known.required === 'number' && 'since' in known) {
    const since = parsePlainDate(String(known.since))
    if (since === undefined) return 'в реестре не указано, с какого дня'
    return `считается с ${asShortRussianDate(since)}, условие выполнится ${asShortRussianDate(addYears(since, known.required))}`
  }
  if (typeof known.required === 'number' && typeof known.clean_conclusions === 'number')
    return `есть ${known.clean_conclusions}, не хватает ${known.required - known.clean_conclusions}`
  if (rule.endsWith('education')) return `в реестре указано: ${known.education}`
  if (rule.endsWith('one-of')) {
    const degree = known.candidate_of_sciences
      ? 'степень есть, но место работы – не вуз'
      : 'нет и степени кандидата наук'
    return `высшей категории нет, ${degree}`
  }
  return undefined
}
