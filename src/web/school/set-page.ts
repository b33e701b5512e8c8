import type { FileChecks } from '../../application/files/file-check.ts'
import type { SetCard } from '../../application/reads/school.ts'
import type { SetItem } from '../../application/stores/school.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { digest } from '../views/digest.ts'
import { textareaField } from '../views/fields.ts'
import { checkedFile, sizeInWords } from '../views/files.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'

/** The field in which a remark to a file is written; places count from one. */
export const remarkField = (place: number): string => `remark_${place}`

/** Each file with its bytes' sum, to look at and to write a remark to. */
export const filesToJudge = (items: readonly SetItem[], checks: FileChecks, pack: Pack, filled: Filled): Html =>
  html`${items.map(
    (
      item,
      at,
    ) => html`<section class="govuk-summary-card"><div class="govuk-summary-card__title-wrapper"><h3 class="govuk-summary-card__title">${at + 1}. ${item.title}</h3></div>
      <div class="govuk-summary-card__content">${checkedFile({ ...item, id: item.fileId }, checks, pack)}
      <p class="house-small"><span class="house-muted">SHA-256</span> ${digest(item.digest)}</p>
      ${textareaField({ name: remarkField(at + 1), label: 'Замечание', hint: 'Заполните, если файл нужно исправить', rows: 2 }, filled)}</div></section>`,
  )}`

/** The files of a set with what the school said of them; `now` tells files that have changed since. */
export const filesTable = ({ items, now, status }: Pick<SetCard, 'items' | 'now' | 'status'>): Html =>
  table({
    caption: 'Файлы',
    columns: [
      { label: 'Документ' },
      { label: 'Контрольная сумма SHA-256' },
      { label: status === 'certified' ? 'Сейчас' : 'Замечание школы' },
    ],
    empty: 'Файлов нет.',
    rows: items.map(item => [
      html`${item.title}<div class="house-muted">${item.name}, ${sizeInWords(item.size)}</div>`,
      digest(item.digest),
      status === 'certified' ? stillCovered(item, now) : (item.remark ?? '–'),
    ]),
  })

const stillCovered = ({ sourceId, digest: sent }: SetItem, now: Readonly<Record<string, string>>): Html => {
  const today = now[sourceId]
  if (today === sent) return tag({ words: 'Файл тот же', tone: 'good' })
  return today === undefined
    ? tag({ words: 'Файл убран из портфолио', tone: 'neutral' })
    : html`${tag({ words: 'Файл заменён', tone: 'attention' })}<div class="house-muted">Акт на новый файл не распространяется</div>`
}

/** Rounds before: what was returned and with which words. */
export const earlierRounds = (earlier: SetCard['earlier']): Html | false =>
  earlier.length > 0 &&
  html`<details class="house-details"><summary>Что школа возвращала раньше</summary>${earlier.map(
    ({ round, items }) =>
      html`<h3 class="govuk-heading-s">${round}-й раз</h3>${table({
        caption: `Файлы, отправленные в ${round}-й раз`,
        columns: [{ label: 'Документ' }, { label: 'Замечание школы' }],
        empty: '',
        rows: items.map(({ title, name, remark }) => [
          html`${title}<div class="house-muted">${name}</div>`,
          remark ?? '–',
        ]),
      })}`,
  )}</details>`
