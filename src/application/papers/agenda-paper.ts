import { asRussianDate } from '../../domain/calendar/plain-date.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { categories } from '../../domain/regulations/vocabulary.ts'
import { capital } from '../../domain/wording.ts'
import { categoryTitles, fullName } from './case-subject.ts'
import type { CaseHeard, RosterNames } from './cases-heard.ts'
import { dutyTitles, heldForms } from './duty-words.ts'
import { positionOf } from './letter-parts.ts'
import type { Known } from './meeting-papers.ts'
import { ownPaper } from './own-paper.ts'
import type { Block, Paper, SignatureLine } from './paper.ts'

export type MeetingView = {
  pack: Pack
  state: Known
  names: RosterNames
  heard: readonly CaseHeard[]
}

/** What the meeting is to decide, by category, and who sits on it. */
export const agendaPaper = (view: MeetingView, { title, clause }: { title: string; clause: string }): Paper => ({
  layout: 'minutes',
  ...ownPaper(view.pack, { title, date: view.state.on, clause }),
  blocks: [whenAndWhere(view), casesTable(view), ...composition(view)],
  signatory: keeper(view),
})

/** The link, the day and the time, for members and for a teacher who wishes to be present (Kaliningrad reg пп. 78–79). */
export const linkBlocks = ({ pack, state }: Pick<MeetingView, 'pack' | 'state'>): Block[] => [
  {
    kind: 'facts',
    rows: [
      ['Комиссия', pack.authority.commission_name],
      ['Дата и время', `${asRussianDate(state.on)} г., ${state.time}`],
      ['Форма', heldForms[state.form]],
      ['Ссылка доступа', state.link ?? 'сообщат дополнительно'],
    ],
  },
]

export const whenAndWhere = ({ pack, state, heard }: MeetingView): Block => ({
  kind: 'facts',
  rows: [
    ['Комиссия', pack.authority.commission_name],
    ['Дата и время', `${asRussianDate(state.on)} г., ${state.time}`],
    ['Место', state.place],
    ['Форма', heldForms[state.form]],
    ...(state.link === undefined ? [] : [['Ссылка доступа', state.link] as [string, string]]),
    ['Дел в повестке', String(heard.length)],
  ],
})

const casesTable = ({ heard }: MeetingView): Block => ({
  kind: 'table',
  head: ['№', 'Фамилия, имя, отчество', 'Должность', 'Место работы', 'Вывод специалистов'],
  widths: [6, 25, 20, 31, 18],
  rows: categories.flatMap(category => {
    const own = heard.flatMap((one, at) => (one.state.application.category === category ? [{ ...one, at }] : []))
    return own.length === 0
      ? []
      : [
          [capital(categoryTitles[category])],
          ...own.map(({ at, state, person, organisation }) => [
            String(at + 1),
            fullName(person),
            positionOf(state.application),
            organisation.fullName,
            'conclusion' in state ? (state.conclusion.meets ? 'соответствует' : 'не соответствует') : 'нет',
          ]),
        ]
  }),
})

export const composition = ({ state, names }: MeetingView): Block[] => [
  { kind: 'heading', text: 'Состав комиссии' },
  {
    kind: 'list',
    numbered: true,
    items: state.roster.map(
      ({ personId, duty, tradeUnion }) =>
        `${names[personId] ?? '—'}, ${dutyTitles[duty]}${tradeUnion ? ', представитель профсоюза' : ''}`,
    ),
  },
]

/** The secretary of this meeting's commission. */
export const keeper = ({ pack, state, names }: MeetingView): SignatureLine => {
  const seat = state.roster.find(({ duty }) => duty === 'secretary')
  const post = pack.offices.find(({ role }) => role === 'secretary')?.title ?? 'Секретарь комиссии'
  return { post, name: seat === undefined ? null : (names[seat.personId] ?? null), personId: seat?.personId }
}
