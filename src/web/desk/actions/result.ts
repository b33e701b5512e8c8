import { z } from 'zod'
import { outcomeOfCase } from '../../../application/papers/case-subject.ts'
import { dueTasks } from '../../../domain/case/reminders.ts'
import { forms } from '../../../domain/regulations/vocabulary.ts'
import { oneOf, optionalText, requiredText } from '../../answers.ts'
import { html } from '../../html.ts'
import { clauseView } from '../../views/clauses.ts'
import { radiosField, textareaField } from '../../views/fields.ts'
import { type Action, commandFrom } from '../action.ts'
import { officeOf } from '../case-page.ts'
import type { OpenCase } from '../open-case.ts'

/** Papers by which a result goes out; a refusal before the commission has its own. */
const resultForms = ({ pack, card: { state } }: OpenCase) => {
  const wanted: readonly string[] =
    state.stage === 'acceptance_refused'
      ? ['acceptance_refusal']
      : state.stage === 'service_refused'
        ? ['service_refusal']
        : outcomeOfCase(state) === 'refused'
          ? ['decision_refused']
          : ['decision_granted']
  const named = pack.documents.filter(({ form }) => wanted.includes(form))
  const lines = new Map(named.map(({ form, title }) => [form, title]))
  return wanted.map(form => ({ form, title: lines.get(form as (typeof named)[number]['form']) ?? 'Решение' }))
}

const sentBy = {
  account: 'в личный кабинет этой системы',
  epgu: 'в личный кабинет на ЕПГУ',
  email: 'по электронной почте',
  post: 'почтой на бумаге',
  in_person: 'лично в министерстве',
  mfc: 'через МФЦ',
} as const

/** The result, or the refusal, goes to the applicant by the way they asked for. */
export const result: Action = {
  command: 'SendResult',
  thing: 'result',
  roles: ['clerk', 'secretary'],
  label: 'Направить результат',
  title: 'Направить результат заявителю',
  yes: 'Проверить и направить',
  confirmed: true,
  lead: ({ card }) => `Заявитель просил направить результат ${sentBy[card.state.application.resultBy]}.`,
  initial: open => ({ form: resultForms(open)[0]?.form ?? '' }),
  fields: (open, filled) =>
    radiosField(
      {
        name: 'form',
        label: 'Что направляется',
        options: resultForms(open).map(({ form, title }) => ({ value: form, label: title })),
      },
      filled,
    ),
  read: body =>
    commandFrom(z.object({ form: oneOf(forms, 'Выберите документ') }), body, ({ form }) => ({
      type: 'SendResult',
      form,
    })),
  done: 'Результат направлен заявителю.',
}

export const archive: Action = {
  command: 'Archive',
  thing: 'archive',
  roles: ['clerk', 'secretary'],
  label: 'Передать в архив',
  title: 'Передать дело в архив?',
  yes: 'Передать в архив',
  fields: () =>
    html`<p class="govuk-body">Дело останется доступным для чтения. Изменить его или вернуть из архива будет нельзя.</p>`,
  read: body => commandFrom(z.object({}), body, () => ({ type: 'Archive' })),
  done: 'Дело передано в архив.',
}

/** What a person does by hand: the system reminds and keeps who did it, when and with what words. */
export const handTask: Action = {
  command: 'DoHandTask',
  thing: 'tasks',
  roles: ['clerk', 'secretary'],
  label: 'Отметить ручное действие',
  title: 'Отметить ручное действие',
  yes: 'Отметить выполненным',
  initial: ({ card, pack }) => {
    const tasks = dueTasks(card.state, pack)
    return tasks.length === 1 ? { task: tasks[0]?.id ?? '' } : {}
  },
  fields: ({ card, pack }, filled, desk) =>
    html`${radiosField(
      {
        name: 'task',
        label: 'Что сделано',
        options: dueTasks(card.state, pack).map(({ id, what, who, clause }) => ({
          value: id,
          label: what,
          hint: `${officeOf(pack, who)}. ${clauseView(clause, desk.app.law.cited(card.state.pack, clause)).reference}`,
        })),
      },
      filled,
    )}${textareaField({ name: 'note', label: 'Заметка (необязательно)', hint: 'Останется в истории дела', rows: 3 }, filled)}`,
  read: body =>
    commandFrom(
      z.object({ task: requiredText('Выберите, что сделано', 100), note: optionalText(1000) }),
      body,
      ({ task, note = '' }) => ({ type: 'DoHandTask', task, note }),
    ),
  done: 'Отмечено в истории дела.',
}
