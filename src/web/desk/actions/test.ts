import { z } from 'zod'
import { oneOf, requiredWords } from '../../answers.ts'
import { html } from '../../html.ts'
import { requiredScore } from '../../testing/score-text.ts'
import { radiosField, textareaField, textField } from '../../views/fields.ts'
import { type Action, commandFrom } from '../action.ts'

/** The result of the professional test, where the edition has one. */
export const testResult: Action = {
  command: 'RecordTest',
  thing: 'test-result',
  roles: ['secretary', 'clerk'],
  label: 'Внести результат тестирования',
  title: 'Внести результат тестирования',
  yes: 'Проверить результат',
  confirmed: true,
  lead: ({ pack: { testing } }) =>
    testing && `Проходной балл ${testing.minimum_score}, наибольший ${testing.maximum_score}.`,
  fields: (_, filled) => textField({ name: 'score', label: 'Набрано баллов', width: 5, inputmode: 'decimal' }, filled),
  read: body =>
    commandFrom(z.object({ score: requiredScore }), body, answers => ({ type: 'RecordTest', score: answers.score })),
  done: 'Результат тестирования внесён.',
}

/** The applicant did not come to the test. */
export const testAbsence: Action = {
  command: 'RecordTestAbsence',
  thing: 'test-absence',
  roles: ['secretary', 'clerk'],
  label: 'Отметить неявку',
  title: 'Отметить неявку на тестирование',
  yes: 'Проверить',
  confirmed: true,
  fields: (_, filled) =>
    html`${radiosField(
      {
        name: 'cause',
        label: 'Причина',
        options: [
          {
            value: 'good',
            label: 'Уважительная',
            hint: 'Заявитель сможет пройти тестирование или подать заявление снова',
          },
          { value: 'none', label: 'Неуважительная', hint: 'Тестирование считается не пройденным' },
        ],
      },
      filled,
    )}${textareaField({ name: 'reason', label: 'Что известно о причине', rows: 3 }, filled)}`,
  read: body =>
    commandFrom(
      z.object({
        cause: oneOf(['good', 'none'], 'Выберите, уважительна ли причина'),
        reason: requiredWords('Напишите, что известно о причине', 1000),
      }),
      body,
      ({ cause, reason }) => ({ type: 'RecordTestAbsence', goodReason: cause === 'good', reason }),
    ),
  done: 'Неявка отмечена.',
}
