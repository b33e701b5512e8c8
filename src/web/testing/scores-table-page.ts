import {
  type ScoreTable,
  type ScoreWords,
  scoreColumns,
  scoreTableLimits,
} from '../../application/testing/scores-from-table.ts'
import { emptyForm, type Filled } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { fileFieldFor } from '../uploads.ts'
import { banner } from '../views/banner.ts'
import { fileField } from '../views/fields.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import type { PageView } from '../views/layout.ts'
import { summaryList } from '../views/summary-list.ts'
import { table } from '../views/table.ts'
import { asRussianNumber, counted } from '../views/words.ts'
import { type OpenTest, type TestContext, testFrame } from './open-test.ts'
import { personCell, whyCell } from './seat-table.ts'

/** The field of the file. */
export const scoresFile = fileFieldFor('scores')
const megabytes = scoreTableLimits.bytes / 1024 / 1024

/** How to load the scores of a session as a table, and the field for it. */
export const scoresTablePage = ({ csrf }: TestContext, open: OpenTest, filled: Filled): PageView => {
  const { session, seats } = open
  const came = seats.filter(({ presence }) => presence === 'came').length
  return {
    ...testFrame(open, undefined, { title: 'Баллы таблицей', heading: 'Внести баллы таблицей', width: 'reading' }),
    errors: filled.errors,
    body:
      came === 0
        ? html`<p class="govuk-body">Баллы вносят тем, кто пришёл. Сначала отметьте явку.</p>${linkButton('Явка', paths.testThing(session.id, 'attendance'))}`
        : html`<ol class="govuk-list govuk-list--number">
            <li>Возьмите <a class="govuk-link" href="${url(paths.testThing(session.id, 'scores.xlsx'))}">таблицу этой сессии (XLSX)</a>: в ней те, кто пришёл (${came}). Подойдёт и своя таблица XLSX или CSV, если в первой строке есть заголовок «${scoreColumns.score.title}» и хотя бы один из заголовков: «${scoreColumns.place.title}», «${scoreColumns.number.title}», «${scoreColumns.name.title}».</li>
            <li>Впишите баллы числами. Формулы и объединённые ячейки не принимаются.</li>
            <li>Загрузите файл. Система покажет, что прочитано в каждой строке, и ничего не внесёт, пока вы не подтвердите.</li></ol>
          ${form({
            action: paths.testThing(session.id, 'scores'),
            csrf,
            multipart: true,
            body: html`${fileField({ name: scoresFile, label: `Файл XLSX или CSV, не больше ${megabytes} МБ`, accept: '.xlsx,.csv' }, filled)}
              ${buttonGroup(button('Прочитать'), html`<a class="govuk-link" href="${url(paths.testThing(session.id, 'results'))}">Вернуться к результатам</a>`)}`,
          })}`,
  }
}

/** What was read, line by line. What will be written goes to the scores of the session by the same form as typed ones. */
export const scoresReportPage = (context: TestContext, open: OpenTest, name: string, read: ScoreTable): PageView => {
  const { ready, same, blank, faulty } = read
  return {
    ...testFrame(open, undefined, { title: 'Что прочитано', heading: 'Что прочитано', width: 'wide' }),
    lead: 'Ничего ещё не внесено.',
    body: html`${summaryList([
      { name: 'Файл', value: name },
      { name: 'Строк с людьми', value: ready.length + same.length + blank.length + faulty.length },
      { name: 'Будет внесено', value: ready.length },
      { name: 'С ошибками', value: faulty.length },
      ...(same.length === 0 ? [] : [{ name: 'Такой балл уже записан', value: rowNumbers(same) }]),
      ...(blank.length === 0 ? [] : [{ name: 'Балл не вписан', value: rowNumbers(blank) }]),
    ])}
    ${faulty.length > 0 && faults(faulty)}
    ${
      read.missing.length > 0 &&
      banner({
        kind: 'information',
        title: 'Пришли, но балла всё ещё нет',
        body: read.missing.map(({ fullName, place }) => `${fullName} (место ${place})`).join('; '),
      })
    }
    ${ready.length > 0 ? readyForm(context, open, ready) : html`<p class="govuk-body">Вносить нечего.</p>${again(open)}`}`,
  }
}

const faults = (faulty: ScoreTable['faulty']): Html =>
  html`${banner({ kind: 'warning', title: `Не будет внесено: ${counted(faulty.length, ['строка', 'строки', 'строк'])}`, body: 'Исправьте эти строки в таблице и загрузите её ещё раз, или впишите баллы на странице «Результаты». Остальные строки можно внести сейчас.' })}
  ${table({
    caption: 'Строки с ошибками',
    captionVisible: true,
    empty: '',
    columns: [{ label: 'Где' }, { label: 'Кто в файле' }, { label: 'Балл в файле' }, { label: 'Что не так' }],
    rows: faulty.map(({ row, said, because }) => [`строка ${row}`, whoSaid(said), said.score || '–', because]),
  })}`

const readyForm = ({ csrf }: TestContext, open: OpenTest, ready: ScoreTable['ready']): Html => {
  const signed = ready.some(({ seat }) => seat.acquainted !== null)
  return form({
    action: paths.testThing(open.session.id, 'results'),
    csrf,
    filled: emptyForm,
    body: html`${table({
      caption: 'Будет внесено',
      captionVisible: true,
      empty: '',
      columns: [
        { label: 'Кто' },
        { label: 'Место' },
        { label: 'Строка файла' },
        { label: 'Сейчас записано', numeric: true },
        { label: 'Балл из файла', numeric: true },
        ...(signed ? [{ label: 'Причина исправления' }] : []),
      ],
      rows: ready.map(({ row, seat, score }) => [
        html`${personCell(seat)}<input type="hidden" name="scored_${seat.id}" value="${seat.score ?? ''}"><input type="hidden" name="score_${seat.id}" value="${score}">`,
        seat.place,
        String(row),
        seat.score === null ? '–' : asRussianNumber(seat.score),
        asRussianNumber(score),
        ...(signed ? [whyCell(seat, emptyForm)] : []),
      ]),
    })}
    ${signed && html`<p class="govuk-body">Кто уже ознакомлен с прежним баллом под подпись, тому балл меняют с причиной, и подписать его нужно снова.</p>`}
    ${buttonGroup(button(`Внести баллы: ${ready.length}`), again(open))}`,
  })
}

const again = ({ session }: OpenTest): Html =>
  linkButton('Загрузить другой файл', paths.testThing(session.id, 'scores'), 'secondary')

const whoSaid = ({ place, number, name }: ScoreWords): string =>
  [place && `место ${place}`, number && `№ ${number}`, name].filter(words => words !== '').join(', ') || '–'

const rowNumbers = (rows: readonly { row: number }[]): string => {
  const numbers = rows.map(({ row }) => row).join(', ')
  return `${rows.length} (${rows.length === 1 ? 'строка' : 'строки'} ${numbers})`
}
