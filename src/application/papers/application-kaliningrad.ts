import type { Subject } from './case-subject.ts'
import { categoryTitles } from './case-subject.ts'
import { positionOf } from './letter-parts.ts'
import type { Block } from './paper.ts'
import { asText, heading } from './sheet.ts'
import { identityInWords, stated } from './stated.ts'

/**
 * Kaliningrad reg прил. 5: four tables, the ways of the result, then what the applicant confirms. The consent that the form carried
 * inside is a paper of its own (152-ФЗ ст. 9); the warning about it stays.
 */
export const kaliningradApplication = (subject: Subject, says: string[]): Block[] => {
  const { person, organisation, state } = subject
  const say = stated(subject)
  return [
    heading('Сведения о заявителе'),
    rows(
      ['Фамилия', person.surname],
      ['Имя', person.name],
      ['Отчество (при наличии)', person.patronymic ?? ''],
      [
        'Данные документа, удостоверяющего личность (серия и номер, дата выдачи, кем выдан, код подразделения)',
        identityInWords(say),
      ],
      ['Номер телефона', say('phone')],
      ['Адрес электронной почты', say('email')],
    ),
    heading('Сведения об образовании, месте работы и должности'),
    rows(
      ['Сведения об образовании (образовательная организация, дата окончания), специальность', education(say)],
      ['Место работы', organisation.fullName],
      ['Должность', positionOf(state.application)],
    ),
    heading('Сведения о квалификационной категории'),
    rows(
      ['Квалификационная категория, на которую претендует заявитель', categoryTitles[state.application.category]],
      ['Ранее присвоенная квалификационная категория (дата, № приказа, орган)', held(say)],
    ),
    heading('Способы получения результата предоставления государственной услуги'),
    delivery(subject),
    ...says.map(asText),
  ]
}

type Say = ReturnType<typeof stated>

const rows = (...lines: [string, string][]): Block => ({ kind: 'facts', rows: lines })

const education = (say: Say): string =>
  [say('education_institution'), say('education_finished_on'), say('education_speciality')].filter(Boolean).join(', ')

const held = (say: Say): string => {
  const category = say('held_category')
  if (category === '' || category === 'Категории не было') return 'нет'
  return [
    category,
    say('held_set_on') && `установлена ${say('held_set_on')}`,
    say('held_order_number') && `приказ № ${say('held_order_number')}`,
    say('held_order_date') && `от ${say('held_order_date')}`,
    say('held_body'),
  ]
    .filter(Boolean)
    .join(', ')
}

const delivery = ({ state: { application } }: Subject): Block => {
  const { resultBy, paperCopy } = application
  return {
    kind: 'choice',
    options: [
      {
        text: 'в форме электронного документа в личном кабинете на ЕПГУ (при подаче заявления посредством ЕПГУ)',
        chosen: resultBy === 'epgu',
      },
      {
        text: 'дополнительно на бумажном носителе в виде распечатанного экземпляра электронного документа в уполномоченном органе',
        chosen: paperCopy || resultBy === 'in_person',
      },
      ...(resultBy === 'account' ? [{ text: 'в личном кабинете ведомственной системы', chosen: true }] : []),
    ],
  }
}
