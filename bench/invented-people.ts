import type { Person } from '../src/application/stores/people.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'

const roots =
  'Иван Петр Сидор Смирн Кузнец Попов Василь Соколов Михайл Новик Фёдор Мороз Волк Алексе Лебед Семён Егор Павл Козл Степан Никола Орл Андре Макар Никит Захар Зайц Соловь Борис Яковл Григор Роман Воробь Серге Фрол Александр Дмитри Королёв Гусь Кисел Ильин Максим Поляк Сорок Виноград Ковал Белк Медвед Антон Тарас Жук Баран Филип Комар Давыд Беляк Герасим Богдан Осип Сидорин Матве Тит Марк Миронов Крыл Куликов Карп Влас Мельник Денис Гаврил Тихон Казак Афанас Данил Савель Тимоф Фом Чернов Абрам Мартын Ефим Федот Щербак Назар Калин Исаков Чернышов Быков Маслов Родион Коновал Лазар Воронин Климов Филатов Пономар Голубь Кудрявц Прохор Наумов Потап Журавль Овчинник Трофим Леон Собол Ермак Колесник Гончар Емельян Никифор Грачёв Котов Гришин Ефремов Архип Громов Кириллов Малыш Панов Моисе Румянц Акимов Кондрат Бирюк Горбун Анисим Ерём Тихомир Галкин Лукьян Михе Скворц Юдин Белоус Нестер Симон Прокоф Харитон Князь Цвет Левин Митрофан Воронц Аксён Софрон Мальц Логин Горшк Савин Красн Майор Демид Елисе Рябинин Широк Касьян Глеб'.split(
    ' ',
  )
const endings = ['ова', 'ева', 'ина', 'ская', 'овская', 'енко', 'ук', 'ян', 'ских', 'атова']
const seconds = ['', '', '', '', '', '', '-Белая', '-Горская', '-Лесная', '-Невская']
const names = [
  'Анна',
  'Мария',
  'Ольга',
  'Елена',
  'Наталья',
  'Ирина',
  'Светлана',
  'Татьяна',
  'Юлия',
  'Екатерина',
  'Галина',
  'Дарья',
]
const patronymics = [
  'Ивановна',
  'Петровна',
  'Сергеевна',
  'Андреевна',
  'Николаевна',
  'Викторовна',
  'Олеговна',
  'Павловна',
]

/** The surname of the invented person with this number: a thousand and a half of them, some with a second half. */
export const surnameOf = (number: number): string =>
  `${pick(roots, number)}${pick(endings, Math.floor(number / roots.length))}${pick(seconds, Math.floor(number / 7))}`

/** An invented teacher with everything that a form asks of a person. */
export const inventedTeacher = (id: string, number: number, surname = surnameOf(number)): Person => ({
  id,
  surname,
  name: pick(names, number),
  patronymic: pick(patronymics, Math.floor(number / 3)),
  sex: 'female',
  birthDate: plainDate(`19${60 + (number % 35)}-0${1 + (number % 9)}-1${number % 10}`),
  snils: snilsOf(number),
  citizenship: 'russian',
  identity: {
    series: '4515',
    number: String(100_000 + (number % 900_000)),
    issuedOn: '2015-05-20',
    issuedBy: 'Отделом внутренних дел города',
    departmentCode: '420-001',
  },
  phone: `+7900${String(number % 10_000_000).padStart(7, '0')}`,
  email: `teacher${number}@example.invalid`,
  address: `236000, Город, ул. Школьная, д. ${1 + (number % 200)}, кв. ${1 + (number % 90)}`,
})

/** Eleven digits with a right check number; a different one for every number up to 900 million. */
export const snilsOf = (number: number): string => {
  const digits = String(100_000_000 + number)
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (9 - index), 0)
  return digits + String((sum % 101) % 100).padStart(2, '0')
}

const pick = <T>(list: readonly T[], number: number): T => {
  const found = list[number % list.length]
  if (found === undefined) throw new Error('An empty list')
  return found
}
