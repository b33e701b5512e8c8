import { stageTitles } from '../../case/case-words.ts'
import { categoryTitles } from '../../eligibility/category-words.ts'
import { listed } from '../../wording.ts'
import type { Pack } from '../pack.ts'
import type { Stage } from '../vocabulary.ts'
import { quoted, type Reading, read } from './reading.ts'
import { channelWords, forCategories, paperWords } from './titles.ts'

type AcceptanceGround = Pack['refuse_acceptance_when'][number]
type ServiceGround = Pack['refuse_service_when'][number]

const acceptanceWords: Record<AcceptanceGround['rule'], string> = {
  clerk_finds: 'это устанавливает ответственное лицо',
  missing_documents: 'система сверяет комплект сама',
  signature_invalid: 'система проверяет электронную подпись',
  no_authority: 'система требует документ о полномочиях представителя',
  representative_not_allowed: 'система не принимает заявление от представителя',
  identity_expired: 'система сверяет срок документа, удостоверяющего личность',
  channel_closed: 'система не принимает заявление этим способом',
}

const serviceWords: Record<ServiceGround['rule'], string> = {
  clerk_finds: 'это устанавливает ответственное лицо',
  within_year_of_refusal: 'система считает год от решения об отказе',
  requires_category: 'система сверяет имеющиеся категории',
  position_not_in_nomenclature: 'система сверяет должность с номенклатурой (ПП РФ № 225)',
  position_barred: 'система сверяет должность со списком',
  petition_missing: 'система проверяет, есть ли ходатайство работодателя',
  category_not_offered: 'система сверяет категорию с перечнем услуги',
  documents_not_given: 'система проверяет, представлены ли документы в срок',
  test_failed: 'система сверяет балл с проходным',
  results_below: 'система сверяет итог анализа с уровнем категории',
  commission_refused: 'следует из решения комиссии',
  never_attested_here: 'система ищет приказ в своём реестре',
  no_error_found: 'это устанавливает ответственное лицо при проверке документа',
}

export const serviceRuleWords = (rule: ServiceGround['rule']): string => serviceWords[rule]

export const acceptanceGroundsInWords = ({ refuse_acceptance_when, acceptance_refusal_stages }: Pack): Reading[] =>
  refuse_acceptance_when.map((line, index) =>
    read(
      'Отказ в приёме документов',
      ['refuse_acceptance_when', index],
      line.id,
      line,
      `В приёме документов отказывают, если: ${quoted(line.what)}${forCategories(line.for)}${byChannels(line.channels)}; ` +
        `${acceptanceWords[line.rule]}${line.documents === undefined ? '' : ` (${listed(line.documents.map(paper => paperWords[paper]))})`}. ` +
        `Отказать можно, пока ${stagesInWords(acceptance_refusal_stages)}.`,
    ),
  )

export const serviceGroundsInWords = ({ refuse_service_when }: Pack): Reading[] =>
  refuse_service_when.map((line, index) =>
    read(
      'Отказ в предоставлении услуги',
      ['refuse_service_when', index],
      line.id,
      line,
      `В услуге отказывают, если: ${quoted(line.what)}${forCategories(line.for)}${byChannels(line.channels)}; ` +
        `${serviceWords[line.rule]}${requirement(line)}. Проверяется ${line.at === 'review' ? 'при рассмотрении заявления' : 'при решении комиссии'}.`,
    ),
  )

export const withdrawalInWords = ({ withdrawal: line }: Pack): Reading[] => [
  read(
    'Отзыв заявления',
    ['withdrawal'],
    'withdrawal',
    line,
    line.from.length === 0
      ? 'Отозвать заявление нельзя.'
      : `Отозвать заявление можно, пока ${stagesInWords(line.from)}.`,
  ),
]

export const supplementInWords = ({ supplement: line, deadlines }: Pack): Reading[] => {
  const until = line.until === null ? undefined : deadlines[line.until]
  return [
    read(
      'Дополнение сведений',
      ['supplement'],
      'supplement',
      line,
      line.stages.length === 0
        ? 'Дополнять документы нельзя.'
        : `Дополнять документы можно, пока ${stagesInWords(line.stages)}${until === undefined ? '' : `, и не позже срока ${quoted(until.title)}`}.`,
    ),
  ]
}

export const requestsInWords = ({ information_requests }: Pack): Reading[] =>
  information_requests.map((line, index) => {
    const whom = {
      applicant: 'у заявителя',
      agency: 'у другого ведомства',
      other_region: 'у органа другого региона',
    }[line.of]
    return read(
      'Запросы сведений',
      ['information_requests', index],
      line.of,
      line,
      `При рассмотрении можно запросить ${whom}: ${line.what}.`,
    )
  })

const requirement = ({ held, held_when, held_for_years, same_position, positions }: ServiceGround): string => {
  if (positions !== undefined) return `: ${listed(positions)}`
  if (held === undefined) return ''
  const which = held.map(category => categoryTitles[category]).join(' или ')
  const when = held_when === 'now' ? 'действующая' : 'имеющаяся сейчас или ранее'
  const years = held_for_years === undefined ? '' : `, установленная не менее чем ${held_for_years} г. назад`
  return `: нужна ${which}, ${when}${years}${same_position ? ', по той же должности' : ''}`
}

const byChannels = (channels: readonly (keyof typeof channelWords)[] | undefined): string =>
  channels === undefined ? '' : ` при подаче ${listed(channels.map(channel => channelWords[channel]))}`

export const stagesInWords = (stages: readonly Stage[]): string =>
  `дело в состоянии: ${stages.map(stage => stageTitles[stage]).join(', ')}`
