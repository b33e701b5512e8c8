import { z } from 'zod'
import { optionalText, someOf } from '../../answers.ts'
import type { Filled } from '../../forms.ts'
import { html } from '../../html.ts'
import type { Desk } from '../../screens.ts'
import { findings } from '../../views/citation.ts'
import { checkboxesField, textareaField } from '../../views/fields.ts'
import { type Action, commandFrom } from '../action.ts'
import type { OpenCase } from '../open-case.ts'
import {
  acceptanceChecks,
  type CheckedGround,
  found,
  groundFinding,
  groundOption,
  nameable,
  serviceChecks,
} from './grounds.ts'

const refusalForm = (grounds: readonly { id: string }[]) =>
  z.object({
    grounds: someOf(
      grounds.map(({ id }) => id),
      { atLeast: 1, message: 'Назовите хотя бы одно основание из перечня' },
    ),
    seen: optionalText(2000),
  })

/** Refusal of acceptance by the closed list of the edition (210-ФЗ ст. 7: no other ground may be named). */
export const acceptanceRefusal: Action = {
  command: 'RefuseAcceptance',
  thing: 'acceptance-refusal',
  roles: ['clerk'],
  label: 'Отказать в приёме',
  title: 'Отказать в приёме документов',
  yes: 'Проверить письмо',
  confirmed: true,
  lead: () => 'Перечень исчерпывающий: другого основания назвать нельзя. Письмо заявителю вы увидите до отправки.',
  initial: open => ({ grounds: found(acceptanceChecks(open)) }),
  fields: (open, filled, desk) => groundFields(desk, open, filled, acceptanceChecks(open)),
  readOnly: open => nameable(acceptanceChecks(open)).length === 0,
  read: (body, open) =>
    commandFrom(refusalForm(acceptanceChecks(open)), body, ({ grounds, seen }) => ({
      type: 'RefuseAcceptance',
      grounds,
      seen,
    })),
  done: 'В приёме документов отказано. Направьте заявителю письмо.',
}

/** Refusal of the service at the review; what only the commission may find is not in this list. */
export const serviceRefusal: Action = {
  command: 'RefuseService',
  thing: 'service-refusal',
  roles: ['clerk'],
  label: 'Отказать в услуге',
  title: 'Отказать в предоставлении услуги',
  yes: 'Проверить решение',
  confirmed: true,
  lead: () => 'Перечень исчерпывающий: другого основания назвать нельзя. Решение вы увидите до отправки.',
  initial: (open, desk) => ({ grounds: found(serviceChecks(open, desk)) }),
  fields: (open, filled, desk) => groundFields(desk, open, filled, serviceChecks(open, desk)),
  readOnly: (open, desk) => nameable(serviceChecks(open, desk)).length === 0,
  read: (body, open) =>
    commandFrom(refusalForm(open.pack.refuse_service_when), body, ({ grounds, seen }) => ({
      type: 'RefuseService',
      grounds,
      seen,
    })),
  done: 'В предоставлении услуги отказано. Направьте заявителю решение.',
}

const groundFields = (desk: Desk, open: OpenCase, filled: Filled, checks: readonly CheckedGround[]) => {
  const options = nameable(checks)
  const cleared = checks.filter(check => !options.includes(check))
  return html`${
    options.length === 0
      ? html`<div class="house-empty">Ни одно основание из перечня не подтверждается: отказать нельзя.</div>`
      : html`${checkboxesField(
          { name: 'grounds', label: 'Основания', options: options.map(check => groundOption(desk, open, check)) },
          filled,
        )}${textareaField(
          {
            name: 'seen',
            label: 'Что обнаружено',
            hint: 'Нужно, если основание видит человек. Эти слова войдут в письмо и в историю дела',
            rows: 4,
          },
          filled,
        )}`
  }
  ${
    cleared.length > 0 &&
    html`<details class="house-details"><summary>Проверено системой и не подтвердилось: ${cleared.length}</summary>${findings(
      cleared.map(check => groundFinding(desk.app.law, open.card.state.pack, check)),
    )}</details>`
  }`
}
