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
export const requestApplication = (subject: RequestSubject): Paper => {
  const { pack, state, text, person, names, rule } = subject
  const { contents, channel } = state.request
  const which = text.order || subject.orderKnown || ''
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
      ...(contents.kind === 'extract' ? wanted(contents.form, which, text.reason ?? '') : mistaken(text)),
      asText('О себе сообщаю следующее:'),
      line('1. Сведения о документе, удостоверяющем личность', documentInWords(person.identity)),
      line('2. Номер(-а) контактного(-ых) телефона(-ов)', person.phone ?? ''),
      line('3. Адрес(-а) электронной почты (e-mail)', person.email ?? ''),
      ...(contents.kind === 'correction' ? [line('4. Номер и дата приказа Министерства', which)] : []),
      ...(rule.says ?? []).map(asText),
      { kind: 'note', text: `Подано ${asShortRussianDate(state.received)} ${channelTitles[channel]}.` },
    ],
    signatory: { post: 'Заявитель', name: signedName(person), personId: person.id },
    clause: rule.clause,
  }
}

const wanted = (form: 'extract' | 'certified_copy', order: string, reason: string): Block[] => [
  {
    kind: 'choice',
    label: 'прошу выдать мне',
    options: [
      { text: 'копию приказа', chosen: form === 'certified_copy' },
      { text: 'выписку из приказа', chosen: form === 'extract' },
    ],
  },
  line('номер и дата приказа', order),
  // прил. 3 knows one reason, «в связи с утерей оригинала»; another is written as it was given.
  loss.test(reason) ? line('в связи с', inLoss(reason)) : line('причина обращения', reason),
]

const loss = /^(утеря|утрата)(?!\p{L})/iu
const inLoss = (reason: string): string =>
  reason.replace(loss, word => (word.toLowerCase() === 'утеря' ? 'утерей' : 'утратой'))

const mistaken = (text: Record<string, string>): Block[] => [
  asText(
    'прошу исправить допущенные опечатки и ошибки в документах, выданных в результате предоставления государственной услуги, а именно:',
  ),
  line('', text.errors, 'описание допущенных опечаток и ошибок'),
]
