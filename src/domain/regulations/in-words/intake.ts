import { categoryTitles } from '../../eligibility/category-words.ts'
import { listed, unstopped } from '../../wording.ts'
import type { Pack } from '../pack.ts'
import { quoted, type Reading, read } from './reading.ts'
import { channelWords, fieldWords, forCategories, signatureWords } from './titles.ts'

export const forceInWords = ({ in_force: line }: Pack): Reading[] => [
  read(
    'Действие',
    ['in_force'],
    'in_force',
    line,
    `Редакция действует с ${inRussian(line.from)}${line.to ? ` по ${inRussian(line.to)}` : ', срок окончания не назван'}.${noted(line.note)}`,
  ),
]

export const authorityInWords = ({ authority: line }: Pack): Reading[] => [
  read(
    'Орган',
    ['authority'],
    'authority',
    line,
    `Услугу оказывает ${line.name} (${line.city}); подписывает ${line.head_post}; жалоба на руководителя — ${line.higher_body}. ` +
      `Решает ${line.commission_name}.${line.expert_body ? ` Анализ организует ${line.expert_body}.` : ''} Время — по часовому поясу ${line.time_zone}.`,
  ),
]

export const categoriesInWords = ({ categories }: Pack): Reading[] =>
  categories.map((line, index) =>
    read(
      'Категории',
      ['categories', index],
      line.category,
      line,
      `Устанавливается категория ${quoted(categoryTitles[line.category])}: ${line.valid_years === null ? 'без срока' : `срок действия, лет: ${line.valid_years}`}.`,
    ),
  )

export const afterRefusalInWords = ({ after_refusal: line }: Pack): Reading[] => [
  read(
    'После отказа',
    ['after_refusal'],
    'after_refusal',
    line,
    `После решения об отказе обратиться можно через ${line.wait_years === 1 ? 'год' : `${line.wait_years} г.`} ` +
      `(в то же число того же месяца): запрет касается ${line.same_category_only ? 'только той же категории' : 'любой категории'}.`,
  ),
]

export const channelsInWords = ({ channels }: Pack): Reading[] =>
  channels.map((line, index) =>
    read(
      'Способы подачи',
      ['channels', index],
      line.channel,
      line,
      line.open
        ? `Заявление можно подать ${channelWords[line.channel]}: ${signatureWords[line.signature]}; регистрирует ` +
            `${line.automatic_registration ? 'система сразу' : 'ответственное лицо'}; представитель ${line.representative ? 'подать может' : 'подать не может'}.${noted(line.note)}`
        : `Подать заявление ${channelWords[line.channel]} нельзя.${noted(line.note)}`,
    ),
  )

export const representativeInWords = ({ representative: line }: Pack): Reading[] => {
  const may = {
    nothing: 'Представитель действовать за педагога не может',
    fetch_extract: 'Представитель может только получить выписку из приказа',
    file: 'Представитель может подать заявление за педагога',
  }[line.may]
  return [
    read(
      'Представитель',
      ['representative'],
      'representative',
      line,
      `${may}.${line.proof === null ? '' : ` Полномочия подтверждает: ${line.proof}.`}`,
    ),
  ]
}

export const applicationInWords = ({ application }: Pack): Reading[] =>
  application.map((line, index) =>
    read(
      'Заявление',
      ['application', index],
      `${line.field}${forCategories(line.for)}`,
      line,
      `В заявлении ${line.required ? 'обязательно' : 'по желанию'} указывается: ${fieldWords[line.field]}${forCategories(line.for)}.` +
        `${line.label === undefined ? '' : ` Подпись поля: ${quoted(line.label)}.`}${line.hint === undefined ? '' : ` Подсказка: ${quoted(line.hint)}.`}`,
    ),
  )

export const consentInWords = ({ consent: line }: Pack): Reading[] => [
  read(
    'Согласие',
    ['consent'],
    'consent',
    line,
    `Согласие на обработку персональных данных ${line.required ? 'обязательно' : 'не обязательно'}, оформляется ` +
      `${line.separate ? 'отдельным документом' : 'внутри заявления'}; цель: ${line.purpose ?? 'не названа'}; данные: ${line.data ?? 'не перечислены'}; ` +
      `действия: ${line.actions ?? 'не перечислены'}; срок: ${line.term ?? 'не назван'}; отзыв: ${line.withdrawal ?? 'не описан'}.`,
  ),
]

const dueWords = {
  filing: 'при подаче',
  after_test: 'после успешного тестирования',
  before_meeting: 'до заседания',
} as const
const whenWords = {
  representative_files: 'если подаёт представитель',
  name_changed: 'если менялось имя',
  foreign_citizen: 'если заявитель — иностранный гражданин',
  category_held: 'если категория уже есть',
  category_from_other_region: 'если категория установлена в другом регионе',
  awards_claimed: 'если заявлены награды',
  at_will: 'по желанию',
} as const

export const evidenceInWords = ({ evidence }: Pack): Reading[] =>
  evidence.map((line, index) =>
    read(
      'Документы заявителя',
      ['evidence', index],
      `${line.document} ${line.title} ${line.for.join(',')}`,
      line,
      `${line.required ? 'Нужен' : 'Можно приложить'} документ ${quoted(line.title)} ${dueWords[line.due]}` +
        `${line.when === undefined ? '' : `, ${whenWords[line.when]}`}${forCategories(line.for)}.${line.certified === undefined ? '' : ` Заверение: ${line.certified}.`}`,
    ),
  )

export const filesInWords = ({ files: line }: Pack): Reading[] => [
  read(
    'Файлы',
    ['files'],
    'files',
    line,
    `Принимаются файлы ${line.formats.join(', ')}; размер ${line.max_mb === null ? 'не ограничен' : `до ${line.max_mb} МБ`}` +
      `${line.max_per_indicator === null ? '' : `; на один показатель — не более ${line.max_per_indicator}`}` +
      `${line.portfolio_formats === undefined ? '' : `; портфолио — только ${listed(line.portfolio_formats)}`}` +
      `${line.dpi === null ? '' : `; скан от ${line.dpi} точек на дюйм`}${line.text_layer ? '; с текстовым слоем' : ''}` +
      `${line.link_allowed ? '; можно дать ссылку на облачное хранилище' : ''}.`,
  ),
  ...(line.certified_by_act === undefined
    ? []
    : [
        read(
          'Файлы',
          ['files', 'certified_by_act'],
          'certified_by_act',
          line.certified_by_act,
          `Акт организации о заверении документов со списком файлов ${line.certified_by_act.allowed ? 'заменяет' : 'не заменяет'} печать и подпись на каждой странице.`,
        ),
      ]),
]

const noted = (note: string | undefined): string => (note === undefined ? '' : ` Примечание: ${unstopped(note)}.`)

const inRussian = (date: string): string => date.split('-').reverse().join('.')
