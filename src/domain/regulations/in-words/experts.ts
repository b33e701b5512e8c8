import type { Pack } from '../pack.ts'
import { quoted, type Reading, read } from './reading.ts'

const schemes = {
  single: 'один лист, один специалист',
  joint: 'один лист на всех, подписывает каждый',
  independent_and_senior: 'основные специалисты оценивают независимо, расхождения решает старший',
} as const
const conflicts = {
  own_application: 'тот, чьё заявление рассматривается',
  same_employer_as_applicant: 'работник той же организации, что и заявитель',
  two_from_one_employer: 'второй специалист из одной организации',
  declared_conflict: 'заявивший о конфликте интересов',
} as const

export const expertsInWords = ({ experts }: Pack): Reading[] => {
  const section = 'Специалисты'
  const { panel, conflicts: excluded, disputed, criteria } = experts
  return [
    read(
      section,
      ['experts', 'panel'],
      'panel',
      panel,
      `Деятельность анализируют: основных специалистов — ${panel.main}, старших — ${panel.senior} (${schemes[experts.scheme]})` +
        `${panel.match_position ? '; специалист подбирается по должности и направлению' : ''}. ` +
        `Имена специалистов заявителю ${experts.names_shown_to_applicant ? 'показываются' : 'не показываются'}.`,
    ),
    read(
      section,
      ['experts', 'conflicts'],
      'conflicts',
      excluded,
      excluded.exclude.length === 0
        ? 'Ограничений по составу нет.'
        : `В состав не входит: ${excluded.exclude.map(rule => conflicts[rule]).join('; ')}.`,
    ),
    read(
      section,
      ['experts', 'disputed'],
      'disputed',
      disputed,
      disputed.resolved_by === 'senior'
        ? `Позиция спорная, если баллы расходятся больше чем на ${disputed.tolerance}; по ней решает старший специалист.`
        : 'Спорных позиций нет: лист один.',
    ),
    ...(['main', 'senior'] as const).flatMap(duty => {
      const line = experts[duty]
      const who = duty === 'main' ? 'основному' : 'старшему'
      return line === null
        ? []
        : [read(section, ['experts', duty], duty, line, `Требования к ${who} специалисту: ${qualification(line)}.`)]
    }),
    read(
      section,
      ['experts', 'criteria'],
      'criteria',
      criteria,
      `Баллы и пороги берутся из набора критериев ${quoted(criteria.set)}.`,
    ),
    ...(experts.open_sources === undefined
      ? []
      : [
          read(
            section,
            ['experts', 'open_sources'],
            'open_sources',
            experts.open_sources,
            'Специалисты учитывают сведения из открытых источников: в листе указывается адрес страницы и день просмотра.',
          ),
        ]),
    ...(experts.extra ?? []).map((line, index) =>
      read(section, ['experts', 'extra', index], `extra ${line.what}`, line, line.what),
    ),
  ]
}

const education = {
  vocational: 'среднее профессиональное',
  higher: 'высшее',
  higher_pedagogical: 'высшее педагогическое',
} as const
const either = {
  highest_category: 'высшая категория',
  candidate_of_sciences_at_university: 'учёная степень не ниже кандидата наук (для работников вузов)',
} as const

const qualification = (line: NonNullable<Pack['experts']['main']>): string =>
  [
    line.education && `образование — ${line.education.map(level => education[level]).join(' или ')}`,
    line.education_field_years && `стаж в образовании, лет: от ${line.education_field_years}`,
    line.one_of?.map(one => either[one]).join(' либо '),
    line.highest_category_years && `высшая категория, лет: от ${line.highest_category_years}`,
    line.analysis_years && `опыт анализа, лет: от ${line.analysis_years}`,
    line.clean_conclusions && `заключений без замечаний: от ${line.clean_conclusions}`,
  ]
    .filter(Boolean)
    .join('; ')
