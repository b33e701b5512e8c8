import { filledWith } from '../../forms.ts'
import { html } from '../../html.ts'
import { dueDate } from '../deadline.ts'
import { checkboxesField, selectField, textField } from '../fields.ts'
import { filtered } from '../filter.ts'
import { pagination } from '../pagination.ts'
import { table } from '../table.ts'
import { tag } from '../tag.ts'

const filled = filledWith({ move: ['clerk'], stage: 'review' })

const due = (words: string, left: string, state: 'running' | 'safe_limit_passed' | 'breached' | 'done') =>
  dueDate({ due: { iso: '2023-11-07', words }, left, state })

const case_ = (number: string, name: string) =>
  html`<a class="govuk-link" href="/styleguide">${number}</a><div class="house-muted">${name}</div>`

/** The clerk's queue, an empty list, a wide table that scrolls. */
export const listSamples = () => ({
  errors: [],
  body: html`${filtered({
    action: '/styleguide',
    clear: '/styleguide',
    chosen: [
      { words: 'Ход за: делопроизводителем', remove: '/styleguide' },
      { words: 'Рассмотрение', remove: '/styleguide' },
    ],
    fields: html`
      ${textField({ name: 'q', label: 'Фамилия или номер', type: 'search' }, filled)}
      ${selectField(
        {
          name: 'stage',
          label: 'Этап',
          options: [
            { value: '', label: 'Любой' },
            { value: 'review', label: 'Рассмотрение' },
          ],
        },
        filled,
      )}
      ${checkboxesField(
        {
          name: 'move',
          label: 'Чей ход',
          options: [
            { value: 'clerk', label: 'Делопроизводитель' },
            { value: 'teacher', label: 'Заявитель' },
          ],
        },
        filled,
      )}`,
    list: html`${table({
      caption: 'Очередь дел',
      columns: [
        { label: 'Дело', sort: '/styleguide?sort=number' },
        { label: 'Категория' },
        { label: 'Состояние' },
        { label: 'Ближайший срок', sort: '/styleguide?sort=due', sorted: 'ascending' },
        { label: 'Листов', numeric: true },
      ],
      empty: 'Дел нет',
      rows: [
        [
          case_('КЗ-2023-0118', 'Ветрова Анна Сергеевна'),
          'Первая',
          tag({ words: 'Регистрация', tone: 'active' }),
          due('03.11.2023', 'просрочен на 2 рабочих дня', 'breached'),
          '12',
        ],
        [
          case_('КЗ-2023-0121', 'Лугов Пётр Ильич'),
          'Высшая',
          tag({ words: 'Ждём сведения', tone: 'attention' }),
          due('07.11.2023', 'остался 1 день', 'safe_limit_passed'),
          '48',
        ],
        [
          case_('КЗ-2023-0090', 'Сомова Мария Павловна'),
          'Педагог-наставник',
          tag({ words: 'Принято к рассмотрению', tone: 'active' }),
          due('04.12.2023', 'осталось 28 дней', 'running'),
          '7',
        ],
        [
          case_('КЗ-2023-0077', 'Журавлёв-Краснопольский Константин Валерианович'),
          'Первая',
          tag({ words: 'Категория установлена', tone: 'good' }),
          due('19.10.2023', 'исполнен 18.10.2023', 'done'),
          '31',
        ],
        [case_('КЗ-2023-0064', 'Белова Ирина Олеговна'), 'Высшая', tag({ words: 'Отказано', tone: 'bad' }), '–', '18'],
      ],
    })}
    ${pagination({ next: '/styleguide?after=5', shown: 'Показано 5 из 43 дел' })}`,
  })}
  <h2 class="govuk-heading-m">Пустой список</h2>
  ${table({ caption: 'Мои заявления', columns: [{ label: 'Заявление' }], rows: [], empty: html`У вас пока нет заявлений. <a class="govuk-link" href="/styleguide">Подать заявление</a>` })}
  <h2 class="govuk-heading-m">Широкая таблица</h2>
  ${table({
    caption: 'Листы оценки',
    narrow: 'scroll',
    columns: [
      { label: 'Показатель' },
      ...['Соколова', 'Дёмин', 'Гаврилова', 'Старший', 'Итог', 'Порог'].map(label => ({ label, numeric: true })),
    ],
    empty: '',
    rows: [
      ['Результаты освоения программ', '8', '9', '8', '–', '8,33', '6'],
      ['Выявление и развитие способностей', '6', '6', '10', '7', '7', '6'],
    ],
  })}`,
})
