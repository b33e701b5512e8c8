import { categoryAccusative, fullName, type Subject } from './case-subject.ts'
import { positionOf } from './letter-parts.ts'
import type { Block } from './paper.ts'
import { asText, line } from './sheet.ts'
import { type Stated, stated } from './stated.ts'

/**
 * KBR reg прил. 2-а (first, highest) and 2-б (methodist, mentor), line by line. 2-б has no line for the position, but a decision
 * names one (reg п. 20.8.1), so it stands here too. The pack's sentences: before the grounds, then the acquaintance.
 */
export const kbrApplication = (subject: Subject, [grounds = '', ...rest]: string[]): Block[] => {
  const { person, state } = subject
  const say = stated(subject)
  const { category } = state.application
  return [
    line('Я,', fullName(person), 'фамилия, имя, отчество (при наличии)'),
    line(
      `Прошу аттестовать меня в ${state.received.slice(0, 4)} г. на ${categoryAccusative[category]} по должности`,
      positionOf(state.application),
    ),
    ...(category === 'first' || category === 'highest' ? heldNow(say) : heldHighest(say)),
    asText(grounds),
    line('', say('grounds')),
    ...(say('petition_details') ? [line('Ходатайство работодателя:', say('petition_details'))] : []),
    ...(say('council_minutes_details')
      ? [line('Выписка из протокола педагогического совета:', say('council_minutes_details'))]
      : []),
    ...aboutMyself(say),
    presence(state.application.wishesPresence),
    ...rest.map(asText),
    delivery(subject),
  ]
}

const heldNow = (say: Stated): Block[] => {
  const held = say('held_category')
  const none = held === '' || held === 'Категории не было'
  return [
    line(
      'В настоящее время',
      none ? 'не имею квалификационной категории' : `имею квалификационную категорию: ${held.toLowerCase()}`,
    ),
    ...(none
      ? []
      : [
          line('срок её действия до', say('held_valid_until'), 'при наличии'),
          ...(say('held_set_on') ? [line('установлена', say('held_set_on'))] : []),
        ]),
  ]
}

const heldHighest = (say: Stated): Block[] => [
  line('В настоящее время имею высшую квалификационную категорию, дата её установления', say('held_set_on')),
]

const aboutMyself = (say: Stated): Block[] => [
  asText('Сообщаю о себе следующие сведения:'),
  line(
    'образование',
    [
      say('education_finished_on'),
      say('education_institution'),
      say('education_speciality') && `специальность: ${say('education_speciality')}`,
      say('education_qualification') && `квалификация: ${say('education_qualification')}`,
    ]
      .filter(Boolean)
      .join(', '),
    'когда и какое образовательное учреждение профессионального образования окончил, полученная специальность и квалификация',
  ),
  line('стаж педагогической работы (по специальности), лет', say('teaching_experience_years')),
  line('в данной должности, лет', say('position_experience_years')),
  line('в данном учреждении, лет', say('organisation_experience_years')),
  line('место работы', say('organisation')),
  line('Имею следующие награды, звания, учёную степень, учёное звание', say('awards')),
  line('Сведения о повышении квалификации', say('professional_development')),
]

const presence = (wished: boolean): Block => ({
  kind: 'choice',
  label: 'Аттестацию на заседании аттестационной комиссии прошу провести',
  options: [
    { text: 'в моём присутствии', chosen: wished },
    { text: 'без моего присутствия', chosen: !wished },
  ],
})

/** The three ways of the form; our own account is the fourth, which the form does not know. */
const delivery = ({ state: { application } }: Subject): Block => {
  const { resultBy, paperCopy } = application
  return {
    kind: 'choice',
    label: 'Предпочтительный способ получения результата предоставления государственной услуги:',
    options: [
      {
        text: 'в форме электронного документа в личном кабинете на ЕПГУ (при подаче заявления посредством ЕПГУ)',
        chosen: resultBy === 'epgu',
      },
      {
        text: 'в форме электронного документа на личный адрес электронной почты или адрес электронной почты образовательной организации',
        chosen: resultBy === 'email',
      },
      { text: 'на бумажном носителе', chosen: paperCopy || ['post', 'in_person', 'mfc'].includes(resultBy) },
      ...(resultBy === 'account' ? [{ text: 'в личном кабинете ведомственной системы', chosen: true }] : []),
    ],
  }
}
