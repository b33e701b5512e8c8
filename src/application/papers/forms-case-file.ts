import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import type { DocumentKind, Form } from '../../domain/regulations/vocabulary.ts'
import { categoryTitles, type Subject } from './case-subject.ts'
import { applicationFacts } from './letter-parts.ts'
import type { Block } from './paper.ts'
import { asPoints } from './points-words.ts'
import { bases, verdictWords } from './verdict.ts'

/** What the commission is told of a case, for its meeting (Kaliningrad reg п. 71, прил. 7): facts of the case and nothing else. */
export const certificate = (subject: Subject): Block[] => [
  applicationFacts(subject),
  ...heldBlocks(subject),
  ...analysisBlocks(subject),
  ...meetingBlocks(subject),
]

/** The file of one teacher as it goes to the meeting: title sheet, what lies in it, what was concluded (KBR reg п. 20.7). */
export const casePackage = (subject: Subject): Block[] => {
  const items = enclosedIn(subject)
  return [
    applicationFacts(subject),
    ...meetingBlocks(subject),
    { kind: 'heading', text: 'Состав' },
    {
      kind: 'table',
      head: ['№', 'Документ'],
      widths: [8, 92],
      rows: items.map((title, at) => [String(at + 1), title]),
    },
    { kind: 'heading', text: 'Сведения о деле' },
    ...heldBlocks(subject),
    ...analysisBlocks(subject),
  ]
}

/** Papers given by the teacher, by the pack's own titles, and papers of the expertise, in the order in which they come about. */
export const enclosedIn = ({ pack, state }: Pick<Subject, 'pack' | 'state'>): string[] => {
  const { category, documents } = state.application
  const given = documents.map(kind => evidenceTitle(pack, category, kind)).filter(title => title !== undefined)
  const made = madePapers.flatMap(form => {
    const rule = pack.documents.find(one => one.form === form && (one.for === undefined || one.for.includes(category)))
    return rule !== undefined && wasMade[form]?.(state) === true ? [rule.title] : []
  })
  return [...new Set([...given, ...made])]
}

const evidenceTitle = (
  { evidence }: Subject['pack'],
  category: Subject['state']['application']['category'],
  kind: DocumentKind,
): string | undefined =>
  (
    evidence.find(rule => rule.document === kind && (rule.for === undefined || rule.for.includes(category))) ??
    evidence.find(rule => rule.document === kind)
  )?.title

const madePapers = [
  'test_sheet',
  'awards_list',
  'expert_sheet',
  'expert_conclusion',
  'group_protocol',
  'case_certificate',
] as const

const wasMade: Partial<Record<Form, (state: Subject['state']) => boolean>> = {
  test_sheet: state => 'test' in state && state.test !== undefined,
  awards_list: state => 'conclusion' in state && state.conclusion.basis === 'awards',
  expert_sheet: state => 'sheets' in state && state.sheets.length > 0,
  expert_conclusion: state => 'conclusion' in state && state.conclusion.basis !== 'test_failed',
  group_protocol: state => 'conclusion' in state && state.conclusion.basis === 'sheets',
  case_certificate: state => 'meetingId' in state,
}

/** Categories the teacher has or had, as they were stated. */
export const heldBlocks = ({ state }: Pick<Subject, 'state'>): Block[] => {
  const { held } = state.application
  if (held.length === 0) return [{ kind: 'facts', rows: [['Имеющиеся категории', 'не указаны']] }]
  return [
    {
      kind: 'facts',
      rows: held.map(({ category, setOn, position, orderNumber, body }): [string, string] => [
        'Ранее установлена',
        [
          `${categoryTitles[category]} по должности «${position}» с ${asShortRussianDate(setOn)}`,
          orderNumber === undefined ? undefined : `приказ № ${orderNumber}`,
          body,
        ]
          .filter(Boolean)
          .join(', '),
      ]),
    },
  ]
}

/** What the analysis came to, in the words of the conclusion; empty before there is one. */
export const analysisBlocks = ({ state }: Pick<Subject, 'state'>): Block[] => {
  const rows: [string, string][] = []
  if ('test' in state && state.test !== undefined)
    rows.push([
      'Профессиональное тестирование',
      `${asPoints(state.test.score)}, ${state.test.passed ? 'пройдено' : 'не пройдено'}`,
    ])
  if ('conclusion' in state) {
    const { basis, total, percent, meets } = state.conclusion
    rows.push(['Основание вывода', bases[basis]])
    if (total !== undefined)
      rows.push([
        'Сумма баллов',
        percent === undefined ? asPoints(total) : `${asPoints(total)} (${asPoints(percent)} %)`,
      ])
    if ('rulings' in state && state.rulings.length > 0)
      rows.push(['Спорных позиций рассмотрено', String(state.rulings.length)])
    rows.push(['Вывод', verdictWords(state.application.category, meets)])
  }
  return rows.length === 0 ? [] : [{ kind: 'facts', rows }]
}

const meetingBlocks = ({ state }: Subject): Block[] =>
  'meetingOn' in state
    ? [
        {
          kind: 'facts',
          rows: [
            ['Заседание комиссии', asShortRussianDate(state.meetingOn)],
            ['Желает присутствовать', state.application.wishesPresence ? 'да' : 'нет'],
          ],
        },
      ]
    : []
