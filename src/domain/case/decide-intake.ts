import { reckon } from '../calendar/deadline-arithmetic.ts'
import { asShortRussianDate, type PlainDate } from '../calendar/plain-date.ts'
import { acceptanceFindings, acceptanceGrounds } from '../eligibility/grounds.ts'
import { isRefusal, type Refusal } from '../regulations/finding.ts'
import { documentKinds } from '../regulations/vocabulary.ts'
import { stageTitles } from './case-words.ts'
import { type Context, type Decider, refuse } from './context.ts'
import type { CaseEvent } from './events.ts'
import { findingsOfRefusal } from './named-grounds.ts'
import type { Filed } from './state.ts'

export const register: Decider<'Register'> = (state, { number, epguNumber }, { pack, actor }) => {
  const channel = pack.channels.find(line => line.channel === state.application.channel)
  if (actor.role === 'system' && !channel?.automatic_registration) {
    return refuse('not_automatic', 'Заявления, поданные этим способом, регистрирует делопроизводитель', channel?.clause)
  }
  if (number.trim() === '') return refuse('invalid', 'Не указан регистрационный номер', pack.numbers.clause)
  const digits = pack.numbers.epgu_digits
  if (epguNumber !== undefined && digits !== null && !new RegExp(`^\\d{${digits}}$`).test(epguNumber)) {
    return refuse('invalid', `Номер заявления на ЕПГУ — ровно ${digits} цифр`, pack.numbers.clause)
  }
  return [
    {
      type: 'Registered',
      data: {
        number: number.trim(),
        ...(epguNumber === undefined ? {} : { epguNumber }),
        automatic: actor.role === 'system',
      },
    },
  ]
}

/** Papers are judged as they were on the day of filing (KBR reg п. 10.1 пп. 6: «на день обращения»). */
export const refuseAcceptance: Decider<'RefuseAcceptance'> = (state, { grounds, seen }, { pack }) => {
  if (!pack.acceptance_refusal_stages.includes(state.stage)) {
    return refuse(
      'acceptance_refusal_closed',
      `На стадии «${stageTitles[state.stage]}» отказать в приёме документов уже нельзя`,
    )
  }
  const allowed = acceptanceGrounds(pack, state.application)
  const findings = findingsOfRefusal({
    allowed,
    findings: acceptanceFindings(pack, state.application, state.received),
    named: grounds,
    seen,
    clause: allowed[0]?.clause,
  })
  return isRefusal(findings) ? findings : [{ type: 'AcceptanceRefused', data: { findings } }]
}

export const supplyDocuments: Decider<'SupplyDocuments'> = (state, { documents }, context) => {
  const { supplement } = context.pack
  if (!supplement.stages.includes(state.stage)) {
    return refuse(
      'supplement_closed',
      `На стадии «${stageTitles[state.stage]}» дополнить документы нельзя`,
      supplement.clause,
    )
  }
  if (documents.length === 0) return refuse('invalid', 'Не приложено ни одного документа')
  const stray = documents.find(document => !documentKinds.includes(document))
  if (stray !== undefined) return refuse('invalid', `Неизвестный вид документа «${stray}»`)
  return tooLateToSupply(state, context) ?? [{ type: 'DocumentsSupplied', data: { documents } }]
}

/**
 * «Не позднее чем за 5 рабочих дней до заседания». While no meeting is fixed the day of attestation that the applicant was
 * told stands for it; while neither is known the right is open. A day that was the day of the test stands for nothing once the
 * test is held: KBR takes the papers after it (reg п. 9.3.1).
 */
const tooLateToSupply = ({ facts }: Pick<Filed, 'facts'>, { pack, calendar, today }: Context): Refusal | undefined => {
  const { until, clause } = pack.supplement
  const rule = until === null ? undefined : pack.deadlines[until]
  if (rule?.before === undefined) return undefined
  const event: PlainDate | undefined =
    rule.before === 'commission.meeting'
      ? (facts['commission.meeting'] ?? (facts['test.held'] === undefined ? facts['attestation.date'] : undefined))
      : facts[rule.before]
  if (event === undefined) return undefined
  const { due } = reckon(rule, event, calendar)
  return today <= due
    ? undefined
    : refuse(
        'supplement_closed',
        `Дополнительные сведения принимались по ${asShortRussianDate(due)}: ${rule.title}, от ${asShortRussianDate(event)}`,
        rule.clause || clause,
      )
}

export const withdraw: Decider<'Withdraw'> = (state, { reason }, { pack, actor }): CaseEvent[] | Refusal => {
  const { from, clause } = pack.withdrawal
  if (!from.includes(state.stage)) {
    return refuse('withdrawal_closed', `На стадии «${stageTitles[state.stage]}» отозвать заявление уже нельзя`, clause)
  }
  if (actor.role === 'teacher' && actor.personId !== state.applicantId) {
    return refuse('not_your_case', 'Отозвать можно только своё заявление')
  }
  return [{ type: 'Withdrawn', data: { reason: reason.trim() } }]
}
