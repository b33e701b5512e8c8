import type { SignatureMark } from '../../src/application/documents/press.ts'
import type { Block, Paper } from '../../src/application/papers/paper.ts'
import { plainDate } from '../../src/domain/calendar/plain-date.ts'

// Papers of invented people, one of each layout; together they hold every kind of block.

export const madeAt = new Date('2026-11-21T10:00:00Z')

const of = (paper: Partial<Paper> & Pick<Paper, 'title' | 'blocks'>): Paper => ({
  authority: 'Министерство просвещения и науки Примерно-Образцовой Республики',
  city: 'г. Примерск',
  addressee: [],
  number: '22-01-05/1',
  date: plainDate('2026-11-21'),
  signatory: { post: 'Министр', name: 'Е. Н. Образцов', personId: 'minister' },
  clause: '196 п. 42',
  ...paper,
})

export const training: SignatureMark = {
  personId: 'minister',
  owner: 'Образцов Евгений Николаевич',
  serial: '01DB0C4F7A2E9900000B2C4A00060002',
  notBefore: new Date('2026-01-10T22:00:00Z'),
  notAfter: new Date('2027-04-10T09:00:00Z'),
  training: true,
}

const names = ['Тестова Мария Петровна', 'Примеров Аслан Хасанович', 'Образцова-Задунайская Александра Константиновна']

/** Lines of an order's appendix, a group every forty. */
const lines = (count: number): string[][] =>
  Array.from({ length: count }, (_, at) => [
    ...(at % 40 === 0 ? [[`Городской округ № ${at / 40 + 1}`]] : []),
    [
      String(at + 1),
      names[at % names.length] ?? '',
      `МКОУ «Средняя общеобразовательная школа № ${(at % 30) + 1}»`,
      'учитель русского языка и литературы',
      'высшая',
      '21.11.2026',
    ],
  ]).flat()

export const orderOf = (count: number): Paper =>
  of({
    layout: 'order',
    title: 'Об установлении квалификационных категорий педагогическим работникам',
    longKept: true,
    executor: 'Тестова Анна Борисовна\n(0000) 00-00-00',
    blocks: [
      { kind: 'text', text: 'В соответствии с Федеральным законом от 29 декабря 2012 г. № 273-ФЗ «Об образовании»' },
      { kind: 'command', text: 'приказываю:' },
      { kind: 'points', items: ['Установить категории согласно приложению № 1.', 'Опубликовать приказ.'] },
      { kind: 'appendix', mark: ['Приложение № 1', 'к приказу № 22-01-05/1'], title: 'Список работников' },
      {
        kind: 'table',
        head: ['№', 'Фамилия, имя, отчество', 'Место работы', 'Должность', 'Категория', 'Действует с'],
        rows: lines(count),
      },
      { kind: 'appendix', mark: ['Приложение № 2'], title: 'Широкий список', landscape: true },
      { kind: 'heading', text: 'Раздел приложения' },
      { kind: 'table', head: ['№', 'Имя'], rows: [] },
    ],
  })

export const letter: Paper = of({
  addressee: ['Тестовой Марии Петровне', '360000, г. Примерск, ул. Новая, д. 1'],
  title: 'О регистрации заявления',
  number: '45-п',
  enclosures: ['копия приказа на 2 л. в 1 экз.', 'памятка на 1 л. в 1 экз.'],
  executor: 'Тестова А. Б., (0000) 00-00-00',
  blocks: [
    { kind: 'text', text: 'Уважаемая Мария Петровна!', align: 'center' },
    {
      kind: 'facts',
      rows: [
        ['Место работы', 'МКОУ «СОШ № 5»'],
        ['Телефон', ''],
      ],
    },
    { kind: 'heading', text: 'Как обжаловать', level: 2 },
    { kind: 'list', items: ['подать жалобу;', 'обратиться в суд.'] },
    { kind: 'list', numbered: true, items: ['первое;', 'второе.'] },
    { kind: 'note', text: 'Мелкие слова под письмом.' },
    { kind: 'code', address: 'https://example.org/v/AbCdEf0123456789', words: 'Проверить документ:' },
  ],
})

export const application: Paper = of({
  layout: 'application',
  addressee: ['В аттестационную комиссию'],
  from: ['Тестовой Марии Петровны'],
  title: 'Заявление',
  number: null,
  signatory: { post: 'Заявитель', name: null },
  blocks: [
    { kind: 'filled', label: 'Имею категорию', value: 'первую', hint: '(категория, срок)' },
    { kind: 'filled', label: 'Образование', value: '' },
    {
      kind: 'choice',
      label: 'Прошу провести:',
      options: [
        { text: 'в моём присутствии', chosen: true },
        { text: 'без меня', chosen: false },
      ],
    },
  ],
})

export const minutes: Paper = of({
  layout: 'minutes',
  title: 'Протокол заседания аттестационной комиссии',
  signatory: null,
  blocks: [
    { kind: 'contents' },
    { kind: 'heading', text: 'Повестка' },
    { kind: 'text', text: 'Об установлении категорий.' },
    { kind: 'heading', text: 'СЛУШАЛИ:', level: 2 },
    { kind: 'text', text: 'Голосовали: за – 9.', align: 'right' },
    {
      kind: 'signatures',
      lines: [
        { post: 'Председатель', name: 'Е. Н. Образцов', personId: 'minister' },
        { post: 'Секретарь', name: null, personId: 'secretary' },
      ],
    },
  ],
})

export const sheet: Paper = of({
  layout: 'sheet',
  title: 'Экспертное заключение',
  mark: 'КОПИЯ',
  blocks: [
    {
      kind: 'table',
      caption: 'Оценка по критериям',
      head: ['№', 'Критерий', 'Баллы'],
      rows: [
        ['Раздел 1'],
        ['1.1', 'Положительные результаты', '5'],
        ['1.2', 'Развитие способностей', 'не применяется'],
      ],
      widths: [1, 6, 2],
    },
  ],
})

export const journal: Paper = of({
  layout: 'journal',
  title: 'Журнал регистрации заявлений',
  blocks: [
    {
      kind: 'table',
      head: ['№', 'Дата', 'Имя', 'Место работы', 'Должность', 'Категория', 'Решение'],
      rows: Array.from({ length: 45 }, (_, at) => [
        String(at + 1),
        '21.11.2026',
        names[at % names.length] ?? '',
        'МКОУ «СОШ № 5»',
        'воспитатель',
        'первая',
        'принято',
      ]),
    },
  ],
})

export const everyPaper: Record<string, Paper> = { order: orderOf(60), letter, application, minutes, sheet, journal }

const long = 'Ж'.repeat(200)
/** Would do something, were it ever read as code. */
export const code = '#panic("x") *b* $a$ @x <y> `z` \\u{41} // /* [c] = h'

/** What a stranger may write into any field: code, emoji, other directions of writing, names of two hundred letters. */
const hostileBlocks: Block[] = [
  { kind: 'text', text: `${code}\n= Не заголовок` },
  { kind: 'text', text: 'Эмодзи 😀👨‍👩‍👧, поворот \u202eтекст\u202c, знак \u0007, иврит שלום, арабский سلام, 你好' },
  { kind: 'text', text: `${long} https://example.org/${'a'.repeat(300)}` },
  { kind: 'heading', text: long, level: 2 },
  { kind: 'facts', rows: [[long, 'W'.repeat(200)]] },
  {
    kind: 'table',
    head: ['№', 'Фамилия', 'Почта', 'Ещё', 'Числа', 'И', 'Так', 'Далее'],
    rows: [
      [long],
      ['1', long, `${'a'.repeat(40)}@example.org`, 'общеобразовательное', '1234567890'.repeat(5), 'Ц'.repeat(30)],
    ],
  },
  { kind: 'filled', label: long, value: long, hint: long },
  { kind: 'choice', label: long, options: [{ text: long, chosen: true }] },
  { kind: 'list', items: [long, ''] },
  { kind: 'points', items: [long] },
  { kind: 'note', text: long },
  { kind: 'code', address: `https://example.org/${'a'.repeat(400)}`, words: long },
  { kind: 'signatures', lines: [{ post: long, name: long }] },
]

export const hostile = (layout: NonNullable<Paper['layout']>): Paper =>
  of({
    layout,
    authority: `Министерство ${long}`,
    addressee: [code, long],
    from: [long],
    title: code,
    number: '#1',
    mark: 'ПРОЕКТ',
    signatory: { post: long, name: long, personId: 'minister' },
    executor: long,
    enclosures: [long],
    blocks: hostileBlocks,
  })
