import { asShortRussianDate, type PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { capital } from '../../domain/wording.ts'
import { ownPaper } from './own-paper.ts'
import type { Block, Paper, SignatureLine } from './paper.ts'

/** What was looked at and what came out, in the words of those who looked. */
export type Inspection = {
  kind: 'planned' | 'unplanned'
  from: PlainDate
  to: PlainDate
  /** Order, plan or complaint by which it is held. */
  ground: string
  /** Who inspects, one a line: «должность, инициалы, фамилия». */
  members: readonly string[]
  checked: string
  /** Shortcomings; empty when there are none. */
  findings: string
  measures: string
}

/** The act of an inspection: shortcomings found and proposals how to mend them (Penza reg п. 4.2, KBR reg п. 22). */
export const inspectionAct = (
  { pack, rule, date }: { pack: Pack; rule: Pack['documents'][number]; date: PlainDate },
  done: Inspection,
  maker: SignatureLine,
): Paper => ({
  layout: 'minutes',
  ...ownPaper(pack, { title: rule.title, date, clause: rule.clause }),
  blocks: [
    {
      kind: 'facts',
      rows: [
        ['Вид проверки', done.kind === 'planned' ? 'плановая' : 'внеплановая'],
        ['Проверенный период', `с ${asShortRussianDate(done.from)} по ${asShortRussianDate(done.to)}`],
        ['Основание', done.ground],
        ...done.members.map((member, at): [string, string] => [at === 0 ? 'Проверку провели' : '', member]),
      ],
    },
    ...part('Что проверено', done.checked),
    ...part('Выявленные недостатки', done.findings || 'Недостатки не выявлены.'),
    ...(done.measures === '' ? [] : part('Предложения по устранению', done.measures)),
    ...(rule.says ?? []).map((text): Block => ({ kind: 'text', text })),
    {
      kind: 'signatures',
      lines: [maker, ...done.members.map(memberLine)],
    },
  ],
})

const part = (title: string, words: string): Block[] => [
  { kind: 'heading', text: title },
  ...words
    .split('\n')
    .filter(line => line.trim() !== '')
    .map((line): Block => ({ kind: 'text', text: line.trim() })),
]

/** «начальник отдела, М. П. Иванова» → post and name; a line without a comma is a name alone. */
const memberLine = (member: string): SignatureLine => {
  const cut = member.lastIndexOf(',')
  return cut < 0
    ? { post: 'Участник проверки', name: member.trim() }
    : { post: capital(member.slice(0, cut).trim()), name: member.slice(cut + 1).trim() }
}
