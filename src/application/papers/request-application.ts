import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import type { RequestKind } from '../../domain/request/request-events.ts'
import { channelTitles } from '../filing/options.ts'
import { fullName } from './case-subject.ts'
import type { Block, Paper } from './paper.ts'
import type { RequestSubject } from './request-subject.ts'
import { asText, line } from './sheet.ts'
import { signedName } from './signed-name.ts'
import { documentInWords } from './stated.ts'

/** The applicant's own paper of a request, where the regulation has a form of it. */
export const ownForm: Partial<Record<RequestKind, Form>> = {
  extract: 'extract_application',
  correction: 'correction_application',
}

/** KBR reg прил. 3 and 4: from whom, what is asked, the document of identity, telephone and e-mail, number and day of the order. */
export const requestApplication = ({ pack, state, text, person, names, rule }: RequestSubject): Paper => {
  const { contents, channel } = state.request
  return {
    layout: 'application',
    authority: pack.authority.name,
    city: pack.authority.city,
    addressee: [`Куда: ${pack.authority.name}`],
    from: [
      `от ${names?.genitive.text ?? fullName(person)}`,
      ...[person.phone, person.email].filter(known => known !== null),
      ...(person.address ? [`адрес регистрации: ${person.address}`] : []),
    ],
    title: rule.title,
    number: 'number' in state ? state.number : null,
    date: state.received,
    blocks: [
      line('Я,', fullName(person), 'фамилия, имя, отчество (при наличии)'),
      ...(contents.kind === 'extract' ? wanted(contents.form, text) : mistaken(text)),
      asText('О себе сообщаю следующее:'),
      line('1. Сведения о документе, удостоверяющем личность', documentInWords(person.identity)),
      line('2. Номер(-а) контактного(-ых) телефона(-ов)', person.phone ?? ''),
      line('3. Адрес(-а) электронной почты (e-mail)', person.email ?? ''),
      ...(contents.kind === 'correction' ? [line('4. Номер и дата приказа Министерства', text.order)] : []),
      ...(rule.says ?? []).map(asText),
      { kind: 'note', text: `Подано ${asShortRussianDate(state.received)} ${channelTitles[channel]}.` },
    ],
    signatory: { post: 'Заявитель', name: signedName(person), personId: person.id },
    clause: rule.clause,
  }
}

const wanted = (form: 'extract' | 'certified_copy', text: Record<string, string>): Block[] => [
  {
    kind: 'choice',
    label: 'прошу выдать мне',
    options: [
      { text: 'копию приказа', chosen: form === 'certified_copy' },
      { text: 'выписку из приказа', chosen: form === 'extract' },
    ],
  },
  line('номер и дата приказа', text.order),
  line('в связи с', text.reason || 'причина не указана'),
]

const mistaken = (text: Record<string, string>): Block[] => [
  asText(
    'прошу исправить допущенные опечатки и ошибки в документах, выданных в результате предоставления государственной услуги, а именно:',
  ),
  line('', text.errors, 'описание допущенных опечаток и ошибок'),
]
