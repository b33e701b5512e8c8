import { addYears, type PlainDate } from '../calendar/plain-date.ts'
import type { Finding, Known } from '../regulations/finding.ts'
import type { Pack } from '../regulations/pack.ts'
import { cleanOf, type Education, type ExpertProfile, educationTitles, highestSince } from './expert.ts'

type Experts = Pack['experts']
type Qualification = NonNullable<Experts['main']>

const alternativeTitles = {
  highest_category: 'высшая категория',
  candidate_of_sciences_at_university: 'учёная степень не ниже кандидата наук (для работников вузов)',
} as const

/** Conditions of the pack for the duty, one finding each (Kaliningrad reg п. 70: KG-13 main, KG-14 senior). */
export const qualificationFindings = (
  pack: { experts: Experts },
  { expert, duty }: { expert: ExpertProfile; duty: 'main' | 'senior' },
  today: PlainDate,
): Finding[] => {
  const asked = pack.experts[duty]
  if (asked === null) return []
  return conditions(asked, expert, today).map(({ rule, what, met, known }) => ({
    rule: `${duty}-${rule}`,
    clause: asked.clause,
    what,
    met,
    known: { expert: expert.id, duty, ...known },
    remedy: met ? undefined : 'Назначьте специалиста, который отвечает условию',
  }))
}

type Condition = { rule: string; what: string; met: boolean; known: Known }

const conditions = (asked: Qualification, expert: ExpertProfile, today: PlainDate): Condition[] => {
  const found: Condition[] = []
  const highest = highestSince(expert, today)
  const years = (rule: string, what: string, required: number | undefined, since: PlainDate | undefined): void => {
    if (required === undefined) return
    const met = since !== undefined && addYears(since, required) <= today
    found.push({ rule, what: `${what} — не меньше ${required} лет`, met, known: { since: since ?? null, required } })
  }
  if (asked.education !== undefined) {
    found.push({
      rule: 'education',
      what: `Образование: ${asked.education.map(level => educationTitles[level]).join(' или ')}`,
      met: hasEducation(asked.education, expert.education),
      known: { education: educationTitles[expert.education] },
    })
  }
  years('education-field-years', 'Стаж в сфере образования', asked.education_field_years, expert.inEducationSince)
  if (asked.one_of !== undefined) {
    found.push({
      rule: 'one-of',
      what: `Есть одно из: ${asked.one_of.map(one => alternativeTitles[one]).join('; ')}`,
      met: asked.one_of.some(one => holds(one, expert, today)),
      known: {
        highest_category_since: highest ?? null,
        candidate_of_sciences: expert.candidateOfSciences,
        works_at_university: expert.worksAtUniversity,
      },
    })
  }
  years('highest-category-years', 'Стаж с высшей категорией', asked.highest_category_years, highest)
  years('analysis-years', 'Опыт анализа профессиональной деятельности', asked.analysis_years, expert.analysisSince)
  if (asked.clean_conclusions !== undefined) {
    found.push({
      rule: 'clean-conclusions',
      what: `Заключений и протоколов без замечаний — не меньше ${asked.clean_conclusions}`,
      met: cleanOf(expert) >= asked.clean_conclusions,
      known: { clean_conclusions: cleanOf(expert), required: asked.clean_conclusions },
    })
  }
  return found
}

/** Higher pedagogical education is higher education too. */
const hasEducation = (allowed: readonly Education[], education: Education): boolean =>
  allowed.includes(education) || (education === 'higher_pedagogical' && allowed.includes('higher'))

const holds = (one: keyof typeof alternativeTitles, expert: ExpertProfile, today: PlainDate): boolean =>
  one === 'highest_category'
    ? highestSince(expert, today) !== undefined
    : expert.candidateOfSciences && expert.worksAtUniversity
