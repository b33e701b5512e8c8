import { html } from '../../html.ts'
import { banner, needsClarification, refusalBanner } from '../banner.ts'
import { findings } from '../citation.ts'
import { deadlines } from '../deadline.ts'
import { summaryCard } from '../summary-list.ts'
import { tag } from '../tag.ts'
import { timeline } from '../timeline.ts'

const clause = {
  reference: 'Регламент, п. 30 пп. 7',
  words:
    'Отсутствие у педагогического работника первой или высшей квалификационной категории по должности, по которой проводится аттестация.',
}

/** Everything a case card is made of. */
export const caseSamples = () => ({
  errors: [],
  body: html`
  ${banner({ kind: 'success', body: 'Заявление зарегистрировано под номером КЗ-2023-0118.' })}
  ${banner({ kind: 'information', title: 'Ход за вами', body: 'Проверьте документы и примите решение до 4 декабря 2023 года.' })}
  ${banner({ kind: 'warning', body: 'Школа ещё не подтвердила место работы.' })}
  ${refusalBanner({ because: 'Сначала нужна высшая категория.', clause: clause.reference })}
  ${needsClarification('«За 2 дня» – рабочих или календарных, регламент не говорит. Принято: календарных.')}
  ${summaryCard(
    'Заявление',
    [
      { name: 'Заявитель', value: 'Ветрова Анна Сергеевна', change: { address: '/styleguide' } },
      { name: 'Должность', value: 'учитель математики' },
      { name: 'Категория', value: 'первая', change: { address: '/styleguide' } },
      { name: 'Состояние', value: tag({ words: 'Принято к рассмотрению', tone: 'active' }) },
      { name: 'Награды', value: '' },
    ],
    html`<a class="govuk-link" href="/styleguide">Открыть заявление</a>`,
  )}
  <h2 class="govuk-heading-m">Сроки</h2>
  ${deadlines([
    {
      name: 'Рассмотрение заявления',
      due: { iso: '2023-12-04', words: '4 декабря 2023 года' },
      left: 'осталось 28 дней',
      state: 'running',
      arithmetic: [
        'Заявление зарегистрировано 3 ноября 2023 года.',
        '30 календарных дней кончаются 3 декабря, это воскресенье.',
        'Следующий рабочий день – 4 декабря.',
      ],
      clause: { reference: 'Регламент, приложение 1', words: 'Рассмотрение заявления – 30 календарных дней.' },
    },
    {
      name: 'Регистрация',
      due: { iso: '2023-11-07', words: '7 ноября 2023 года' },
      left: 'остался 1 день',
      state: 'safe_limit_passed',
      arithmetic: ['Заявление получено 3 ноября 2023 года.', 'Пропущены выходные и праздник: 4, 5 и 6 ноября.'],
      assumed: 'Регламент не говорит, с какого дня считать.',
    },
    {
      name: 'Письмо заявителю',
      due: { iso: '2023-11-03', words: '3 ноября 2023 года' },
      left: 'просрочен на 2 рабочих дня',
      state: 'breached',
      arithmetic: ['Решение принято 1 ноября 2023 года, дано 2 рабочих дня.'],
    },
    {
      name: 'Запрос сведений',
      due: { iso: '2023-10-20', words: '20 октября 2023 года' },
      left: 'исполнен 18 октября',
      state: 'done',
      arithmetic: ['Запрос отправлен 16 октября 2023 года.'],
    },
  ])}
  <h2 class="govuk-heading-m">Что проверено</h2>
  ${findings([
    {
      title: 'Действующая категория по должности',
      outcome: { words: 'не выполнено', tone: 'bad' },
      known: [
        { name: 'категория', value: 'нет' },
        { name: 'нужна', value: 'первая или высшая' },
      ],
      clause,
    },
    {
      title: 'Год после отказа прошёл',
      outcome: { words: 'выполнено', tone: 'good' },
      known: [{ name: 'последний отказ', value: '14.03.2022' }],
      clause: { reference: 'Порядок, п. 37' },
    },
    {
      title: 'Электронная подпись',
      outcome: { words: 'решает человек', tone: 'attention' },
      known: [],
      clause: { reference: 'Регламент, п. 28 пп. 6' },
    },
  ])}
  <h2 class="govuk-heading-m">История дела</h2>
  ${timeline([
    { title: 'Заседание комиссии', at: { iso: '2023-12-14', words: '14 декабря 2023 года' }, ahead: true },
    {
      title: 'Заявление зарегистрировано',
      by: 'Орлова Т. К., делопроизводитель',
      at: { iso: '2023-11-03T09:10:00Z', words: '3 ноября 2023 года, 16:10' },
      details: 'Номер КЗ-2023-0118.',
    },
    {
      title: 'Заявление подано',
      by: 'Ветрова А. С.',
      at: { iso: '2023-11-03T08:40:00Z', words: '3 ноября 2023 года, 15:40' },
    },
  ])}`,
})
