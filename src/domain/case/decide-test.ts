import { asShortRussianDate } from '../calendar/plain-date.ts'
import { commissionGrounds } from '../eligibility/grounds.ts'
import type { Finding, Known, Refusal } from '../regulations/finding.ts'
import type { Pack } from '../regulations/pack.ts'
import { type Context, type Decider, refuse } from './context.ts'
import type { CaseEvent } from './events.ts'
import type { StateAt } from './state.ts'

/**
 * KBR reg п. 20.6.3.2–20.6.3.3: only those who pass the test go on to the portfolio. The paper does not say who refuses the
 * rest; among the grounds of п. 11.2.1 stands the decision of the commission, so a failed test is put before the commission as a
 * conclusion «не соответствует» (assumption).
 */
export const recordTest: Decider<'RecordTest'> = (state, { score }, context) => {
  const { testing } = context.pack
  if (testing === null) return refuse('no_testing', 'Тестирование этой редакцией регламента не предусмотрено')
  const early = beforeTheDay(state, context)
  if (early !== undefined) return early
  const faulty = faultyScore(score, testing)
  if (faulty !== undefined) return faulty
  const passed = score >= testing.minimum_score
  const recorded: CaseEvent = { type: 'TestRecorded', data: { score, minimum: testing.minimum_score, passed } }
  return passed
    ? [recorded]
    : [recorded, failed(context.pack, state, { score: score, required: testing.minimum_score })]
}

/**
 * KBR reg п. 20.7.3: who could not come for a good reason may apply again and goes through all stages anew; so this case ends
 * without a decision and no year has to pass (assumption: the paper names no act that ends it). A region may give another day
 * instead. Of absence without a good reason the paper says nothing: the test is not passed (assumption).
 */
export const recordTestAbsence: Decider<'RecordTestAbsence'> = (state, { goodReason, reason }, context) => {
  const { testing } = context.pack
  if (testing === null) return refuse('no_testing', 'Тестирование этой редакцией регламента не предусмотрено')
  const early = beforeTheDay(state, context)
  if (early !== undefined) return early
  const why = reason.trim()
  if (why === '') return refuse('invalid', 'Напишите, по какой причине заявитель не пришёл', testing.clause)
  const missed: CaseEvent = { type: 'TestMissed', data: { goodReason, reason: why } }
  if (!goodReason) return [missed, failed(context.pack, state, { test: 'неявка без уважительной причины' })]
  return testing.absence_for_good_reason === 'another_day'
    ? [missed]
    : [missed, { type: 'Withdrawn', data: { reason: `Аттестация не состоялась по уважительной причине: ${why}` } }]
}

/**
 * A score that was written down wrongly. The regulation does not describe it; a new record with a reason stands beside the old one
 * (assumption), and the case goes where the right score leads. Once specialists are appointed or the case is on an agenda, others
 * have relied on the old score: that is taken back first.
 */
export const correctTest: Decider<'CorrectTest'> = (state, { score, reason }, { pack }) => {
  const { testing } = pack
  if (testing === null) return refuse('no_testing', 'Тестирование этой редакцией регламента не предусмотрено')
  const { test } = state
  if (test === undefined || (state.stage === 'assessed' && state.conclusion.basis !== 'test_failed')) {
    return refuse(
      'no_test_result',
      'По этому делу нет результата тестирования, который можно исправить',
      testing.clause,
    )
  }
  const faulty = faultyScore(score, testing)
  if (faulty !== undefined) return faulty
  if (reason.trim() === '') return refuse('invalid', 'Напишите, в чём была ошибка', testing.clause)
  if (score === test.score) return refuse('same_score', 'Такой балл уже записан', testing.clause)
  const required = testing.minimum_score
  const passed = score >= required
  const corrected: CaseEvent = {
    type: 'TestCorrected',
    data: { score, minimum: required, passed, reason: reason.trim() },
  }
  return passed ? [corrected] : [corrected, failed(pack, state, { score, required })]
}

const faultyScore = (score: number, { maximum_score, clause }: Testing): Refusal | undefined =>
  Number.isFinite(score) && score >= 0 && score <= maximum_score
    ? undefined
    : refuse('invalid', `Результат тестирования — число от 0 до ${maximum_score}`, clause)

type Testing = NonNullable<Pack['testing']>

/** The test opens the attestation, and the applicant was told its day: it cannot be held earlier. */
const beforeTheDay = ({ attestation }: StateAt<'testing'>, { today }: Context): Refusal | undefined =>
  today >= attestation.on
    ? undefined
    : refuse(
        'before_attestation_day',
        `Тестирование назначено на ${asShortRussianDate(attestation.on)}; чтобы провести его раньше, перенесите день аттестации`,
      )

const failed = (pack: Pack, { application }: StateAt<'testing' | 'admitted' | 'assessed'>, known: Known): CaseEvent => {
  const ground = commissionGrounds(pack, application).find(line => line.rule === 'test_failed')
  const finding: Finding = {
    rule: ground?.id ?? 'test-failed',
    clause: ground?.clause ?? pack.testing?.clause ?? '',
    what: ground?.what ?? 'Профессиональное тестирование не пройдено',
    met: false,
    known,
  }
  return { type: 'Assessed', data: { basis: 'test_failed', meets: false, findings: [finding] } }
}
