import { addYears, asShortRussianDate, type PlainDate, parseRussianDate } from '../../domain/calendar/plain-date.ts'
import type { Checked } from '../../domain/people/checked.ts'
import { checkNamePart } from '../../domain/people/names.ts'
import {
  checkDepartmentCode,
  checkPassportNumber,
  checkPassportSeries,
  passportIssueFault,
} from '../../domain/people/passport.ts'
import { checkSnils } from '../../domain/people/snils.ts'
import { hasLostSigns, lostSignWords } from '../lost-signs.ts'
import { checkAddress, checkEmail, checkLink, checkPhone, checkYears } from './contact-checks.ts'
import type { AskedQuestion } from './form.ts'
import { type Answers, answerOf, answersOf, type Question } from './questions.ts'

/** What a check may look at besides the answer itself. */
export type CheckSetting = { answers: Answers; today: PlainDate }

type Check = (text: string, setting: CheckSetting) => Checked

/**
 * Checks one answer. An empty one is wrong only where it is required; the value comes back as we keep it: digits of СНИЛС,
 * a day as YYYY-MM-DD. What is wrong is said in words for the field.
 */
export const checkAnswer = (question: AskedQuestion, setting: CheckSetting): Checked => {
  const { name, control, options } = question
  if (control.kind === 'several') return severalOf(question, setting)
  const text = answerOf(setting.answers, name)
  if (hasLostSigns(text)) return { wrong: lostSignWords }
  if (text === '') return isNeeded(question, setting.answers) ? { wrong: lacking(question) } : { value: '' }
  if (control.kind === 'yes_no' && text !== 'yes' && text !== 'no') return { wrong: 'Ответьте «да» или «нет»' }
  if (control.kind === 'tick') return { value: text === 'yes' ? 'yes' : '' }
  if (options !== undefined && !options.some(({ value }) => value === text)) return elsewhere(name, text)
  const check = checks[name] ?? (control.kind === 'date' ? notInFuture : (words: string) => atMost(words, control.kind))
  return check(text, setting)
}

/** What stands in free words instead of an answer of the list counts as the answer. */
const isNeeded = ({ name, required }: AskedQuestion, answers: Answers): boolean => {
  const instead = insteadOf[name]
  return required && (instead === undefined || answerOf(answers, instead) === '')
}
const insteadOf: Partial<Record<Question, Question>> = { position: 'position_other', organisation: 'organisation_name' }

/** Answers that only together are wrong, found after each of them passed. */
export const checkTogether = (answers: Answers, values: Readonly<Record<string, string>>): [Question, string][] => {
  const faults: [Question, string][] = []
  const held = values.held_category
  if (held !== undefined && held !== '' && held !== 'none') {
    if (values.held_set_on === '') faults.push(['held_set_on', 'Укажите день, с которого установлена категория'])
    if (values.held_position === '')
      faults.push(['held_position', 'Выберите должность, по которой установлена категория'])
  }
  if (values.held_set_on && values.held_valid_until && values.held_valid_until < values.held_set_on)
    faults.push(['held_valid_until', 'Категория не может кончиться раньше, чем началась: проверьте обе даты'])
  if (values.representative === 'yes' && values.representative_authority === '')
    faults.push(['representative_authority', 'Ответьте, подтверждены ли полномочия'])
  if (values.awards_claimed === 'yes') {
    if (values.claimed_award === '') faults.push(['claimed_award', 'Выберите, какая это награда'])
    if (values.award_details === '') faults.push(['award_details', 'Назовите награду и реквизиты документа о ней'])
  }
  const inPosition = Number(values.position_experience_years || 0)
  if (values.teaching_experience_years && inPosition > Number(values.teaching_experience_years))
    faults.push(['position_experience_years', 'Стаж в должности больше педагогического стажа: проверьте оба числа'])
  if (values.result_delivery === 'email' && 'email' in values && answerOf(answers, 'email') === '')
    faults.push([
      'result_delivery',
      'Чтобы получить результат по почте, укажите адрес в разделе «Сведения о заявителе»',
    ])
  return faults
}

const notInFuture: Check = (text, { today }) => {
  const day = parseRussianDate(text)
  if (day === undefined) return { wrong: 'Напишите дату так: 07.11.2023. Такого дня в календаре нет' }
  if (day > today) return { wrong: `Этот день ещё не наступил: сегодня ${asShortRussianDate(today)}` }
  return day < addYears(today, -100) ? { wrong: 'Проверьте год: прошло больше ста лет' } : { value: day }
}

const anyDay: Check = (text, { today }) => {
  const day = parseRussianDate(text)
  if (day === undefined) return { wrong: 'Напишите дату так: 07.11.2023. Такого дня в календаре нет' }
  return day < addYears(today, -100) || day > addYears(today, 100)
    ? { wrong: 'Проверьте год: до этого дня больше ста лет' }
    : { value: day }
}

const birthDay: Check = (text, setting) => {
  const day = notInFuture(text, setting)
  if ('wrong' in day) return day
  return (day.value as PlainDate) > addYears(setting.today, -16)
    ? { wrong: 'Педагогическому работнику не может быть меньше 16 лет: проверьте год рождения' }
    : day
}

/** The day of issue can be true only beside the day of birth, when that is known. */
const issueDay: Check = (text, setting) => {
  const day = notInFuture(text, setting)
  const birth = parseRussianDate(answerOf(setting.answers, 'birth_date'))
  if ('wrong' in day || birth === undefined || isForeign(setting.answers)) return day
  const fault = passportIssueFault(birth, day.value as PlainDate, setting.today)
  return fault === undefined ? day : { wrong: fault }
}

/** Papers of other states have their own series and numbers: only the length is looked at. */
const russianOnly =
  (check: (text: string) => Checked): Check =>
  (text, { answers }) =>
    isForeign(answers) ? atMost(text, 'text', 30) : check(text)

const isForeign = (answers: Answers): boolean => ['foreign', 'none'].includes(answerOf(answers, 'citizenship'))

const checks: Partial<Record<Question, Check>> = {
  surname: text => checkNamePart('surname', text),
  name: text => checkNamePart('name', text),
  patronymic: text => checkNamePart('patronymic', text),
  snils: checkSnils,
  birth_date: birthDay,
  passport_series: russianOnly(checkPassportSeries),
  passport_number: russianOnly(checkPassportNumber),
  passport_department_code: russianOnly(checkDepartmentCode),
  passport_issued_on: issueDay,
  phone: checkPhone,
  home_phone: checkPhone,
  email: checkEmail,
  address: checkAddress,
  held_set_on: notInFuture,
  held_valid_until: anyDay,
  evidence_link: checkLink,
  teaching_experience_years: checkYears,
  position_experience_years: checkYears,
  organisation_experience_years: checkYears,
  epgu_number: text => (/^\d{10,20}$/.test(text) ? { value: text } : { wrong: 'Номер на портале — не меньше 10 цифр' }),
}

const atMost = (text: string, kind: string, limit = kind === 'long' ? 5000 : 300): Checked =>
  text.length > limit
    ? { wrong: `Сократите ответ: не больше ${limit} знаков, а указано ${text.length}` }
    : { value: text }

/** A position that is not in the nomenclature has a field of its own. */
const elsewhere = (name: Question, text: string): Checked =>
  name === 'held_position' && text.length <= 300 ? { value: text } : { wrong: 'Выберите один из предложенных ответов' }

const severalOf = ({ name, options, required }: AskedQuestion, { answers }: CheckSetting): Checked => {
  const chosen = answersOf(answers, name)
  if (chosen.some(value => !options?.some(option => option.value === value)))
    return { wrong: 'Выберите из предложенных ответов' }
  return required && chosen.length === 0 ? { wrong: 'Выберите хотя бы один ответ' } : { value: chosen.join(',') }
}

const lacking = ({ name, label, control }: AskedQuestion): string => {
  const own = lackingWords[name]
  if (own !== undefined) return own
  if (control.kind === 'tick') return `Отметьте: «${label}»`
  if (control.kind === 'choice' || control.kind === 'yes_no' || control.kind === 'list')
    return `Выберите ответ: «${label}»`
  return `Заполните поле «${label}»`
}

const lackingWords: Partial<Record<Question, string>> = {
  surname: 'Укажите фамилию',
  name: 'Укажите имя',
  snils: 'Укажите СНИЛС: 11 цифр, например 112-233-445 95',
  category: 'Выберите категорию',
  organisation: 'Найдите и выберите организацию',
  position: 'Выберите должность',
  consent: 'Без согласия на обработку персональных данных заявление не рассмотрят',
}
