// node bench/documents.ts: how fast and in how much memory papers are printed. Prints a table; with --write keeps it in docs/performance.md.
import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { printDocx } from '../src/adapters/documents/docx/print-docx.ts'
import { pdfPrinter } from '../src/adapters/documents/pdf/print-pdf.ts'
import { printerProcess, startPress } from '../src/adapters/documents/press.ts'
import type { Paper } from '../src/application/papers/paper.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import { memoryOf } from './machine.ts'
import { published } from './performance-page.ts'

type Measured = { wall: number; processor: number; before: number; most: number; bytes: number; pages: number }

const madeAt = new Date('2026-11-21T10:00:00Z')

const base: Omit<Paper, 'title' | 'blocks'> = {
  authority: 'Министерство образования Примерной области',
  city: 'г. Примерск',
  addressee: ['Тестовой Марии Петровне'],
  number: '45-п',
  date: plainDate('2026-11-21'),
  signatory: { post: 'Заместитель министра', name: 'Е. Н. Образцов' },
  clause: '196 п. 42',
}

const notice: Paper = {
  ...base,
  title: 'О регистрации заявления',
  blocks: [
    {
      kind: 'text',
      text: 'Сообщаем, что Ваше заявление об установлении высшей квалификационной категории зарегистрировано.',
    },
    {
      kind: 'facts',
      rows: [
        ['Место работы', 'МКОУ «Средняя общеобразовательная школа № 5»'],
        ['Срок рассмотрения', '30 календарных дней, до 21 декабря 2026 г.'],
      ],
    },
    { kind: 'heading', text: 'Как обжаловать' },
    { kind: 'list', items: ['подать жалобу в министерство;', 'обратиться в суд.'] },
  ],
}

const names = ['Тестова Мария Петровна', 'Примеров Аслан Хасанович', 'Образцова-Задунайская Александра Константиновна']
const posts = ['учитель русского языка и литературы', 'воспитатель', 'педагог дополнительного образования']

/** Every line differs from the others: nothing of it can be kept from one to the next. */
const order = (lines: number): Paper => ({
  ...base,
  layout: 'order',
  addressee: [],
  title: 'Об установлении квалификационных категорий педагогическим работникам',
  blocks: [
    { kind: 'text', text: 'На основании решения аттестационной комиссии от 20 ноября 2026 г.' },
    { kind: 'command', text: 'приказываю:' },
    { kind: 'points', items: ['Установить категории согласно приложению № 1.', 'Опубликовать приказ.'] },
    { kind: 'appendix', mark: ['Приложение № 1'], title: 'Список педагогических работников' },
    {
      kind: 'table',
      head: ['№', 'Фамилия, имя, отчество', 'Место работы', 'Должность', 'Категория', 'Действует с'],
      rows: Array.from({ length: lines }, (_, at) => [
        ...(at % 40 === 0 ? [[`Городской округ № ${at / 40 + 1}`]] : []),
        [
          String(at + 1),
          names[at % 3] ?? '',
          `МКОУ «Средняя общеобразовательная школа № ${(at % 997) + 1}»`,
          posts[at % 3] ?? '',
          at % 2 === 0 ? 'высшая' : 'первая',
          '20.11.2026',
        ],
      ]).flat(),
    },
  ],
})

const notices = 100

/** What each row of the table prints, in a process of its own: papers, then how many of them. */
const tasks: Record<string, { title: string; aim: string; times: number; paper: () => Paper }> = {
  300: { title: 'Приказ, 300 строк', aim: '≤ 1 с', times: 1, paper: () => order(300) },
  5000: { title: 'Приказ, 5 000 строк', aim: '≤ 10 с', times: 1, paper: () => order(5000) },
  notices: { title: 'Уведомление на одном листе', aim: '≥ 30 в секунду', times: notices, paper: () => notice },
}

/** Run in the fresh process: loads the printer, prints, tells what it took. */
const measure = async (format: string, task: (typeof tasks)[string]): Promise<Measured> => {
  const pdf = format === 'pdf' ? pdfPrinter() : undefined
  const print = async (paper: Paper) =>
    pdf?.(paper, { madeAt }) ?? { bytes: await printDocx(paper, { madeAt }), pages: 0 }
  const paper = task.paper()
  // The first paper of a process pays for what every later one has: it is a notice, and not counted.
  await print(notice)
  const { now } = memoryOf(process.pid)
  const from = process.cpuUsage()
  const started = performance.now()
  let printed = await print(paper)
  for (let at = 1; at < task.times; at++) printed = await print(paper)
  const wall = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(from)
  const { most } = memoryOf(process.pid)
  return {
    wall,
    processor: (user + system) / 1e6,
    before: now,
    most,
    bytes: printed.bytes.length,
    pages: printed.pages,
  }
}

const inFreshProcess = (format: string, name: string): Measured => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [...printerProcess.execArgv, import.meta.filename, format, name],
    { encoding: 'utf8', env: printerProcess.env },
  )
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

const number = (value: number, digits = 0): string =>
  value.toLocaleString('ru-RU', { minimumFractionDigits: digits, maximumFractionDigits: digits })

const row = (format: string, name: string): string => {
  const task = tasks[name]
  if (task === undefined) throw new Error(`No task ${name}`)
  const { wall, processor, before, most, bytes, pages } = inFreshProcess(format, name)
  const many = task.times > 1
  const per = (seconds: number): string =>
    many ? `${number(task.times / seconds)} в секунду` : `${number(seconds, 2)} с`
  const cells = [
    task.title,
    format.toUpperCase(),
    task.aim,
    per(wall),
    per(processor),
    `${number(before)} → ${number(most)} МБ`,
    `${number(bytes / 1024)} КБ`,
    pages === 0 ? '–' : number(pages),
  ]
  return `| ${cells.join(' | ')} |`
}

/** Through the whole road: the press, its queue and its process. */
const throughPress = async (): Promise<string> => {
  const press = startPress()
  try {
    await press.pdf(notice, { madeAt })
    const started = performance.now()
    await Promise.all(Array.from({ length: notices }, () => press.pdf(notice, { madeAt })))
    return number(notices / ((performance.now() - started) / 1000))
  } finally {
    await press.close()
  }
}

const report = async (): Promise<string> => {
  const rows = ['pdf', 'docx'].flatMap(format => Object.keys(tasks).map(name => row(format, name)))
  return [
    '## Печать документов',
    '',
    `Пишет команда \`node bench/documents.ts --write\`. Процессоров – ${cpus().length} (${cpus()[0]?.model.trim() ?? 'неизвестно'}), Node ${process.versions.node}.`,
    'Каждая строка – новый процесс, первое (пробное) письмо не считается. PDF – сразу PDF/A-2a и PDF/UA-1; длинный приказ верстается частями.',
    '',
    '| Что | Формат | Цель | По часам | По времени процессора | Память процесса печати (цель ≤ 300 МБ) | Файл | Листов |',
    '| --- | --- | --- | --: | --: | --: | --: | --: |',
    ...rows,
    '',
    `Через очередь и отдельный процесс печати: ${await throughPress()} уведомлений PDF в секунду.`,
    '',
  ].join('\n')
}

const [format, name] = process.argv.slice(2)
const task = tasks[name ?? '']
if (format !== undefined && task !== undefined) console.log(JSON.stringify(await measure(format, task)))
else published(await report())
