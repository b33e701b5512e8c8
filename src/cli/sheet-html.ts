import { assumedInWords } from '../domain/regulations/in-words/assumed.ts'
import type { Reading } from '../domain/regulations/in-words/reading.ts'
import type { Sheet, SheetRow } from '../domain/regulations/sheet.ts'

/** The sheet as one file to print: no script, nothing from outside. */
export const sheetAsHtml = (sheet: Sheet): string => `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<title>${safe(sheet.title)} — лист согласования</title>
<style>
body { font: 11pt/1.35 serif; margin: 20mm 15mm; }
h1 { font-size: 15pt; } h2 { font-size: 13pt; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid #555; padding: 2mm; vertical-align: top; text-align: left; overflow-wrap: anywhere; }
th { background: #eee; } tr { break-inside: avoid-page; }
.ask { border-left: 3px solid #b00; padding-left: 2mm; } .small { font-size: 9pt; color: #444; }
.sign { border-bottom: 1px solid #000; height: 8mm; }
</style>
</head>
<body>
<h1>${safe(sheet.title)}: лист согласования правил</h1>
<p class="small">${safe(sheet.ref)} · отпечаток правил ${safe(sheet.hash)} · ${sheet.signedOff === undefined ? 'подписи юриста нет' : safe(`согласовано: ${sheet.signedOff.by}, ${sheet.signedOff.on}`)}</p>
<h2>Акты</h2>
<ul>${sheet.acts.map(({ name, title }) => `<li><b>${safe(name)}</b> — ${safe(title)}</li>`).join('')}</ul>
<h2>Пункт за пунктом</h2>
<table>
<thead><tr><th>На бумаге</th><th>Как понимает система</th></tr></thead>
<tbody>
${sheet.rows.map(rowAsHtml).join('\n')}
</tbody>
</table>
<h2>Вопросы</h2>
<ol>${sheet.questions.map(({ clause, text }) => `<li><b>${safe(clause)}</b>: ${safe(text)}</li>`).join('')}</ol>
<h2>Пункты, на которых в системе ничего не стоит</h2>
<p>${safe(sheet.unused.join('; ') || 'Таких нет')}</p>
<p>Юрист</p><p class="sign"></p>
</body>
</html>
`

const rowAsHtml = ({ cited, readings }: SheetRow): string =>
  `<tr><td><b>${safe(cited.clause)}</b>${
    cited.verbatim ? '' : ` <span class="small">пересказ${cited.confirmed ? '' : ', с текстом не сверен'}</span>`
  }${paragraphs(cited.says)}${cited.note === undefined ? '' : `<p class="small">${safe(cited.note)}</p>`}</td><td>${readings
    .map(readingAsHtml)
    .join('<hr>')}<p class="small">Верно / неверно, подпись, дата:</p><p class="sign"></p></td></tr>`

const readingAsHtml = ({ section, sentence, seeds, assumed, question }: Reading): string =>
  `<p><span class="small">${safe(section)}</span><br>${safe(sentence)}</p>${
    seeds.length > 0 ? `<p class="small">Правила: ${safe(seeds.join(', '))}</p>` : ''
  }${assumed.length > 0 ? `<p class="small">Принято без бумаги: ${safe(assumedInWords(assumed))}</p>` : ''}${
    question === undefined ? '' : `<p class="ask">Требует уточнения: ${safe(question)}</p>`
  }`

const paragraphs = (text: string): string =>
  text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => `<p>${safe(line)}</p>`)
    .join('')

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const safe = (text: string): string => text.replace(/[&<>"']/g, sign => signs[sign] ?? sign)
