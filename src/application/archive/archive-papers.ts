import { localMoment } from '../../domain/calendar/local-day.ts'
import { asShortRussianDate, type PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { ownPaper } from '../papers/own-paper.ts'
import type { Block, Paper } from '../papers/paper.ts'
import type { CaseCard } from '../reads/cases.ts'
import { type ArchivedProof, proofBlocks } from './archived-proofs.ts'

/** A line of the inventory: what lies in the archive under which name, with its digest. */
export type InventoryLine = {
  name: string
  what: string
  on: PlainDate
  pages: number | null
  size: number
  sha256: string
  streebog: string | null
  signedBy: string[]
}

export type JournalLine = { at: Date; title: string; details: string[]; by: string }

type Place = { pack: Pack; card: CaseCard; at: Date }

/**
 * «Опись дела»: names, dates, sizes and digests of everything in the archive, so that nothing can be taken out unseen; and what the
 * proofs of the portfolio are said to be.
 */
export const inventoryPaper = (
  place: Place,
  lines: readonly InventoryLine[],
  proofs: readonly ArchivedProof[],
): Paper => ({
  ...sheet(place, 'Опись документов аттестационного дела'),
  blocks: [
    ...about(place),
    {
      kind: 'table',
      head: ['№', 'Файл', 'Документ', 'Дата', 'Размер, байт', 'Контрольные суммы', 'Подписали'],
      widths: [4, 20, 22, 9, 8, 25, 12],
      rows: lines.map(({ name, what, on, size, sha256, streebog, signedBy }, at) => [
        String(at + 1),
        name,
        what,
        asShortRussianDate(on),
        String(size),
        `SHA-256 ${sha256}${streebog === null ? '' : ` Стрибог-256 ${streebog}`}`,
        signedBy.length === 0 ? '—' : signedBy.join(', '),
      ]),
    },
    { kind: 'text', text: `Всего файлов: ${lines.length}.` },
    ...proofBlocks(proofs),
  ],
})

/** The journal of the case for a reader: every fact with its moment and who did it. */
export const journalOfCase = (place: Place, lines: readonly JournalLine[]): Paper => ({
  ...sheet(place, 'Журнал аттестационного дела'),
  blocks: [
    ...about(place),
    {
      kind: 'table',
      head: ['№', 'Когда', 'Что произошло', 'Кто'],
      widths: [4, 16, 55, 25],
      rows: lines.map(({ at, title, details, by }, index) => [
        String(index + 1),
        momentWords(at, place.pack),
        [title, ...details].join('. ').replaceAll('..', '.'),
        by,
      ]),
    },
  ],
})

const sheet = ({ pack, card, at }: Place, title: string): Omit<Paper, 'blocks'> => ({
  ...ownPaper(pack, { title, date: localMoment(at, pack.authority.time_zone).date, clause: pack.numbers.clause }),
  layout: 'journal',
  number: card.line.number,
})

const about = ({ card }: Place): Block[] => [
  {
    kind: 'facts',
    rows: [
      ['Заявитель', [card.person.surname, card.person.name, card.person.patronymic].filter(Boolean).join(' ')],
      ['Место работы', card.organisation.fullName],
      ['Заявление', `№ ${card.line.number ?? 'не присвоен'} от ${asShortRussianDate(card.line.received)}`],
    ],
  },
]

/** «03.04.2026 14:05», in the region's own time. */
export const momentWords = (at: Date, pack: Pack): string => {
  const { date, time } = localMoment(at, pack.authority.time_zone)
  return `${asShortRussianDate(date)} ${time.slice(0, 5)}`
}
