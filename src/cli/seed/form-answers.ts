import type { Question } from '../../application/filing/questions.ts'
import type { Application } from '../../domain/case/application.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Story } from './story.ts'

/**
 * What the form of a region asks beyond the first things: document, education, courses, category held. Everything is invented; a
 * passport of the series 0000 was never given to anybody. Drawn from the id of the case, so that it changes nothing else of the demo.
 */
export const formAnswers = (
  { application: form }: Pack,
  { caseId, applicant }: Story,
  { category, held: [held] }: Application,
  years: { experience: number; inPosition: number },
): [field: Question, answer: string][] => {
  const draw = Number.parseInt(caseId.slice(0, 6), 16)
  const of = <T>(list: readonly [T, ...T[]]): T => list[draw % list.length] ?? list[0]
  const finished = 2026 - years.experience - (draw % 2)
  const known: Partial<Record<Question, string>> = {
    birth_date: applicant.birthDate === null ? '' : russian(applicant.birthDate),
    address: `г. Учебный, ул. ${of(streets)}, д. ${(draw % 90) + 1}, кв. ${(draw % 60) + 1}`,
    passport_series: '0000',
    passport_number: String(100_000 + (draw % 900_000)),
    passport_issued_on: `15.0${(draw % 9) + 1}.2015`,
    passport_issued_by: 'Отделом внутренних дел г. Учебного',
    passport_department_code: '000-001',
    education_institution: of(institutions),
    education_finished_on: `30.06.${finished}`,
    education_speciality: of(specialities),
    education_qualification: 'Педагог',
    organisation_experience_years: String(Math.max(1, Math.floor(years.inPosition / 2))),
    awards: draw % 3 === 0 ? 'Почётная грамота управления образования, 2023 год' : '',
    professional_development: of(courses),
    // The answer about the first category has the day already.
    held_set_on: held === undefined || category === 'highest' ? '' : russian(held.setOn),
    held_order_number: held?.orderNumber ?? '',
    petition_details: `№ ${(draw % 80) + 10} от 02.09.2026`,
    council_minutes_details: `№ ${(draw % 6) + 1} от 31.08.2026`,
  }
  const asked = form.filter(line => line.for === undefined || line.for.includes(category)).map(({ field }) => field)
  return (Object.entries(known) as [Question, string][]).filter(([field]) =>
    asked.some(one => one === field && known[field] !== ''),
  )
}

const russian = (day: string): string => day.split('-').reverse().join('.')

const streets = ['Школьная', 'Садовая', 'Учительская', 'Молодёжная'] as const
const institutions = ['Учебный педагогический институт', 'Учебный государственный университет'] as const
const specialities = ['Педагогика и методика начального образования', 'Педагогическое образование'] as const
const courses = [
  'Современный урок по обновлённым стандартам, 72 часа, 2025 год',
  'Оценка образовательных результатов обучающихся, 36 часов, 2024 год',
] as const
