import { z } from 'zod'
import type { ExpertFacts } from '../../application/expert-registry.ts'
import type { ExpertCard } from '../../application/reads/registry.ts'
import type { Organisation } from '../../application/stores/people.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { educations, educationTitles } from '../../domain/expertise/expert.ts'
import { samePosition } from '../../domain/people/nomenclature.ts'
import { capital } from '../../domain/wording.ts'
import {
  oneOf,
  optionalDate,
  optionalNumber,
  optionalText,
  requiredDate,
  requiredWords,
  ticked,
  wholeNumber,
} from '../answers.ts'
import type { FieldError, Filled, Typed } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { dateField, radiosField, textareaField, textField } from '../views/fields.ts'
import { tickField } from '../views/tick.ts'
import { asShortDate } from '../views/words.ts'

export const expertShape = {
  organisation: z.uuid({ error: 'Выберите место работы' }),
  education: oneOf(educations, 'Выберите образование'),
  in_education_since: requiredDate('Укажите, с какого дня человек работает в образовании'),
  highest_since: optionalDate(),
  post: optionalText(200),
  candidate: ticked(),
  degree: optionalText(200),
  university: ticked(),
  analysis_since: optionalDate(),
  clean: wholeNumber('Число заключений – от 0 до 10 000', 0, 10_000),
  positions: requiredWords('Назовите хотя бы одну должность'),
  subjects: optionalText(2000),
  limit: optionalNumber('Предел нагрузки – число от 0 до 1000', 0, 1000),
  notes: optionalText(2000),
  senior: ticked(),
  active: ticked(),
}
const schema = z.object(expertShape)

/** Facts of the registry from the answers of its form. */
export const expertFrom = (id: string, answers: z.output<typeof schema>): ExpertFacts => ({
  id,
  organisationId: answers.organisation,
  education: answers.education,
  inEducationSince: answers.in_education_since as PlainDate,
  highestCategorySince: answers.highest_since as PlainDate | undefined,
  candidateOfSciences: answers.candidate,
  worksAtUniversity: answers.university,
  analysisSince: answers.analysis_since as PlainDate | undefined,
  cleanConclusions: answers.clean,
  positions: linesOf(answers.positions),
  subjects: linesOf(answers.subjects ?? ''),
  loadLimit: answers.limit,
  words: { degree: answers.degree ?? null, post: answers.post ?? null, notes: answers.notes ?? null },
  senior: answers.senior,
  active: answers.active,
})

/** Positions must stand in the nomenclature: a misspelt one would match nobody's application. */
export const positionFaults = (typed: string, nomenclature: readonly string[]): FieldError[] =>
  linesOf(typed)
    .filter(line => !nomenclature.some(title => samePosition(title, line)))
    .slice(0, 1)
    .map(line => ({ field: 'positions', message: `«${line}» нет в номенклатуре должностей` }))

export const typedExpert = ({
  line: { profile, senior, active },
  words,
}: Pick<ExpertCard, 'line' | 'words'>): Typed => ({
  post: words.post ?? '',
  degree: words.degree ?? '',
  notes: words.notes ?? '',
  subjects: (profile.subjects ?? []).join('\n'),
  limit: profile.loadLimit === undefined ? '' : String(profile.loadLimit),
  organisation: profile.organisationId,
  education: profile.education,
  in_education_since: asShortDate(profile.inEducationSince),
  highest_since: profile.highestCategorySince === undefined ? '' : asShortDate(profile.highestCategorySince),
  analysis_since: profile.analysisSince === undefined ? '' : asShortDate(profile.analysisSince),
  clean: String(profile.cleanConclusions),
  positions: profile.positions.join('\n'),
  ...(profile.candidateOfSciences ? { candidate: 'yes' } : {}),
  ...(profile.worksAtUniversity ? { university: 'yes' } : {}),
  ...(senior ? { senior: 'yes' } : {}),
  ...(active ? { active: 'yes' } : {}),
})

export const expertFields = (organisations: readonly Organisation[], filled: Filled): Html =>
  html`${radiosField(
    {
      name: 'organisation',
      label: 'Место работы',
      options: organisations.map(({ id, shortName, municipality }) => ({
        value: id,
        label: shortName,
        hint: municipality ?? undefined,
      })),
    },
    filled,
  )}
  ${textField({ name: 'post', label: 'Должность по месту работы' }, filled)}
  ${radiosField({ name: 'education', label: 'Образование (высший уровень)', options: educations.map(value => ({ value, label: capital(educationTitles[value]) })) }, filled)}
  ${dateField({ name: 'in_education_since', label: 'Работает в образовании с' }, filled)}
  ${dateField({ name: 'highest_since', label: 'Высшая категория с', hint: 'Оставьте пустым, если её нет или она внесена в историю категорий в карточке' }, filled)}
  ${tick('candidate', 'Есть учёная степень кандидата или доктора наук', filled)}
  ${textField({ name: 'degree', label: 'Степень словами', hint: 'Например: кандидат педагогических наук' }, filled)}
  ${tick('university', 'Работает в вузе', filled)}
  ${dateField({ name: 'analysis_since', label: 'Анализирует деятельность педагогов с', hint: 'Оставьте пустым, если опыта нет' }, filled)}
  ${textField({ name: 'clean', label: 'Заключений и протоколов без замечаний до работы в системе', hint: 'Подписанные здесь листы система считает сама', width: 5, inputmode: 'numeric' }, filled)}
  ${textareaField({ name: 'positions', label: 'Должности, работу в которых вправе оценивать', hint: 'По одной в строке, как в номенклатуре', rows: 4 }, filled)}
  ${textareaField({ name: 'subjects', label: 'Предметы и направления', hint: 'По одному в строке; пустой список – любой предмет', rows: 3 }, filled)}
  ${textField({ name: 'limit', label: 'Предел нагрузки: открытых дел одновременно', hint: 'Правило ведомства, не регламента. Оставьте пустым, если предела нет', width: 5, inputmode: 'numeric' }, filled)}
  ${textareaField({ name: 'notes', label: 'Примечания', hint: 'Видят секретарь, руководитель и контролёр', rows: 2 }, filled)}
  ${tick('senior', 'Назначается старшим специалистом', filled)}
  ${tick('active', 'Назначается по новым делам', filled)}`

const tick = (name: string, label: string, filled: Filled): Html => tickField({ name, label }, filled)

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== ''),
  ),
]
