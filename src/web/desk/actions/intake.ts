import { z } from 'zod'
import { numberFrom } from '../../../application/numbers.ts'
import { registerAsSeen } from '../../../application/order-as-seen.ts'
import { optionalText } from '../../answers.ts'
import { html } from '../../html.ts'
import { textField } from '../../views/fields.ts'
import { asShortDate } from '../../views/words.ts'
import { type Action, commandFrom } from '../action.ts'

const registrationForm = z.object({ number: optionalText(60), epguNumber: optionalText(20) })

/** Registration: the journal gives the number, or the clerk writes the one already given on paper. */
export const registration: Action = {
  command: 'Register',
  thing: 'registration',
  roles: ['clerk'],
  label: 'Зарегистрировать',
  title: 'Зарегистрировать заявление',
  yes: 'Зарегистрировать',
  fields: ({ pack, today, card }, filled) => html`
    ${textField(
      {
        name: 'number',
        label: 'Номер по журналу (необязательно)',
        hint: `Оставьте пустым, и журнал даст следующий номер вида ${numberFrom(pack.numbers.own, 1, today)}. Впишите свой, если он уже проставлен на бумаге`,
        width: 20,
      },
      filled,
    )}
    ${
      card.line.channel === 'epgu' &&
      textField(
        {
          name: 'epguNumber',
          label: 'Номер заявления на ЕПГУ (необязательно)',
          hint: pack.numbers.epgu_digits === null ? undefined : `Ровно ${pack.numbers.epgu_digits} цифр`,
          width: 20,
          inputmode: 'numeric',
        },
        filled,
      )
    }
    <p class="govuk-body">Днём регистрации станет ${asShortDate(today)}.</p>`,
  read: body =>
    commandFrom(registrationForm, body, ({ number, epguNumber }) => ({
      type: 'Register',
      number: number ?? '',
      epguNumber,
    })),
  carry: (desk, by, seen, { pack }, command) => {
    const given = command.type === 'Register' ? command : undefined
    return registerAsSeen(desk.app, by, seen, pack.region, {
      number: given?.number || undefined,
      epguNumber: given?.epguNumber,
    })
  },
  done: 'Заявление зарегистрировано.',
}

/** The clerk takes the case up and becomes responsible for it. */
export const startReview: Action = {
  command: 'StartReview',
  thing: 'review',
  roles: ['clerk'],
  label: 'Принять к рассмотрению',
  title: 'Принять заявление к рассмотрению?',
  yes: 'Принять к рассмотрению',
  fields: () =>
    html`<p class="govuk-body">Ответственным за дело станете вы. Заявитель увидит, что рассмотрение началось.</p>`,
  read: body => commandFrom(z.object({}), body, () => ({ type: 'StartReview' })),
  done: 'Заявление принято к рассмотрению, ответственный – вы.',
}
