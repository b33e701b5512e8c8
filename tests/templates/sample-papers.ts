import type { Block, Paper } from '../../src/application/papers/paper.ts'
import { plainDate } from '../../src/domain/calendar/plain-date.ts'

/** A paper with every kind of block. All people are invented. */
export const wholePaper = (rows = 12): Paper => ({
  layout: 'order',
  authority: 'Министерство образования Приозёрской области',
  city: 'г. Приозёрск',
  addressee: [],
  title: 'Об установлении квалификационных категорий педагогическим работникам',
  number: '147',
  date: plainDate('2026-04-03'),
  longKept: true,
  blocks: [
    { kind: 'text', text: 'На основании решения аттестационной комиссии от 27 марта 2026 г. № 5' },
    { kind: 'command', text: 'приказываю:' },
    {
      kind: 'points',
      items: ['Установить категории согласно приложению 1.', 'Отказать согласно приложению 2.', 'Опубликовать приказ.'],
    },
    { kind: 'heading', text: 'Порядок' },
    { kind: 'heading', text: 'Сроки', level: 2 },
    {
      kind: 'facts',
      rows: [
        ['Заявитель', 'Ветрова Анна Сергеевна'],
        ['Место работы', 'Школа № 7'],
      ],
    },
    { kind: 'list', items: ['один', 'два'] },
    { kind: 'list', items: ['первое', 'второе'], numbered: true },
    { kind: 'filled', label: 'Фамилия, имя, отчество', value: 'Ветрова Анна Сергеевна', hint: 'полностью' },
    {
      kind: 'choice',
      label: 'Результат прошу направить',
      options: [
        { text: 'в кабинет', chosen: true },
        { text: 'почтой', chosen: false },
      ],
    },
    { kind: 'note', text: 'Мелкий текст под чертой.' },
    { kind: 'code', address: 'https://example.org/v/0123456789abcdef', words: 'Проверить документ:' },
    {
      kind: 'appendix',
      mark: ['Приложение № 1', 'к приказу от 3 апреля 2026 г. № 147'],
      title: 'Категории установлены',
      landscape: true,
    },
    orderTable(rows),
    { kind: 'appendix', mark: ['Приложение № 2'], title: 'Лист согласования' },
    {
      kind: 'signatures',
      lines: [
        { post: 'Заместитель министра', name: 'И. И. Лугов', personId: 'two' },
        { post: 'Юрист', name: null },
      ],
    },
  ],
  signatory: { post: 'Министр образования Приозёрской области', name: 'О. П. Северцев', personId: 'one' },
  enclosures: ['Приложение: на 2 л. в 1 экз.'],
  executor: 'Рощина В. И., 8 (000) 000-00-00',
  clause: 'reg п. 91',
})

const orderTable = (rows: number): Block => ({
  kind: 'table',
  caption: 'Список',
  head: ['№', 'Фамилия, имя, отчество', 'Место работы', 'Должность', 'Категория', 'Действует с'],
  rows: [
    ['Первая категория'],
    ...Array.from({ length: rows }, (_, at) => [
      String(at + 1),
      'Ветрова Анна Сергеевна',
      'Муниципальное бюджетное общеобразовательное учреждение «Школа № 7»',
      'учитель (математика)',
      'первая квалификационная категория',
      '27.03.2026',
    ]),
  ],
})

export const letter: Paper = {
  layout: 'letter',
  authority: 'Министерство образования Приозёрской области',
  city: 'г. Приозёрск',
  addressee: ['Ветровой Анне Сергеевне', 'г. Приозёрск, ул. Лесная, д. 3, кв. 5'],
  title: 'О дате, месте и форме аттестации',
  number: '35',
  date: plainDate('2026-03-10'),
  blocks: [
    { kind: 'text', text: 'Уважаемая Анна Сергеевна! Аттестация пройдёт 20 марта 2026 г.' },
    { kind: 'text', text: 'по центру', align: 'center' },
    {
      kind: 'facts',
      rows: [
        ['Место', 'г. Приозёрск'],
        ['Форма', 'очно'],
      ],
    },
  ],
  signatory: { post: 'Ответственное лицо', name: 'В. И. Рощина' },
  clause: 'reg п. 40',
  fields: { заявитель: 'Ветрова Анна Сергеевна', 'заявитель.дательный': 'Ветровой Анне Сергеевне' },
}
