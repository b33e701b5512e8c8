import { asShortRussianDate, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { statusWord } from '../../domain/case/status.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { channelTitles } from '../filing/options.ts'
import type { JournalLine } from '../reads/queue.ts'
import { categoryTitles } from './case-subject.ts'
import { ownPaper } from './own-paper.ts'
import type { Paper } from './paper.ts'

export type JournalPeriod = { from: PlainDate; to: PlainDate }

/**
 * The journal of registration («журнал регистрации», in Kaliningrad «книга учёта»: reg п. 59; KBR reg п. 14.2; Penza reg п. 3.1.2) for a
 * period, in the order of receipt. `packOf` gives the edition a case runs under: its words of the status stand in the line.
 */
export const journalPaper = (
  pack: Pack,
  lines: readonly JournalLine[],
  { from, to }: JournalPeriod,
  { on, packOf }: { on: PlainDate; packOf(line: JournalLine): Pack },
): Paper => {
  const rule = pack.documents.find(({ form }) => form === 'registration_journal')
  const office = pack.offices.find(({ role }) => role === 'clerk')?.title ?? 'Ответственное лицо'
  return {
    layout: 'journal',
    ...ownPaper(pack, {
      title: rule?.title ?? 'Журнал регистрации заявлений',
      date: on,
      clause: rule?.clause ?? pack.numbers.clause,
    }),
    blocks: [
      {
        kind: 'text',
        align: 'center',
        text: `за период с ${asShortRussianDate(from)} по ${asShortRussianDate(to)}`,
      },
      {
        kind: 'table',
        head: [...headings],
        widths: [4, 14, 9, 10, 14, 13, 14, 10, 10, 14],
        rows: lines.map((line, index) => cells(line, index + 1, packOf(line))),
      },
      { kind: 'text', text: `Всего записей: ${lines.length}` },
    ],
    signatory: { post: office, name: null },
  }
}

const headings = [
  '№ п/п',
  'Номер',
  'Поступило',
  'Зарегистрировано',
  'Фамилия, имя, отчество заявителя',
  'Должность',
  'Место работы',
  'Категория',
  'Как подано',
  'Состояние',
] as const

const cells = (line: JournalLine, place: number, pack: Pack): string[] => [
  String(place),
  [line.number, line.epguNumber && `ЕПГУ ${line.epguNumber}`].filter(Boolean).join('; '),
  asShortRussianDate(line.received),
  line.registered === null ? '' : asShortRussianDate(line.registered),
  line.applicant,
  line.position,
  line.organisation,
  categoryTitles[line.category].replace(/ ?квалификационная категория ?/, ''),
  channelTitles[line.channel],
  statusWord(line, pack),
]
