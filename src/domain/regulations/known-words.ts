import { asShortRussianDate, parsePlainDate } from '../calendar/plain-date.ts'
import type { Known } from './finding.ts'

/** How a screen and a letter name what was known to a check. A key without a line here is shown as it is. */
const titles: Record<string, string> = {
  allowed_from: 'Подать можно с',
  applied_on: 'День обращения',
  attestation_on: 'День аттестации',
  authority: 'Полномочие подтверждено',
  barred_positions: 'Не могут претендовать',
  cases: 'Дел',
  chairs: 'Председателей',
  candidate_of_sciences: 'Кандидат наук',
  channel_open: 'Способ подачи открыт',
  checked_by: 'Проверяет',
  claimed_category: 'Заявлена категория',
  clean_conclusions: 'Заключений без замечаний',
  confirmed: 'Подтвердили',
  counted: 'Учитывается категория',
  decided: 'День решения',
  decided_by: 'Выясняется',
  demonstration: 'Учебный набор',
  due: 'Предельный день',
  duty: 'Место в группе',
  edition: 'Редакция показателей',
  education: 'Образование',
  error_found: 'Ошибка обнаружена',
  expert: 'Специалист',
  filed_by: 'Подаёт',
  held: 'Имеется',
  highest_category: 'Высшая категория',
  identity_valid_until: 'Документ действителен по',
  in_nomenclature: 'В номенклатуре',
  in_registry: 'В реестре',
  item: 'Позиция листа',
  limit: 'Предел нагрузки',
  maximum: 'Наибольшая возможная сумма',
  members: 'Членов комиссии',
  missing: 'Не представлено',
  needed: 'Нужно',
  needed_category: 'Нужна категория',
  number: 'Номер',
  open: 'В работе',
  organisations: 'Организаций',
  people: 'Человек',
  petition: 'Ходатайство работодателя',
  points: 'Баллов',
  position: 'Должность',
  present: 'Присутствует',
  reached: 'Достигнуто',
  reason: 'Причина',
  refusals_counted: 'Считается отказ',
  refused_on: 'Решение об отказе',
  representative_allowed: 'Представитель может подать этим способом',
  required: 'Требуется',
  required_percent: 'Требуется, %',
  required_signature: 'Требуется подпись',
  required_sum: 'Требуется сумма',
  required_years: 'Требуется лет',
  score: 'Набрано баллов',
  seated: 'Назначено',
  seats: 'Мест',
  secretaries: 'Секретарей',
  seen: 'Обнаружено',
  set: 'Набор показателей',
  signature: 'Подпись',
  signed: 'Подписано',
  since: 'С какого дня',
  still_free: 'Ещё свободны',
  subject: 'Предмет',
  subjects: 'Предметы специалиста',
  suitable: 'Подходят',
  test: 'Тестирование',
  total: 'Сумма баллов',
  trade_union_representatives: 'Представителей профсоюза',
}

/** What was known, ready to print: title and value, days as «03.11.2023». */
export const knownInWords = (known: Known): { title: string; value: string }[] =>
  Object.entries(known).map(([key, value]) => ({ title: titles[key] ?? key, value: valueInWords(value) }))

const valueInWords = (value: Known[string]): string => {
  if (value === null) return 'нет сведений'
  if (typeof value === 'boolean') return value ? 'да' : 'нет'
  if (typeof value === 'number') return String(value).replace('.', ',')
  const date = parsePlainDate(value)
  return date === undefined ? value : asShortRussianDate(date)
}
