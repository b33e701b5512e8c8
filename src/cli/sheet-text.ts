import { assumedInWords } from '../domain/regulations/in-words/assumed.ts'
import type { Sheet } from '../domain/regulations/sheet.ts'

/** The sheet for a terminal or a printer without HTML. */
export const sheetAsText = (sheet: Sheet): string =>
  [
    `${sheet.title} (${sheet.ref})`,
    `Отпечаток правил: ${sheet.hash}`,
    sheet.signedOff === undefined
      ? 'Подписи юриста нет: пакет работает только на стенде'
      : `Согласовано: ${sheet.signedOff.by}, ${sheet.signedOff.on}`,
    '',
    'Акты',
    ...sheet.acts.map(({ name, title }) => `  ${name} — ${title}`),
    ...sheet.rows.flatMap(({ cited, readings }) => [
      '',
      `══ ${cited.clause}`,
      ...block(cited.verbatim ? 'На бумаге' : `Пересказ${cited.confirmed ? '' : ', с текстом не сверен'}`, cited.says),
      ...(cited.note === undefined ? [] : block('Примечание', cited.note)),
      ...readings.flatMap(({ section, sentence, seeds, assumed, question }) => [
        ...block(`В системе (${section})`, sentence),
        ...(seeds.length > 0 ? [`    Правила: ${seeds.join(', ')}`] : []),
        ...(assumed.length > 0 ? [`    Принято без бумаги: ${assumedInWords(assumed)}`] : []),
        ...(question === undefined ? [] : [`    Требует уточнения: ${question}`]),
      ]),
      '  Верно / неверно: ____________   Подпись: ____________   Дата: ____________',
    ]),
    '',
    `Вопросы (${sheet.questions.length})`,
    ...sheet.questions.map(({ clause, text }) => `  ${clause}: ${text}`),
    '',
    `Пункты, на которых в системе ничего не стоит (${sheet.unused.length})`,
    ...sheet.unused.map(clause => `  ${clause}`),
    '',
    'Юрист: ____________________________   Подпись: ____________   Дата: ____________',
  ].join('\n')

const block = (title: string, text: string): string[] => {
  const lines = text.split('\n').filter(line => line.trim() !== '')
  return [`  ${title}:`, ...lines.map(line => `    ${line}`)]
}
