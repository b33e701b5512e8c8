import { z } from 'zod'
import { documentKinds } from '../../../domain/regulations/vocabulary.ts'
import { oneOf, optionalText, requiredWords, someOf } from '../../answers.ts'
import { html, url } from '../../html.ts'
import { paths } from '../../paths.ts'
import { clauseView } from '../../views/clauses.ts'
import { checkboxesField, radiosField, textareaField } from '../../views/fields.ts'
import { fileKinds } from '../../views/paper-kinds.ts'
import { type Action, commandFrom } from '../action.ts'
import type { OpenCase } from '../open-case.ts'

const askedOf = ['applicant', 'agency', 'other_region'] as const
const askedTitles = {
  applicant: 'У заявителя',
  agency: 'У другого ведомства',
  other_region: 'У аттестующего органа другого региона',
}

/** A request for information: only those the edition provides (210-ФЗ ст. 7). */
export const informationRequest: Action = {
  command: 'AskInformation',
  thing: 'information-request',
  roles: ['clerk'],
  label: 'Запросить сведения',
  title: 'Запросить сведения',
  yes: 'Проверить запрос',
  confirmed: true,
  initial: ({ pack }) => {
    const only = new Set(pack.information_requests.map(({ of }) => of))
    return only.size === 1 ? { of: [...only] } : {}
  },
  fields: ({ pack, card }, filled, desk) => {
    const kinds = askedOf.filter(of => pack.information_requests.some(line => line.of === of))
    const words = (of: string) =>
      pack.information_requests
        .filter(line => line.of === of)
        .map(
          line =>
            `${line.what} (${clauseView(line.clause, desk.app.law.cited(card.state.pack, line.clause)).reference})`,
        )
        .join('; ')
    return html`${radiosField(
      {
        name: 'of',
        label: 'У кого запросить',
        options: kinds.map(of => ({ value: of, label: askedTitles[of], hint: words(of) })),
      },
      filled,
    )}${textareaField({ name: 'what', label: 'Какие сведения нужны', hint: 'Эти слова войдут в запрос', rows: 4 }, filled)}`
  },
  read: body =>
    commandFrom(
      z.object({
        of: oneOf(askedOf, 'Выберите, у кого запросить сведения'),
        what: requiredWords('Напишите, какие сведения нужны', 2000),
      }),
      body,
      ({ of, what }) => ({ type: 'AskInformation', of, what }),
    ),
  done: 'Запрос направлен.',
}

const documentsField = ({ pack, card }: OpenCase) => ({
  name: 'documents',
  label: 'Какие документы получены (необязательно)',
  hint: 'Бумаги, которые теперь лежат в деле',
  options: fileKinds(pack, card.state.application).map(({ document, title }) => ({ value: document, label: title })),
})

/** What came in answer to a request, written down by the clerk. */
export const informationGiven: Action = {
  command: 'GiveInformation',
  thing: 'information',
  roles: ['clerk'],
  label: 'Внести ответ на запрос',
  title: 'Внести ответ на запрос сведений',
  yes: 'Внести ответ',
  lead: ({ card: { state } }) => state.stage === 'information_asked' && html`Запрошено: ${state.asked.what}`,
  fields: (open, filled) =>
    html`${textareaField({ name: 'answer', label: 'Что сообщили', rows: 4 }, filled)}${checkboxesField(documentsField(open), filled)}`,
  read: body =>
    commandFrom(
      z.object({ answer: optionalText(2000), documents: someOf(documentKinds) }),
      body,
      ({ answer = '', documents }) => ({ type: 'GiveInformation', answer, documents }),
    ),
  done: 'Ответ внесён, рассмотрение продолжено.',
}

/** Papers that the applicant brought or sent later. */
export const documentsSupplied: Action = {
  command: 'SupplyDocuments',
  thing: 'supplement',
  roles: ['clerk'],
  label: 'Дополнить документы',
  title: 'Дополнить документы дела',
  lead: ({ card }) =>
    html`Если документы есть файлами, <a class="govuk-link" href="${url(paths.caseThing(card.line.id, 'scans'))}">приложите файлы</a>: они отметятся сами.`,
  yes: 'Отметить документы',
  fields: (open, filled) =>
    checkboxesField({ ...documentsField(open), label: 'Какие документы представлены', hint: undefined }, filled),
  read: body =>
    commandFrom(
      z.object({ documents: someOf(documentKinds, { atLeast: 1, message: 'Отметьте хотя бы один документ' }) }),
      body,
      ({ documents }) => ({ type: 'SupplyDocuments', documents }),
    ),
  done: 'Документы отмечены в деле.',
}
