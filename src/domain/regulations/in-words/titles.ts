import { categoryTitles } from '../../eligibility/category-words.ts'
import type { Blank, CaseKind, Category, Channel, DocumentKind, Form, FormField, Path } from '../vocabulary.ts'

/** Words for the closed vocabulary of packs, as they stand inside the sentences of the lawyer's sheet. */
export const channelWords: Record<Channel, string> = {
  system: 'через эту систему',
  epgu: 'через ЕПГУ',
  regional_portal: 'через региональный портал',
  electronic: 'электронным документом через Интернет',
  email: 'по электронной почте',
  in_person: 'лично',
  post: 'почтой',
  mfc: 'через МФЦ',
}

export const pathWords: Record<Path, string> = {
  assessment: 'анализ деятельности',
  awards: 'подтверждение наград',
  petition: 'рассмотрение ходатайства',
}

export const kindWords: Record<CaseKind, string> = {
  attestation: 'аттестация',
  extract: 'выписка или копия приказа',
  correction: 'исправление ошибки',
  complaint: 'жалоба',
  consent_withdrawal: 'отзыв согласия на обработку данных',
}

export const paperWords: Record<DocumentKind, string> = {
  application: 'заявление',
  identity: 'документ, удостоверяющий личность',
  authority: 'документ о полномочиях представителя',
  consent: 'согласие на обработку данных',
  analytical_note: 'аналитическая справка',
  achievements: 'сведения о результатах деятельности',
  portfolio: 'портфолио',
  awards: 'документы о наградах',
  earlier_category: 'документ об имеющейся категории',
  labour_book: 'трудовая книжка',
  employment_certificate: 'справка с места работы',
  education: 'документ об образовании',
  name_change: 'документ о перемене имени',
  employer_petition: 'ходатайство работодателя',
  council_minutes: 'выписка из протокола педагогического совета',
  translation: 'перевод документа',
  correct_data_proof: 'документ с правильными данными',
  other: 'иные документы',
}

export const fieldWords: Record<FormField, string> = {
  surname: 'фамилия',
  name: 'имя',
  patronymic: 'отчество',
  sex: 'пол',
  birth_date: 'дата рождения',
  citizenship: 'гражданство',
  snils: 'СНИЛС',
  passport_series: 'серия паспорта',
  passport_number: 'номер паспорта',
  passport_issued_on: 'дата выдачи паспорта',
  passport_issued_by: 'кем выдан паспорт',
  passport_department_code: 'код подразделения',
  phone: 'телефон',
  home_phone: 'домашний телефон',
  email: 'электронная почта',
  address: 'адрес',
  no_house: 'отметка «нет дома»',
  no_flat: 'отметка «нет квартиры»',
  category: 'заявленная категория',
  held_category: 'имеющаяся категория',
  held_set_on: 'дата установления имеющейся категории',
  held_order_number: 'номер приказа об имеющейся категории',
  held_order_date: 'дата приказа об имеющейся категории',
  held_body: 'орган, установивший имеющуюся категорию',
  organisation: 'место работы',
  organisation_address: 'адрес места работы',
  position: 'должность',
  subject: 'предмет или направление',
  grounds: 'основания для категории',
  education_institution: 'образовательная организация, которую окончил педагог',
  education_level: 'уровень образования',
  education_finished_on: 'дата окончания',
  education_speciality: 'специальность',
  education_qualification: 'квалификация',
  teaching_experience_years: 'педагогический стаж, лет',
  position_experience_years: 'стаж в должности, лет',
  organisation_experience_years: 'стаж в организации, лет',
  awards: 'награды и звания',
  professional_development: 'повышение квалификации',
  presence: 'присутствие на заседании',
  order_acquaintance: 'ознакомление с Порядком аттестации',
  result_delivery: 'способ получения результата',
  paper_copy: 'дополнительный результат на бумаге',
  department: 'ведомство',
  comment: 'комментарий',
  evidence_link: 'ссылка на подтверждения',
  petition_details: 'реквизиты ходатайства',
  council_minutes_details: 'реквизиты протокола педагогического совета',
  consent: 'согласие на обработку данных',
  checks_consent: 'согласие на проверку сведений',
  responsibility: 'заявление об ответственности за достоверность',
}

export const formWords: Record<Form, string> = {
  application: 'заявление',
  extract_application: 'заявление о копии или выписке',
  correction_application: 'заявление об исправлении ошибки',
  consent: 'согласие',
  receipt: 'уведомление о получении',
  registration_notice: 'уведомление о регистрации',
  progress_notice: 'уведомление о ходе',
  officer_message: 'сообщение об ответственном сотруднике',
  information_request: 'запрос сведений',
  other_region_request: 'запрос в другой регион',
  attestation_notice: 'уведомление о дате аттестации',
  acceptance_refusal: 'отказ в приёме документов',
  service_refusal: 'отказ в предоставлении услуги',
  admitted_list: 'список допущенных и график',
  test_sheet: 'ведомость тестирования',
  awards_list: 'список по наградам',
  expert_sheet: 'экспертный лист',
  expert_conclusion: 'экспертное заключение',
  group_protocol: 'протокол группы специалистов',
  case_certificate: 'справка к заседанию',
  case_package: 'пакет документов к заседанию',
  agenda: 'повестка',
  meeting_link: 'ссылка на заседание',
  minutes: 'протокол заседания',
  order_draft: 'проект приказа',
  order: 'приказ',
  decision_granted: 'решение об установлении категории',
  decision_refused: 'решение об отказе в категории',
  employer_letter: 'письмо работодателю',
  extract: 'выписка из приказа',
  certified_copy: 'заверенная копия приказа',
  correction_decision: 'исправленный документ',
  no_error_notice: 'уведомление об отсутствии ошибки',
  complaint_answer: 'ответ на жалобу',
  withdrawal_notice: 'уведомление об отзыве',
  registration_journal: 'журнал регистрации',
  inspection_act: 'акт проверки',
  quality_questionnaire: 'анкета о качестве услуги',
}

export const blankWords: Record<Blank, string> = {
  'kbr-2a': 'заявление на первую или высшую категорию, КБР, приложение 2-а',
  'kbr-2b': 'заявление на категории «педагог-методист» и «педагог-наставник», КБР, приложение 2-б',
  'kaliningrad-5': 'заявление о предоставлении услуги, Калининградская область, приложение 5',
  'kuzbass-decision': 'решение с адресом заявителя, Кузбасс',
  'kuzbass-letter': 'письмо об отказе со сведениями о заявителе, Кузбасс',
}

export const wayWords = {
  account: 'в личный кабинет',
  epgu: 'на ЕПГУ',
  email: 'по электронной почте',
  post: 'почтой с уведомлением о вручении',
  in_person: 'лично',
  mfc: 'через МФЦ',
} as const

export const signatureWords = {
  none: 'подписи не нужно',
  handwritten: 'собственноручная подпись',
  pep: 'простая электронная подпись',
  unep: 'усиленная неквалифицированная подпись',
  ukep: 'усиленная квалифицированная подпись',
} as const

/** «на первую, высшую категорию»; nothing when the rule holds for all. */
export const forCategories = (only: readonly Category[] | undefined): string =>
  only === undefined ? '' : ` (для категорий: ${only.map(category => categoryTitles[category]).join(', ')})`
