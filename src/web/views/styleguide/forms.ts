import type { Filled } from '../../forms.ts'
import { html } from '../../html.ts'
import { askToConfirm, doneBox } from '../confirmation.ts'
import { checkboxesField, dateField, fileField, radiosField, selectField, textareaField, textField } from '../fields.ts'
import { button, buttonGroup, form, linkButton } from '../form.ts'
import { taskList } from '../task-list.ts'

const filled: Filled = {
  typed: { surname: 'Ветрова', born: '31.02.1984', category: 'first', grounds: ['results'], subject: 'math' },
  errors: [
    { field: 'snils', message: 'Проверьте СНИЛС: последние две цифры не сходятся с остальными' },
    { field: 'born', message: 'Напишите дату так: 07.11.2023. Такого дня в календаре нет' },
  ],
}

/** Fields with and without errors, a long application, a confirmation, the end of a way. */
export const formSamples = (csrf: string) => ({
  errors: filled.errors,
  body: html`<div class="house-reading">
  ${form({
    action: '/styleguide',
    csrf,
    filled,
    body: html`
      ${textField({ name: 'surname', label: 'Фамилия', width: 20 }, filled)}
      ${textField({ name: 'snils', label: 'СНИЛС', hint: 'Одиннадцать цифр, как на карточке', width: 20, inputmode: 'numeric' }, filled)}
      ${dateField({ name: 'born', label: 'Дата рождения' }, filled)}
      ${selectField(
        {
          name: 'subject',
          label: 'Предмет',
          options: [
            { value: '', label: 'Выберите предмет' },
            { value: 'math', label: 'Математика' },
            { value: 'russian', label: 'Русский язык и литература' },
          ],
        },
        filled,
      )}
      ${radiosField(
        {
          name: 'category',
          label: 'Какую категорию вы просите?',
          prominent: true,
          options: [
            { value: 'first', label: 'Первая', hint: 'Можно просить без категории' },
            { value: 'highest', label: 'Высшая', hint: 'Нужна первая или высшая категория' },
          ],
        },
        filled,
      )}
      ${checkboxesField(
        {
          name: 'grounds',
          label: 'Что вы приложите',
          options: [
            { value: 'results', label: 'Сведения о результатах работы' },
            { value: 'awards', label: 'Награды и звания' },
          ],
        },
        filled,
      )}
      ${textareaField({ name: 'about', label: 'О вашей работе', hint: 'Коротко, до 5000 знаков' }, filled)}
      ${fileField({ name: 'file', label: 'Скан документа', hint: 'PDF, JPEG или PNG, до 20 МБ' }, filled)}
      ${buttonGroup(button('Сохранить и продолжить'), linkButton('Назад', '/styleguide', 'secondary'), button('Отозвать заявление', { kind: 'warning' }))}`,
  })}
  <h2 class="govuk-heading-m">Заявление по шагам</h2>
  ${taskList([
    { title: 'Сведения о себе', address: '/styleguide', status: { words: 'Заполнено', tone: 'plain' } },
    {
      title: 'Место работы',
      hint: 'Школа подтвердит сведения сама',
      address: '/styleguide',
      status: { words: 'Ждём школу', tone: 'attention' },
    },
    { title: 'Результаты работы', address: '/styleguide', status: { words: 'Не начато', tone: 'active' } },
    { title: 'Проверить и отправить', status: { words: 'Пока нельзя', tone: 'neutral' } },
  ])}
  <h2 class="govuk-heading-m">Переспросить</h2>
  ${askToConfirm({
    action: '/styleguide',
    csrf,
    consequences: html`Заявление будет отозвано. Подать новое можно в любой день.`,
    yes: 'Отозвать заявление',
    dangerous: true,
    back: '/styleguide',
  })}
  ${doneBox({
    words: 'Заявление отправлено',
    number: { label: 'Номер', value: '42-2023-000118' },
    next: html`<p class="govuk-body">До 7 ноября 2023 года его зарегистрируют. Мы пришлём письмо.</p>`,
  })}
  </div>`,
})
