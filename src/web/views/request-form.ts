import type { Pack } from '../../domain/regulations/pack.ts'
import { complaintSubjects, complaintSubjectTitles } from '../../domain/request/complaint.ts'
import type { RequestKind } from '../../domain/request/request-events.ts'
import { capital } from '../../domain/wording.ts'
import type { Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { radiosField, textareaField, textField } from './fields.ts'

/** Questions of the four requests; the answers are kept under these names. */
export const requestQuestionTitles: Readonly<Record<string, string>> = {
  order: 'Номер и дата приказа',
  reason: 'Зачем нужен документ',
  errors: 'В чём ошибка и как правильно',
  addressee: 'Кому жалоба',
  complained_of: 'Какие решения или действия вы обжалуете',
  arguments: 'Почему вы не согласны',
  address: 'Адрес',
  contact: 'Телефон, почта или адрес для ответа',
  federal_number: 'Номер в системе досудебного обжалования',
  words: 'Пояснение',
}

export const deliveryWords = {
  account: 'В личный кабинет этой системы',
  epgu: 'На портал госуслуг',
  email: 'По электронной почте',
  post: 'Почтой на бумаге',
  in_person: 'Лично в министерстве',
  mfc: 'В МФЦ',
} as const

/** The questions of one kind of request, by the pack's own variant. */
export const requestFields = (kind: RequestKind, pack: Pack, filled: Filled): Html => {
  const variant = pack.variants[kind]
  const title = (name: string): string => requestQuestionTitles[name] ?? name
  const order = textField(
    { name: 'order', label: title('order'), hint: 'Например, № 1234 от 14.12.2023', width: 30 },
    filled,
  )
  const forms = variant.result.filter(form => form === 'extract' || form === 'certified_copy')
  return html`
    ${
      kind === 'extract' &&
      html`${order}
      ${
        forms.length > 1 &&
        radiosField(
          {
            name: 'form',
            label: 'Какой документ нужен',
            options: [
              { value: 'extract', label: 'Выписка из приказа' },
              { value: 'certified_copy', label: 'Заверенная копия приказа' },
            ],
          },
          filled,
        )
      }
      ${textField({ name: 'reason', label: `${title('reason')} (необязательно)`, hint: 'Например, взамен утраченного', width: 30 }, filled)}`
    }
    ${kind === 'correction' && html`${order}${textareaField({ name: 'errors', label: title('errors'), hint: 'Перепишите слова с ошибкой и напишите, как должно быть' }, filled)}`}
    ${kind === 'complaint' && complaintFields(pack, filled)}
    ${kind === 'consent_withdrawal' && html`<p class="govuk-body">Обработка ваших данных прекратится, кроме того, что министерство обязано хранить по закону об архивах: аттестационное дело блокируется, а не уничтожается.</p>${textareaField({ name: 'words', label: `${title('words')} (необязательно)`, rows: 3 }, filled)}`}
    ${variant.handed.length > 0 && radiosField({ name: 'answer_by', label: 'Как получить ответ', options: variant.handed.map(way => ({ value: way, label: deliveryWords[way] })) }, filled)}`
}

const complaintFields = (pack: Pack, filled: Filled): Html => {
  const { addressees = [] } = pack.variants.complaint
  const title = (name: string): string => requestQuestionTitles[name] ?? name
  return html`${
    addressees.length > 0
      ? radiosField(
          {
            name: 'addressee',
            label: title('addressee'),
            options: addressees.map(one => ({ value: one, label: one })),
          },
          filled,
        )
      : textField({ name: 'addressee', label: title('addressee') }, filled)
  }
    ${radiosField({ name: 'subject', label: 'О чём жалоба', options: complaintSubjects.map(value => ({ value, label: capital(complaintSubjectTitles[value]) })) }, filled)}
    ${textareaField({ name: 'complained_of', label: title('complained_of') }, filled)}
    ${textareaField({ name: 'arguments', label: title('arguments') }, filled)}
    ${textareaField({ name: 'address', label: title('address'), rows: 2 }, filled)}
    ${textField({ name: 'contact', label: title('contact') }, filled)}
    ${textField({ name: 'federal_number', label: `${title('federal_number')} (если есть)`, width: 20 }, filled)}`
}
