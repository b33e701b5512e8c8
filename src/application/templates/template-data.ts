import { asRussianDate, asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import type { Block, Paper } from '../papers/paper.ts'

export type Row = Readonly<Record<string, string>>

/** What a paper gives to the places of a template. Only texts and lists of texts: nothing of it is ever read as markup. */
export type TemplateData = { fields: ReadonlyMap<string, string>; lists: ReadonlyMap<string, readonly Row[]> }

/** Fields that every paper has, read off the paper itself, and those its composer gave. */
export const templateData = (paper: Paper): TemplateData => {
  const { authority, city, addressee, title, number, date, signatory, enclosures, executor, mark, clause } = paper
  const paragraphs = paper.blocks.flatMap(paragraphsOf)
  const own: [string, string][] = [
    ['орган', authority],
    ['город', city],
    ['адресат', addressee.join('\n')],
    ['заголовок', title],
    ['номер', number ?? ''],
    ['дата', asShortRussianDate(date)],
    ['дата.словами', `${asRussianDate(date)} г.`],
    ['год', date.slice(0, 4)],
    ['текст', paragraphs.join('\n')],
    ['подписал.должность', signatory?.post ?? ''],
    ['подписал.имя', signatory?.name ?? ''],
    ['приложения', (enclosures ?? []).join('\n')],
    ['исполнитель', executor ?? ''],
    ['пометка', mark ?? ''],
    ['пункт', clause],
  ]
  return {
    fields: new Map([...Object.entries(paper.fields ?? {}), ...own]),
    lists: new Map([...Object.entries(paper.lists ?? {}), ['абзацы', paragraphs.map(абзац => ({ абзац }))]]),
  }
}

/** The words of a block as plain paragraphs; what is drawn (codes, lines to sign on) has none. */
const paragraphsOf = (block: Block): string[] => {
  switch (block.kind) {
    case 'text':
    case 'heading':
    case 'command':
    case 'note':
      return [block.text]
    case 'facts':
      return block.rows.map(([label, value]) => `${label}: ${value}`)
    case 'list':
    case 'points':
      return block.items.map((item, at) =>
        block.kind === 'list' && !block.numbered ? `– ${item}` : `${at + 1}. ${item}`,
      )
    case 'table':
      return block.rows.map(row => row.join(' | '))
    case 'filled':
      return [`${block.label} ${block.value}`]
    case 'choice':
      return [
        ...(block.label === undefined ? [] : [block.label]),
        ...block.options.map(({ text, chosen }) => `${chosen ? '☒' : '☐'} ${text}`),
      ]
    case 'appendix':
      return [...block.mark, block.title]
    case 'signatures':
    case 'contents':
    case 'code':
      return []
  }
}
