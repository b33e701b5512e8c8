import type { Application } from '../../domain/case/application.ts'
import { categoryTitles } from '../../domain/eligibility/category-words.ts'
import { evidenceFor } from '../../domain/eligibility/evidence.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Channel } from '../../domain/regulations/vocabulary.ts'
import { capital } from '../../domain/wording.ts'
import type { Question } from './questions.ts'

export type Option = { value: string; label: string; hint?: string | undefined }

/** What options of closed questions depend on. `application` is what is known so far, when anything is. */
export type Setting = {
  pack: Pack
  nomenclature: readonly string[]
  channel: Channel
  application: Application | undefined
}

/** The closed list of a question, in the order of the screen; undefined for questions answered in free words. */
export const optionsOf = (question: Question, setting: Setting): Option[] | undefined => lists[question]?.(setting)

/** Categories of the region's edition. */
const offered = ({ pack }: Setting): Option[] =>
  pack.categories.map(({ category, valid_years }) => ({
    value: category,
    label: capital(categoryTitles[category]),
    hint: valid_years === null ? 'Без срока действия' : `Действует лет: ${valid_years}`,
  }))

const positions = ({ nomenclature }: Setting): Option[] => [
  { value: '', label: 'Выберите должность' },
  ...nomenclature.map(title => ({ value: title, label: title })),
]

/** Ways the region sends its decision by; the account of this system is always one of them. */
const deliveries = ({ pack }: Setting): Option[] => {
  const named = pack.documents
    .filter(({ form }) => form === 'decision_granted' || form === 'decision_refused')
    .flatMap(({ by }) => by ?? [])
  return [...new Set<Application['resultBy']>(['account', ...named])].map(way => ({
    value: way,
    label: deliveryTitles[way],
  }))
}

export const deliveryTitles: Record<Application['resultBy'], string> = {
  account: 'В личный кабинет этой системы',
  epgu: 'В личный кабинет на портале госуслуг',
  email: 'На электронную почту',
  post: 'По почте на бумаге',
  in_person: 'Получу лично в министерстве',
  mfc: 'Получу в МФЦ',
}

export const channelTitles: Record<Channel, string> = {
  system: 'через эту систему',
  epgu: 'через портал госуслуг (ЕПГУ)',
  regional_portal: 'через региональный портал',
  electronic: 'электронным документом через интернет',
  email: 'по электронной почте',
  in_person: 'лично',
  post: 'почтой',
  mfc: 'через МФЦ',
}

export const signatureTitles: Record<Application['signature'], string> = {
  handwritten: 'Собственноручно',
  pep: 'Простой электронной подписью',
  unep: 'Усиленной неквалифицированной подписью',
  ukep: 'Усиленной квалифицированной подписью, она действительна',
  broken: 'Электронной подписью, но она недействительна',
  none: 'Не подписано',
}

export const citizenships = {
  russian: 'Российская Федерация',
  foreign: 'Другое государство',
  none: 'Без гражданства',
} as const

const titled = <Key extends string>(titles: Record<Key, string>, keys: readonly Key[]): Option[] =>
  keys.map(value => ({ value, label: titles[value] }))

const onPaper: readonly Channel[] = ['in_person', 'post', 'mfc']

const lists: Partial<Record<Question, (setting: Setting) => Option[]>> = {
  claimed_award: ({ pack }) =>
    (pack.awards_path?.awards ?? []).map(({ id, title, proof }) => ({ value: id, label: title, hint: proof })),
  category: offered,
  signature: ({ channel }) =>
    titled(
      signatureTitles,
      onPaper.includes(channel) ? ['handwritten', 'none'] : ['ukep', 'unep', 'pep', 'broken', 'none'],
    ),
  paper_documents: ({ pack, application }) =>
    application === undefined
      ? []
      : evidenceFor(pack, application)
          .filter(({ document }) => document !== 'application' && document !== 'consent')
          .map(({ document, title, certified }) => ({ value: document, label: title, hint: certified })),
  sex: () => [
    { value: 'female', label: 'Женский' },
    { value: 'male', label: 'Мужской' },
  ],
  citizenship: () => titled(citizenships, ['russian', 'foreign', 'none']),
  position: positions,
  held_position: positions,
  department: ({ pack }) => [{ value: 'authority', label: pack.authority.name, hint: pack.authority.city }],
  held_category: () => [
    { value: 'none', label: 'Категории не было' },
    { value: 'first', label: 'Первая' },
    { value: 'highest', label: 'Высшая' },
  ],
  education_level: () => [
    { value: 'vocational', label: 'Среднее профессиональное' },
    { value: 'higher', label: 'Высшее' },
    { value: 'other', label: 'Иное' },
  ],
  result_delivery: deliveries,
}
