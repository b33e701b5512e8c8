import type { Points } from '../../domain/case/events.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import type { Subject } from './case-subject.ts'
import { applicationFacts } from './forms-intake.ts'
import type { Block } from './paper.ts'

/** Points by criterion in the order of the sheet, with the total; criteria by their titles. */
const pointsTable = ({ criteria }: Subject, points: Points): Block => ({
  kind: 'table',
  head: ['№', 'Критерий', 'Баллы'],
  rows: (criteria?.sections ?? []).flatMap(section =>
    section.criteria.map(({ code, title }) => {
      const given = points[code]
      return [code, title, given === 'na' ? 'не применяется' : String(given ?? '—')]
    }),
  ),
})

const sheet = (subject: Subject): Block[] => {
  const { event } = subject
  if (event?.type !== 'SheetSubmitted') return [applicationFacts(subject)]
  return [
    applicationFacts(subject),
    pointsTable(subject, event.data.points),
    {
      kind: 'facts',
      rows: [
        ['Сумма баллов', String(event.data.total)],
        ['Вывод', verdict(event.data.meets)],
      ],
    },
  ]
}

const conclusion = (subject: Subject): Block[] => {
  const { state } = subject
  if (!('conclusion' in state)) return [applicationFacts(subject)]
  const { basis, points, total, meets } = state.conclusion
  const rows: [string, string][] = [['Основание вывода', bases[basis]]]
  if (total !== undefined) rows.push(['Сумма баллов', String(total)])
  rows.push(['Вывод', verdict(meets)])
  const table = points === undefined ? [] : [pointsTable(subject, points)]
  return [applicationFacts(subject), ...table, { kind: 'facts', rows }]
}

const protocol = (subject: Subject): Block[] => {
  const { state } = subject
  const rulings = 'rulings' in state ? state.rulings : []
  const disputed: Block[] =
    rulings.length === 0
      ? [{ kind: 'text', text: 'Спорных позиций нет: оценки основных специалистов совпали.' }]
      : [
          { kind: 'heading', text: 'Спорные позиции' },
          {
            kind: 'table',
            head: ['Позиция', 'Решение старшего специалиста', 'Обоснование'],
            rows: rulings.map(({ item, points, reason }) => [
              item,
              points === 'na' ? 'не применяется' : String(points),
              reason,
            ]),
          },
        ]
  return [...conclusion(subject), ...disputed]
}

const testSheet = (subject: Subject): Block[] => {
  const { event } = subject
  if (event?.type !== 'TestRecorded') return [applicationFacts(subject)]
  const { score, minimum, passed } = event.data
  return [
    applicationFacts(subject),
    {
      kind: 'facts',
      rows: [
        ['Набрано баллов', String(score)],
        ['Минимальный балл', String(minimum)],
        ['Итог', passed ? 'тестирование пройдено' : 'тестирование не пройдено'],
      ],
    },
  ]
}

const awards = (subject: Subject): Block[] => {
  const { state } = subject
  const confirmations = 'confirmations' in state ? state.confirmations : []
  return [
    applicationFacts(subject),
    { kind: 'heading', text: 'Подтверждённые награды и достижения' },
    { kind: 'list', items: [...new Set(confirmations.map(({ award }) => award))] },
    { kind: 'facts', rows: [['Подписали специалистов', String(confirmations.length)]] },
  ]
}

const verdict = (meets: boolean): string =>
  meets ? 'уровень квалификации соответствует требованиям' : 'уровень квалификации не соответствует требованиям'

const bases = {
  sheets: 'всесторонний анализ профессиональной деятельности',
  awards: 'награды и достижения, без закрепления специалистов',
  petition: 'ходатайство работодателя и показатели деятельности',
  test_failed: 'минимальный балл тестирования не набран',
}

export const expertiseForms = {
  expert_sheet: sheet,
  expert_conclusion: conclusion,
  case_certificate: conclusion,
  case_package: conclusion,
  group_protocol: protocol,
  test_sheet: testSheet,
  awards_list: awards,
} satisfies Partial<Record<Form, (subject: Subject) => Block[]>>
