import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import { fullName, groundsOf, type Subject } from './case-subject.ts'
import { actsNote, complaintBlocks, groundsList, positionOf, requisitesOf } from './letter-parts.ts'
import { asText, type CaseForm, heading, line } from './sheet.ts'
import { executorOf } from './signatory.ts'

/**
 * Refusal to accept or of the service (KBR reg прил. 7, Kuzbass «Решение об отказе в приеме документов»): by which application,
 * on what grounds, the right to come again, where to complain. The first sentence of the pack opens, the others follow the grounds.
 */
const refusal: CaseForm = (subject, [opening, ...rest]) => {
  const { person, organisation, state } = subject
  const grounds = groundsOf(state)
  return {
    blocks: [
      line('Ф. И. О. педагогического работника:', fullName(person)),
      line('Место работы:', organisation.fullName),
      line('Должность:', positionOf(state.application)),
      ...(opening !== undefined && namesApplication(opening, state) ? [] : [line('Заявление:', requisitesOf(state))]),
      ...(opening === undefined ? [] : [asText(opening)]),
      // An opening that ends with «по следующим основаниям:» has named them.
      ...(opening?.endsWith(':') ? [] : [heading('Основания отказа')]),
      ...groundsList(subject, grounds),
      ...rest.map(asText),
      ...complaintBlocks(subject),
      ...actsNote(
        subject,
        grounds.map(({ clause }) => clause),
      ),
    ],
    executor: executorOf(subject),
  }
}

/** «По результатам рассмотрения заявления от … № …» has said it. */
const namesApplication = (opening: string, { received }: Pick<Subject['state'], 'received'>): boolean =>
  opening.includes(`от ${asShortRussianDate(received)}`)

export const refusalForms = {
  acceptance_refusal: refusal,
  service_refusal: refusal,
} satisfies Partial<Record<Form, CaseForm>>
