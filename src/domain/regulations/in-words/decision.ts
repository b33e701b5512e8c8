import { categoryTitles } from '../../eligibility/category-words.ts'
import { roleTitles } from '../../people/roles.ts'
import { listed } from '../../wording.ts'
import type { Pack } from '../pack.ts'
import { quoted, type Reading, read } from './reading.ts'

const names = (categories: readonly (keyof typeof categoryTitles)[]): string =>
  listed(categories.map(category => quoted(categoryTitles[category])))

export const pathsInWords = ({ admission, testing, awards_path, petition_path }: Pack): Reading[] => [
  read(
    'Ход аттестации',
    ['admission'],
    'admission',
    admission,
    admission.time === 'required'
      ? 'Допущенному сообщают дату, место и время начала аттестации; без времени допустить нельзя.'
      : 'Допущенному сообщают дату и место аттестации; время указывают, если оно известно.',
  ),
  ...(testing === null
    ? []
    : [
        read(
          'Ход аттестации',
          ['testing'],
          'testing',
          testing,
          `До анализа портфолио проводится тестирование (${names(testing.for)}): проходной балл ${testing.minimum_score} из ${testing.maximum_score}; ` +
            `при неявке по уважительной причине ${testing.absence_for_good_reason === 'apply_again' ? 'заявление подают снова' : 'назначается другой день'}; ` +
            `удалённому за нарушение ${testing.removal === 'zero' ? 'ставится 0 баллов' : 'засчитывается сделанное'}. ` +
            `С собой: ${testing.bring.join(', ')}. Нельзя: ${testing.forbidden.join(', ')}.`,
        ),
      ]),
  ...(awards_path === null
    ? []
    : [
        read(
          'Ход аттестации',
          ['awards_path'],
          'awards_path',
          awards_path,
          `Обладатели наград аттестуются без закрепления специалистов (${names(awards_path.for)}); награды подтверждают специалисты, подписей: ` +
            `${awards_path.confirmations}. Награды: ${awards_path.awards.map(({ title, proof }) => (proof === undefined ? title : `${title} (${proof.toLowerCase()})`)).join('; ')}.`,
        ),
      ]),
  ...(petition_path === null
    ? []
    : [
        read(
          'Ход аттестации',
          ['petition_path'],
          'petition_path',
          petition_path,
          `По ходатайству работодателя, в один этап, рассматриваются: ${names(petition_path.for)}.`,
        ),
      ]),
]

const heldWords = { in_person: 'очно', video: 'по видеосвязи', any: 'очно или по видеосвязи' } as const

export const commissionInWords = ({ commission }: Pack): Reading[] => {
  const section = 'Комиссия'
  const { members, quorum, voting, decision_date, signed_by, form, applicant_presence } = commission
  const signers = signed_by.roles.map(role => (role === 'members' ? 'члены комиссии' : roleTitles[role].toLowerCase()))
  return [
    read(
      section,
      ['commission', 'members'],
      'members',
      members,
      `В комиссии не менее ${members.at_least} человек${members.including.length > 0 ? ', в том числе представитель профсоюза' : ''}.`,
    ),
    read(
      section,
      ['commission', 'quorum'],
      'quorum',
      quorum,
      `Заседание правомочно, если присутствует не менее ${quorum.numerator}/${quorum.denominator} членов.`,
    ),
    read(
      section,
      ['commission', 'voting'],
      'voting',
      voting,
      `Решает большинство присутствующих; при равенстве голосов решение ${voting.tie === 'in_favour' ? 'в пользу педагога' : 'об отказе'}; по своей кандидатуре член комиссии не голосует.`,
    ),
    read(
      section,
      ['commission', 'decision_date'],
      'decision_date',
      decision_date,
      'Категория установлена со дня решения комиссии, когда бы ни был подписан приказ.',
    ),
    read(section, ['commission', 'signed_by'], 'signed_by', signed_by, `Протокол подписывают: ${signers.join(', ')}.`),
    read(section, ['commission', 'form'], 'form', form, `Заседание проводится ${heldWords[form.held]}.`),
    read(
      section,
      ['commission', 'applicant_presence'],
      'applicant_presence',
      applicant_presence,
      applicant_presence.on_wish
        ? 'Педагог вправе присутствовать, если заявил об этом; неявка решению не мешает.'
        : 'Заседание проходит без педагога.',
    ),
  ]
}

const groupWords = { category: 'категории', position: 'должности', municipality: 'муниципалитету' } as const

export const orderInWords = ({ order, publication }: Pack): Reading[] => [
  read(
    'Приказ',
    ['order'],
    'order',
    order,
    `В приказ ${quoted(order.title)} входят ${order.contents === 'set_only' ? 'только установленные категории' : 'и установленные категории, и отказы'}; ` +
      `строки сгруппированы по ${listed(order.group_by.map(by => groupWords[by]))}; ${order.agreed_by_approver ? 'проект согласует заместитель министра' : 'согласования нет'}; ` +
      `работодателю приказ ${order.email_to_employer ? 'отправляется на электронную почту' : 'не отправляется'}.`,
  ),
  read('Приказ', ['publication'], 'publication', publication, `Приказ размещается: ${publication.where}.`),
]
