import type { Deadline } from '../../domain/calendar/deadlines.ts'
import type { Finding, Refusal } from '../../domain/regulations/finding.ts'
import type { Expectation } from './expectation.ts'
import type { Seen } from './seen.ts'

/** What was promised and did not come true. */
export type Failure = { what: string; expected: string; got: string }

/** What a step answered besides what the case has become. */
export type Answered = {
  refusal: Refusal | undefined
  findings: readonly Finding[]
  /** Forms made by the step; at the end of a scenario, by the case. */
  forms: readonly string[]
  predicted: readonly string[] | undefined
}

/** Compares everything the scenario names and nothing else. */
export const failuresOf = (expected: Expectation, seen: Seen, answered: Answered): Failure[] => [
  ...answerFailures(expected, answered),
  ...stateFailures(expected, seen),
  ...deadlineFailures(expected.deadlines, seen.deadlines, seen.noCalendar),
  ...requestFailures(expected.request, seen),
  ...listFailures(expected, seen, answered),
  ...registerFailures(expected, seen),
]

const show = (value: unknown): string => (value === undefined || value === null ? 'нет' : String(value))

const same = (what: string, expected: unknown, got: unknown): Failure[] =>
  expected === undefined || show(expected) === show(got) ? [] : [{ what, expected: show(expected), got: show(got) }]

const part = (what: string, expected: string | undefined, got: string | undefined): Failure[] =>
  expected === undefined || (got ?? '').toLowerCase().includes(expected.toLowerCase())
    ? []
    : [{ what, expected: `…${expected}…`, got: show(got) }]

const answerFailures = (expected: Expectation, { refusal, findings, predicted }: Answered): Failure[] => {
  const { refused } = expected
  const got = refusal === undefined ? 'выполнено' : `${refusal.refused}: ${refusal.because}`
  const wanted = typeof refused === 'string' ? refusal?.refused === refused : refused === (refusal !== undefined)
  const wrongAnswer =
    refused === undefined || wanted
      ? []
      : [{ what: 'отказ', expected: refused === true ? 'отказ' : refused === false ? 'выполнено' : refused, got }]
  const told = findings.map(finding => `${finding.rule} ${finding.met ? 'соблюдено' : 'нарушено'}`).join(', ') || 'нет'
  const lost = (expected.findings ?? [])
    .filter(
      wish =>
        !findings.some(
          finding =>
            finding.rule === wish.rule &&
            (wish.met === undefined || finding.met === wish.met) &&
            (wish.clause === undefined || finding.clause.includes(wish.clause)),
        ),
    )
    .map(({ rule, met, clause }) => ({
      what: 'проверка',
      expected: [rule, met === undefined ? '' : met ? 'соблюдено' : 'нарушено', clause ?? ''].join(' ').trim(),
      got: told,
    }))
  return [
    ...wrongAnswer,
    ...part('причина', expected.because, refusal?.because),
    ...part('пункт', expected.clause, refusal?.clause),
    ...lost,
    ...(expected.predicted === undefined ? [] : sameList('предсказанные отказы', expected.predicted, predicted ?? [])),
  ]
}

const stateFailures = (expected: Expectation, { state, status }: Seen): Failure[] => {
  const decision = 'decision' in state ? state.decision : undefined
  const order = 'order' in state ? state.order : undefined
  const published = 'published' in state ? state.published : undefined
  const conclusion = 'conclusion' in state ? (state.conclusion.meets ? 'meets' : 'below') : undefined
  return [
    ...same('стадия', expected.stage, state.stage),
    ...same('статус', expected.status, status?.word),
    ...same('код ЕПГУ', expected.epgu, status?.epgu),
    ...same('чей ход', expected.mover, status?.move?.role ?? 'none'),
    ...same('номер', expected.number, 'number' in state ? state.number : undefined),
    ...part('фраза для педагога', expected.sentence, status?.sentence),
    ...same('путь', expected.path, 'path' in state ? state.path : undefined),
    ...same('заключение', expected.conclusion, conclusion),
    ...same('редакция показателей', expected.criteria, 'criteria' in state ? state.criteria : undefined),
    ...same('решение', expected.outcome, decision?.outcome),
    ...same('действует с', expected.in_force_from, decision?.outcome === 'set' ? decision.on : undefined),
    ...same('номер приказа', expected.order_number, order?.number),
    ...same('приказ подписан', expected.order_signed, order?.signed),
    ...same('приказ опубликован', expected.order_published, published),
  ]
}

const requestFailures = (expected: Expectation['request'], { requests }: Seen): Failure[] => {
  if (expected === undefined) return []
  const found = requests.find(one => one.name === expected.name)
  const failures = [
    ...same('обращение', expected.stage, found?.stage ?? 'none'),
    ...same('номер обращения', expected.number, found?.number),
    ...deadlineFailures(expected.deadlines, found?.deadlines ?? [], found?.noCalendar),
  ]
  return failures.map(failure => ({ ...failure, what: `обращение ${expected.name}: ${failure.what}` }))
}

const deadlineFailures = (
  expected: Expectation['deadlines'],
  deadlines: readonly Deadline[],
  noCalendar: string | undefined,
): Failure[] =>
  Object.entries(expected ?? {}).flatMap(([name, wish]) => {
    const found = deadlines.find(deadline => deadline.name === name)
    if (wish === 'none')
      return found === undefined ? [] : [{ what: `срок ${name}`, expected: 'не идёт', got: found.due }]
    if (found === undefined) {
      const known = deadlines.map(deadline => deadline.name).join(', ') || 'ни одного'
      return [{ what: `срок ${name}`, expected: 'есть', got: noCalendar ?? `идут: ${known}` }]
    }
    return [
      ...same(`срок ${name}, последний день`, wish.due, found.due),
      ...same(`срок ${name}, надёжный день`, wish.safe, found.safeDue),
      ...same(`срок ${name}, состояние`, wish.state, found.state),
      ...same(`срок ${name}, исполнен`, wish.done_on, found.doneOn),
      ...same(`срок ${name}, осталось дней`, wish.days_left, found.daysLeft),
    ]
  })

const listFailures = (expected: Expectation, seen: Seen, { forms }: Answered): Failure[] => {
  const made = forms.join(', ') || 'ни одного'
  const items = 'items' in seen.state ? seen.state.items : []
  return [
    ...(expected.documents ?? [])
      .filter(form => !forms.includes(form))
      .map(form => ({ what: 'документ', expected: form, got: made })),
    ...(expected.no_documents ?? [])
      .filter(form => forms.includes(form))
      .map(form => ({ what: 'документ', expected: `без ${form}`, got: made })),
    ...same('документов всего', expected.documents_total, forms.length),
    ...same('доказательств в деле', expected.proofs, seen.counts.proofs),
    ...same('записей портфолио', expected.portfolio, seen.counts.portfolio),
    ...(expected.tasks ?? [])
      .filter(task => !seen.tasks.includes(task))
      .map(task => ({ what: 'напоминание', expected: task, got: seen.tasks.join(', ') || 'ни одного' })),
    ...(expected.missing === undefined ? [] : sameList('не представлено', expected.missing, seen.missing)),
    ...(expected.disputed === undefined ? [] : sameList('спорные позиции', expected.disputed, items)),
    ...(expected.panel === undefined ? [] : sameList('в группе', expected.panel, seen.panel)),
    ...(expected.not_in_panel ?? [])
      .filter(one => seen.panel.includes(one))
      .map(one => ({ what: 'в группе', expected: `без ${one}`, got: seen.panel.join(', ') })),
  ]
}

const registerFailures = (expected: Expectation, { held, refusals }: Seen): Failure[] => {
  const heldWords = held.map(one => `${one.category} с ${one.setOn} по ${one.validUntil ?? 'без срока'}`).join('; ')
  const lostHeld = (expected.held ?? []).filter(
    wish =>
      !held.some(
        one =>
          one.category === wish.category &&
          (wish.set_on === undefined || one.setOn === wish.set_on) &&
          (wish.valid_until === undefined || (one.validUntil ?? null) === wish.valid_until),
      ),
  )
  const lostRefusals = (expected.refusals ?? []).filter(
    wish =>
      !refusals.some(
        one => one.category === wish.category && (wish.decided_on === undefined || one.decidedOn === wish.decided_on),
      ),
  )
  return [
    ...lostHeld.map(wish => ({
      what: 'категория в реестре',
      expected: `${wish.category} с ${wish.set_on ?? 'любого дня'} по ${wish.valid_until ?? 'любой'}`,
      got: heldWords || 'ни одной',
    })),
    ...lostRefusals.map(wish => ({
      what: 'отказ в реестре',
      expected: `${wish.category} от ${wish.decided_on ?? 'любого дня'}`,
      got: refusals.map(one => `${one.category} от ${one.decidedOn}`).join('; ') || 'ни одного',
    })),
  ]
}

const sameList = (what: string, expected: readonly string[], got: readonly string[]): Failure[] =>
  same(what, [...expected].sort().join(', ') || 'ничего', [...got].sort().join(', ') || 'ничего')
