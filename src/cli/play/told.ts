import { isLapsedRight } from '../../domain/calendar/deadlines.ts'
import { asShortRussianDate, type PlainDate, weekday } from '../../domain/calendar/plain-date.ts'
import { type RequestStage, requestStageTitles } from '../../domain/request/request-life-cycle.ts'
import type { Played, PlayedCase, PlayedRequest, PlayedStep } from './played.ts'

/** A played scenario for reading: the timeline, the deadlines with their arithmetic, the papers, what failed. */
export const toldInWords = (played: Played): string =>
  [
    `Сценарий: ${played.file}`,
    `О чём: ${played.about}`,
    `Регламент: ${played.title}${played.editions.length === 0 ? '' : ` (${played.editions.join(', ')})`}`,
    ...(played.proves.length === 0 ? [] : [`Доказывает: ${played.proves.join(', ')}`]),
    '',
    'ХОД ДЕЛА',
    ...stepLines(played.steps, played.cases.length > 1),
    ...played.cases.flatMap(one => caseLines(one, played.cases.length > 1)),
    ...played.requests.flatMap(requestLines),
    '',
    ...outcomeLines(played),
  ].join('\n')

const day = (date: string): string =>
  `${['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'][weekday(date as PlainDate) - 1]} ${asShortRussianDate(date as PlainDate)}`

const marks = { done: '✔', refused: '✖', failed: '‼' } as const

const stepLines = (steps: readonly PlayedStep[], several: boolean): string[] => {
  const shown = new Map<string, string>()
  return steps.flatMap(step => {
    const status = step.status === null ? undefined : statusWords(step)
    const news = status === shown.get(step.case) ? undefined : status
    if (status !== undefined) shown.set(step.case, status)
    return actLines(step, several ? ` [дело ${step.case}]` : '', news)
  })
}

const indent = ' '.repeat(8)

const actLines = (step: PlayedStep, which: string, news: string | undefined): string[] => {
  const number = String(step.step).padStart(3)
  const lines = [`${number}. ${marks[step.result]} ${day(step.on)} ${step.at}  ${step.who}: ${step.title}${which}`]
  if (step.refusal) {
    const clause = step.refusal.clause === null ? '' : ` — ${step.refusal.clause}`
    lines.push(`${indent}ОТКАЗ (${step.refusal.code}): ${step.refusal.because}${clause}`)
  }
  if (step.fault !== undefined) lines.push(`${indent}ОШИБКА ПРОГРАММЫ: ${step.fault}`)
  if (news !== undefined) lines.push(`${indent}→ ${news}`)
  for (const { met, what, clause, known, rule } of step.findings) {
    if (met) continue
    const values = Object.entries(known).map(([key, value]) => `${key}: ${value ?? 'нет'}`)
    lines.push(`${indent}✗ ${what} [${clause}] ${[rule, ...values].join('; ')}`)
  }
  const kept = step.findings.filter(({ met }) => met).map(({ rule }) => rule)
  if (kept.length > 0) lines.push(`${indent}✓ проверено, нарушений нет: ${[...new Set(kept)].join(', ')}`)
  if (step.documents.length > 0)
    lines.push(`${indent}документы: ${step.documents.map(({ title, form }) => `${title} (${form})`).join('; ')}`)
  return lines
}

const statusWords = ({ status, epgu, number, mover, next }: PlayedStep): string =>
  [
    `«${status}»`,
    epgu === null ? 'на ЕПГУ ничего' : `ЕПГУ ${epgu}`,
    ...(number === null ? [] : [`№ ${number}`]),
    ...(mover === null ? [] : [`ход — ${mover}`]),
    ...(next === null ? [] : [`ближайший срок ${asShortRussianDate(next.due as PlainDate)}: ${next.title}`]),
  ].join('; ')

const stateWords = {
  running: 'идёт',
  safe_limit_passed: 'надёжный предел прошёл',
  breached: 'НАРУШЕН',
  met: 'исполнен',
  met_late: 'ИСПОЛНЕН С ОПОЗДАНИЕМ',
} as const

const deadlineWord = (deadline: PlayedCase['deadlines'][number]): string =>
  isLapsedRight(deadline) ? 'право не использовано' : stateWords[deadline.state]

const deadlineLines = (deadlines: PlayedCase['deadlines']): string[] =>
  deadlines.flatMap(deadline => [
    `  ${deadline.title} — ${asShortRussianDate(deadline.due)}: ${deadlineWord(deadline)}  [${deadline.name}]`,
    ...deadline.arithmetic.map(line => `      ${line}`),
  ])

const requestLines = ({ request, kind, stage, number, deadlines }: PlayedRequest): string[] => [
  '',
  `ОБРАЩЕНИЕ «${request}» (${kind}): ${requestStageTitles[stage as RequestStage]}${number === null ? '' : `, № ${number}`}`,
  ...deadlineLines(deadlines),
]

const caseLines = (one: PlayedCase, several: boolean): string[] => [
  '',
  `ИТОГ${several ? ` ДЕЛА «${one.case}»` : ''}: ${one.status === null ? 'заявление не подано' : `«${one.status}»${one.epgu === null ? '' : ` (ЕПГУ ${one.epgu})`}`}`,
  ...(one.sentence === null ? [] : [`Педагогу: ${one.sentence}`]),
  ...(one.noCalendar === undefined ? [] : [`Сроки не посчитаны: ${one.noCalendar}`]),
  ...(one.deadlines.length === 0 ? [] : ['', 'Сроки']),
  ...deadlineLines(one.deadlines),
  ...(one.documents.length === 0 ? [] : ['', `Документы (${one.documents.length})`]),
  ...one.documents.map(
    ({ form, title, on, number }) =>
      `  ${asShortRussianDate(on as PlainDate)}  ${title}${number === null ? '' : ` № ${number}`}  [${form}]`,
  ),
]

const outcomeLines = ({ failures, expectations, cases }: Played): string[] => {
  if (failures.length === 0) return [`ОЖИДАНИЯ: сбылись все (${expectations})`]
  const place = ({ step, case: name }: Played['failures'][number]) =>
    `${step === null ? 'в конце' : `шаг ${step}`}${cases.length > 1 ? `, дело ${name}` : ''}`
  return [
    `ОЖИДАНИЯ: не сбылось ${failures.length}`,
    ...failures.map(
      failure => `  ${place(failure)} — ${failure.what}: ожидалось «${failure.expected}», получено «${failure.got}»`,
    ),
  ]
}
