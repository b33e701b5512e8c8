import { categoryTitles } from '../../eligibility/category-words.ts'
import { roleTitles } from '../../people/roles.ts'
import type { Pack } from '../pack.ts'
import { listed, quoted, type Reading, read } from './reading.ts'

const names = (categories: readonly (keyof typeof categoryTitles)[]): string =>
  listed(categories.map(category => quoted(categoryTitles[category])))

export const pathsInWords = ({ testing, awards_path, petition_path }: Pack): Reading[] => [
  ...(testing === null
    ? []
    : [
        read(
          'Ход аттестации',
          ['testing'],
          'testing',
          testing,
          `До анализа портфолио проводится тестирование (${names(testing.for)}): проходной балл ${testing.minimum_score} из ${testing.maximum_score}; ` +
            `при неявке по уважительной причине ${testing.absence_for_good_reason === 'apply_again' ? 'заявление подают снова' : 'назначается другой день'}.`,
        ),
      ]),
  ...(awards_path === null
    ? []
    : [
        read(
          'Ход аттестации',
          ['awards_path'],
          'awards_path',
          awards_path,
          `Обладатели наград аттестуются без закрепления специалистов (${names(awards_path.for)}); награды подтверждают специалисты, подписей: ` +
            `${awards_path.confirmations}. Награды: ${awards_path.awards.join('; ')}.`,
        ),
      ]),
  ...(petition_path === null
    ? []
    : [
        read(
          'Ход аттестации',
          ['petition_path'],
          'petition_path',
          petition_path,
          `По ходатайству работодателя, в один этап, рассматриваются: ${names(petition_path.for)}.`,
        ),
      ]),
]

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

const heldWords = { in_person: 'очно', video: 'по видеосвязи', any: 'очно или по видеосвязи' } as const

export const commissionInWords = ({ commission }: Pack): Reading[] => {
  const section = 'Комиссия'
  const { members, quorum, voting, decision_date, signed_by, form, applicant_presence } = commission
  const signers = signed_by.roles.map(role => (role === 'members' ? 'члены комиссии' : roleTitles[role].toLowerCase()))
  return [
    read(
      section,
      ['commission', 'members'],
      'members',
      members,
      `В комиссии не менее ${members.at_least} человек${members.including.length > 0 ? ', в том числе представитель профсоюза' : ''}.`,
    ),
    read(
      section,
      ['commission', 'quorum'],
      'quorum',
      quorum,
      `Заседание правомочно, если присутствует не менее ${quorum.numerator}/${quorum.denominator} членов.`,
    ),
    read(
      section,
      ['commission', 'voting'],
      'voting',
      voting,
      `Решает большинство присутствующих; при равенстве голосов решение ${voting.tie === 'in_favour' ? 'в пользу педагога' : 'об отказе'}; по своей кандидатуре член комиссии не голосует.`,
    ),
    read(
      section,
      ['commission', 'decision_date'],
      'decision_date',
      decision_date,
      'Категория установлена со дня решения комиссии, когда бы ни был подписан приказ.',
    ),
    read(section, ['commission', 'signed_by'], 'signed_by', signed_by, `Протокол подписывают: ${signers.join(', ')}.`),
    read(section, ['commission', 'form'], 'form', form, `Заседание проводится ${heldWords[form.held]}.`),
    read(
      section,
      ['commission', 'applicant_presence'],
      'applicant_presence',
      applicant_presence,
      applicant_presence.on_wish
        ? 'Педагог вправе присутствовать, если заявил об этом; неявка решению не мешает.'
        : 'Заседание проходит без педагога.',
    ),
  ]
}

const groupWords = { category: 'категории', position: 'должности', municipality: 'муниципалитету' } as const

export const orderInWords = ({ order, publication }: Pack): Reading[] => [
  read(
    'Приказ',
    ['order'],
    'order',
    order,
    `В приказ ${quoted(order.title)} входят ${order.contents === 'set_only' ? 'только установленные категории' : 'и установленные категории, и отказы'}; ` +
      `строки сгруппированы по ${listed(order.group_by.map(by => groupWords[by]))}; ${order.agreed_by_approver ? 'проект согласует заместитель министра' : 'согласования нет'}; ` +
      `работодателю приказ ${order.email_to_employer ? 'отправляется на электронную почту' : 'не отправляется'}.`,
  ),
  read('Приказ', ['publication'], 'publication', publication, `Приказ размещается: ${publication.where}.`),
]
