import type { Control, Question } from './questions.ts'
import type { SectionId } from './sections.ts'

/** Where a question stands, how it is answered and what it is called unless the pack has words of its own. */
export type QuestionDefinition = { section: SectionId; control: Control; label: string; hint?: string }

const text = (width: 5 | 10 | 20 | 30 = 30): Control => ({ kind: 'text', width })
const digits = (width: 5 | 10 | 20 = 10): Control => ({ kind: 'text', width, inputmode: 'numeric' })
const known = (width: 10 | 20 | 30, autocomplete: string): Control => ({ kind: 'text', width, autocomplete })
const date: Control = { kind: 'date' }
const long: Control = { kind: 'long' }
const choice: Control = { kind: 'choice' }
const yesNo: Control = { kind: 'yes_no' }
const tick: Control = { kind: 'tick' }

const define = (section: SectionId, control: Control, label: string, hint?: string): QuestionDefinition => ({
  section,
  control,
  label,
  ...(hint === undefined ? {} : { hint }),
})

/** Every question has one place on the screen; inside a section they stand in this order. */
export const questionTable: Record<Question, QuestionDefinition> = {
  signature: define('reception', choice, 'Как подписано заявление'),
  epgu_number: define('reception', digits(20), 'Номер заявления на портале', 'Если заявление пришло через портал'),
  representative: define('reception', yesNo, 'Заявление подаёт представитель?'),
  representative_authority: define(
    'reception',
    yesNo,
    'Полномочия представителя подтверждены документом?',
    'Ответьте, если заявление подаёт представитель',
  ),

  category: define('category', choice, 'Какую категорию вы просите?'),
  earlier_refusal_on: define(
    'category',
    date,
    'Дата последнего решения об отказе в этой категории',
    'Оставьте пустым, если отказа не было. Отказы, вынесенные в этой системе, известны и без ответа',
  ),

  surname: define('applicant', known(30, 'family-name'), 'Фамилия'),
  name: define('applicant', known(30, 'given-name'), 'Имя'),
  patronymic: define('applicant', known(30, 'additional-name'), 'Отчество', 'Если есть'),
  name_changed: define(
    'applicant',
    yesNo,
    'Фамилия, имя или отчество менялись?',
    'Если в документах об образовании или о категории другое имя',
  ),
  sex: define('applicant', choice, 'Пол'),
  birth_date: define('applicant', date, 'Дата рождения'),
  citizenship: define('applicant', choice, 'Гражданство'),
  snils: define('applicant', digits(20), 'СНИЛС', 'Одиннадцать цифр, например 112-233-445 95'),
  phone: define(
    'applicant',
    { kind: 'text', width: 20, inputmode: 'tel', autocomplete: 'tel' },
    'Телефон',
    'Например, +7 900 000-00-00',
  ),
  home_phone: define('applicant', { kind: 'text', width: 20, inputmode: 'tel' }, 'Домашний или рабочий телефон'),
  email: define(
    'applicant',
    { kind: 'text', width: 30, inputmode: 'email', autocomplete: 'email' },
    'Адрес электронной почты',
  ),
  address: define('applicant', long, 'Адрес регистрации', 'Индекс, область, населённый пункт, улица, дом, квартира'),
  no_house: define('applicant', tick, 'В адресе нет дома'),
  no_flat: define('applicant', tick, 'В адресе нет квартиры'),

  passport_series: define('identity', digits(5), 'Серия', 'Четыре цифры'),
  passport_number: define('identity', digits(10), 'Номер', 'Шесть цифр'),
  passport_issued_on: define('identity', date, 'Дата выдачи'),
  passport_issued_by: define('identity', long, 'Кем выдан', 'Так, как написано в документе'),
  passport_department_code: define('identity', digits(10), 'Код подразделения', 'Например, 420-001'),

  organisation: define('work', { kind: 'organisation' }, 'Организация'),
  organisation_name: define(
    'work',
    long,
    'Полное название организации, если её нет в списке',
    'По уставу, с населённым пунктом',
  ),
  organisation_address: define('work', text(), 'Адрес организации'),
  position: define(
    'work',
    { kind: 'list' },
    'Должность, по которой нужна категория',
    'Должности перечислены в номенклатуре (постановление Правительства РФ от 21.02.2022 № 225)',
  ),
  position_other: define('work', text(), 'Другая должность', 'Заполните, если вашей должности нет в списке'),
  subject: define('work', text(), 'Предмет или направление', 'Например, русский язык и литература'),
  department: define('work', choice, 'Куда подаётся заявление'),

  held_category: define('held', choice, 'Какая категория у вас есть или была?'),
  held_set_on: define('held', date, 'С какого дня установлена'),
  held_position: define('held', { kind: 'list' }, 'По какой должности установлена'),
  held_valid_until: define(
    'held',
    date,
    'Действует по',
    'Если срок указан в приказе. Категории, установленные с 01.09.2023, срока не имеют',
  ),
  held_order_number: define('held', text(20), 'Номер приказа'),
  held_order_date: define('held', date, 'Дата приказа'),
  held_body: define('held', text(), 'Какой орган издал приказ'),
  held_region: define(
    'held',
    text(),
    'Другой регион, в котором установлена категория',
    'Оставьте пустым, если категорию установили в этом регионе',
  ),

  education_level: define('education', choice, 'Уровень образования'),
  education_institution: define('education', text(), 'Образовательная организация'),
  education_finished_on: define('education', date, 'Дата окончания'),
  education_speciality: define('education', text(), 'Специальность'),
  education_qualification: define('education', text(), 'Квалификация'),
  teaching_experience_years: define('education', digits(5), 'Педагогический стаж, полных лет'),
  position_experience_years: define('education', digits(5), 'Стаж в этой должности, полных лет'),
  organisation_experience_years: define('education', digits(5), 'Стаж в этой организации, полных лет'),
  professional_development: define('education', long, 'Повышение квалификации'),

  grounds: define('results', long, 'Результаты работы', 'Что в вашей работе соответствует требованиям к категории'),
  awards_claimed: define(
    'results',
    yesNo,
    'Есть награды или победы в конкурсах, по которым аттестуют без специалистов?',
  ),
  claimed_award: define('results', choice, 'Какая это награда', 'Ответьте, если аттестуетесь по награде'),
  award_details: define(
    'results',
    long,
    'Название награды и реквизиты документа',
    'Как названа награда, номер и дата удостоверения, диплома или приказа',
  ),
  awards: define('results', long, 'Награды, звания, учёная степень'),
  petition_details: define('results', long, 'Ходатайство работодателя', 'Номер и дата, кто подписал'),
  council_minutes_details: define('results', text(), 'Протокол педагогического совета', 'Номер и дата'),
  evidence_link: define('results', text(), 'Ссылка на материалы', 'Адрес страницы или облачной папки, https://…'),
  presence: define('results', yesNo, 'Хотите присутствовать на заседании комиссии?'),
  paper_documents: define('results', { kind: 'several' }, 'Документы, принятые на бумаге'),
  comment: define('results', long, 'Примечание'),

  result_delivery: define('delivery', choice, 'Как вам прислать результат?'),
  paper_copy: define('delivery', tick, 'Нужна также копия на бумаге'),

  order_acquaintance: define('consents', tick, 'С порядком аттестации ознакомлен(а)'),
  consent: define('consents', tick, 'Даю согласие на обработку персональных данных'),
  checks_consent: define('consents', tick, 'Не возражаю против проверки сведений запросами'),
  responsibility: define('consents', tick, 'Сведения достоверны, об ответственности за ложные сведения знаю'),
}
