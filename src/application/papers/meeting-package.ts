import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import { composition, keeper, type MeetingView, whenAndWhere } from './agenda-paper.ts'
import { categoryTitles, fullName } from './case-subject.ts'
import type { CaseHeard } from './cases-heard.ts'
import { analysisBlocks, enclosedIn, heldBlocks } from './forms-case-file.ts'
import { positionOf } from './letter-parts.ts'
import { ownPaper } from './own-paper.ts'
import type { Block, Paper } from './paper.ts'

/**
 * Everything the commission reads before a meeting, in one paper: title sheet, table of contents, and of every case, on a sheet of
 * its own, the application, what lies in its file, and what the specialists came to (Kaliningrad reg п. 71, KBR reg п. 20.7).
 */
export const meetingPackage = (
  view: MeetingView,
  packOf: (ref: string) => MeetingView['pack'],
  { title, clause }: { title: string; clause: string },
): Paper => ({
  layout: 'minutes',
  ...ownPaper(view.pack, { title, date: view.state.on, clause }),
  blocks: [
    whenAndWhere(view),
    ...composition(view),
    { kind: 'contents' },
    ...view.heard.flatMap((one, at) => caseBlocks(one, at + 1, packOf)),
  ],
  signatory: keeper(view),
})

const caseBlocks = (one: CaseHeard, number: number, packOf: (ref: string) => MeetingView['pack']): Block[] => {
  const { state, person, organisation } = one
  const enclosed = enclosedIn({ pack: packOf(state.pack), state })
  return [
    { kind: 'appendix', mark: [], title: `${number}. ${fullName(person)}` },
    {
      kind: 'facts',
      rows: [
        ['Место работы', organisation.fullName],
        ['Должность', positionOf(state.application)],
        ['Заявленная категория', categoryTitles[state.application.category]],
        ['Заявление', `№ ${state.number ?? '—'} от ${asShortRussianDate(state.received)}`],
        ['Желает присутствовать', state.application.wishesPresence ? 'да' : 'нет'],
      ],
    },
    ...heldBlocks({ state }),
    { kind: 'heading', text: 'Состав дела' },
    { kind: 'list', items: enclosed, numbered: true },
    { kind: 'heading', text: 'Результаты анализа' },
    ...analysisBlocks({ state }),
  ]
}
