import { z } from 'zod'
import type { App, By } from '../../application/app.ts'
import {
  fulfilRequest,
  type RequestDone,
  refuseRequest,
  registerRequest,
  sendRequestAnswer,
} from '../../application/requests.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'
import { formWords } from '../../domain/regulations/in-words/titles.ts'
import type { RequestCommandType } from '../../domain/request/request-commands.ts'
import { capital } from '../../domain/wording.ts'
import { oneOf, optionalText, requiredWords, someOf } from '../answers.ts'
import { type Filled, type FormResult, readForm, type Typed } from '../forms.ts'
import { type Html, html, type Printable } from '../html.ts'
import { checkboxesField, radiosField, textareaField } from '../views/fields.ts'
import { deliveryWords } from '../views/request-form.ts'
import type { OpenRequest } from './open-request.ts'

/** One thing done with a request: the form and what it orders. */
export type RequestOrder = {
  command: Exclude<RequestCommandType, 'File'>
  thing: string
  label: string
  title: string
  done: string
  initial?: ((open: OpenRequest) => Typed) | undefined
  fields: (open: OpenRequest, filled: Filled) => Printable
  /** Reads the form; what it gives carries the order out. */
  read: (body: unknown, open: OpenRequest) => FormResult<(app: App, by: By) => Promise<RequestDone | Refusal>>
}

const variantOf = ({ kind, pack }: OpenRequest) => pack.variants[kind]

const registration: RequestOrder = {
  command: 'Register',
  thing: 'registration',
  label: 'Зарегистрировать',
  title: 'Зарегистрировать обращение?',
  done: 'Обращение зарегистрировано.',
  fields: () => html`<p class="govuk-body">Номер даст журнал обращений.</p>`,
  read: (body, { card }) =>
    carried(readForm(z.object({}), body), () => (app, by) => registerRequest(app, by, card.row.id)),
}

const compared = { errorFound: oneOf(['yes', 'no'], 'Сверьте документ с подлинником и отметьте, есть ли ошибка') }
const comparedField = (filled: Filled): Html =>
  radiosField(
    {
      name: 'errorFound',
      label: 'Что показала сверка с подлинником',
      options: [
        { value: 'yes', label: 'Ошибка есть' },
        { value: 'no', label: 'Ошибки нет' },
      ],
    },
    filled,
  )
const answerField = (filled: Filled): Html =>
  textareaField(
    { name: 'answer', label: 'Слова ответа (необязательно)', hint: 'Войдут в письмо заявителю', rows: 5 },
    filled,
  )

const fulfilment: RequestOrder = {
  command: 'Fulfil',
  thing: 'fulfilment',
  label: 'Исполнить',
  title: 'Исполнить обращение',
  done: 'Обращение исполнено. Направьте ответ.',
  initial: ({ state }) => (state.request.contents.kind === 'extract' ? { form: state.request.contents.form } : {}),
  fields: (open, filled) => html`${kindFields(open, filled)}${answerField(filled)}`,
  read: (body, open) => {
    const { id } = open.card.row
    const answer = { answer: optionalText(5000) }
    if (open.kind === 'correction')
      return carried(readForm(z.object({ ...compared, ...answer }), body), given => (app, by) => {
        const errorFound = given.errorFound === 'yes'
        const form = errorFound ? 'correction_decision' : 'no_error_notice'
        return fulfilRequest(app, by, id, { form, errorFound, answer: given.answer })
      })
    if (open.kind === 'complaint') {
      const schema = z.object({
        outcome: oneOf(['satisfied', 'not_satisfied'], 'Выберите решение по жалобе'),
        reasons: requiredWords('Напишите мотивы решения'),
        measures: optionalText(5000),
        ...answer,
      })
      return carried(readForm(schema, body), given => (app, by) => {
        const { outcome, reasons, measures } = given
        const form = variantOf(open).result[0] ?? null
        return fulfilRequest(app, by, id, { form, decision: { outcome, reasons, measures }, answer: given.answer })
      })
    }
    const offered = variantOf(open).result
    const asked = { form: offered.length > 1 ? oneOf(offered, 'Выберите документ') : z.undefined().optional() }
    return carried(
      readForm(z.object({ ...asked, ...answer }), body),
      given => (app, by) =>
        fulfilRequest(app, by, id, { form: given.form ?? offered[0] ?? null, answer: given.answer }),
    )
  },
}

const kindFields = (open: OpenRequest, filled: Filled): Printable => {
  if (open.kind === 'correction') return comparedField(filled)
  if (open.kind === 'complaint')
    return html`${radiosField(
      {
        name: 'outcome',
        label: 'Решение по жалобе',
        options: [
          { value: 'satisfied', label: 'Удовлетворить' },
          { value: 'not_satisfied', label: 'Отказать в удовлетворении' },
        ],
      },
      filled,
    )}${textareaField({ name: 'reasons', label: 'Мотивы решения', rows: 5 }, filled)}${textareaField(
      { name: 'measures', label: 'Что будет сделано', hint: 'Нужно, если жалоба удовлетворена', rows: 3 },
      filled,
    )}`
  const offered = variantOf(open).result
  return (
    offered.length > 1 &&
    radiosField(
      {
        name: 'form',
        label: 'Какой документ выдать',
        options: offered.map(form => ({ value: form, label: capital(formWords[form]) })),
      },
      filled,
    )
  )
}

const refusal: RequestOrder = {
  command: 'Refuse',
  thing: 'refusal',
  label: 'Отказать',
  title: 'Отказать по обращению',
  done: 'По обращению отказано. Направьте ответ.',
  fields: (open, filled) =>
    html`${open.kind === 'correction' && comparedField(filled)}${checkboxesField(
      {
        name: 'grounds',
        label: 'Основания из исчерпывающего перечня',
        options: variantOf(open).refuse_when.map(({ id, what }) => ({ value: id, label: what })),
      },
      filled,
    )}${textareaField({ name: 'seen', label: 'Что обнаружено', hint: 'Нужно для оснований, которые видит человек', rows: 4 }, filled)}`,
  read: (body, open) => {
    const grounds = someOf(
      variantOf(open).refuse_when.map(({ id }) => id),
      { atLeast: 1, message: 'Назовите хотя бы одно основание из перечня' },
    )
    const known = open.kind === 'correction' ? compared : {}
    return carried(
      readForm(z.object({ ...known, grounds, seen: optionalText(2000) }), body),
      given => (app, by) =>
        refuseRequest(app, by, open.card.row.id, {
          grounds: given.grounds,
          seen: given.seen,
          errorFound: 'errorFound' in given ? given.errorFound === 'yes' : undefined,
        }),
    )
  },
}

const ways = ['account', 'epgu', 'email', 'post', 'in_person', 'mfc'] as const
/** Ways the edition hands this answer out by; all of them where it names none. */
const waysOf = (open: OpenRequest) => {
  const { handed } = variantOf(open)
  return handed.length === 0 ? ways : ways.filter(way => handed.includes(way))
}

const answer: RequestOrder = {
  command: 'SendAnswer',
  thing: 'answer',
  label: 'Направить ответ',
  title: 'Направить ответ',
  done: 'Ответ направлен.',
  initial: ({ state }) => ({ way: state.request.answerBy }),
  fields: (open, filled) =>
    radiosField(
      {
        name: 'way',
        label: 'Каким способом',
        options: waysOf(open).map(value => ({ value, label: deliveryWords[value] })),
      },
      filled,
    ),
  read: (body, { card }) =>
    carried(
      readForm(z.object({ way: oneOf(ways, 'Выберите способ') }), body),
      ({ way }) =>
        (app, by) =>
          sendRequestAnswer(app, by, card.row.id, way),
    ),
}

export const requestOrders: readonly RequestOrder[] = [registration, fulfilment, refusal, answer]

const carried = <T, C>(read: FormResult<T>, make: (answers: T) => C): FormResult<C> =>
  read.ok ? { ...read, value: make(read.value) } : read
