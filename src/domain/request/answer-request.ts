import { refuse } from '../case/context.ts'
import { findingsOfRefusal } from '../case/named-grounds.ts'
import { isRefusal, type Refusal } from '../regulations/finding.ts'
import type { RequestCommandOf } from './request-commands.ts'
import type { RequestContext } from './request-context.ts'
import type { ComplaintDecision, RequestEvent } from './request-events.ts'
import { isComputed, variantFindings } from './request-grounds.ts'
import type { RequestAt } from './request-state.ts'

type Answer = RequestEvent[] | Refusal

export const register = ({ number }: RequestCommandOf<'Register'>, { actor }: RequestContext): Answer =>
  number.trim() === ''
    ? refuse('invalid', 'Укажите регистрационный номер')
    : [{ type: 'RequestRegistered', data: { number: number.trim(), automatic: actor.role === 'system' } }]

/**
 * The answer the person asked for, by a paper the pack names for the variant. A ground that the system can check and that applies
 * closes this way: the request is refused by it. «There is no error» is also an answer where the pack has such a paper (Penza 3.6).
 */
export const fulfil = (
  state: RequestAt<'registered'>,
  { form, decision }: RequestCommandOf<'Fulfil'>,
  { pack, world }: RequestContext,
): Answer => {
  const { contents } = state.request
  const variant = pack.variants[contents.kind]
  const { clause } = variant
  const named = form === null ? variant.result.length === 0 : variant.result.includes(form)
  if (!named) return refuse('form_not_offered', 'По этому обращению такой документ не выдают', clause)
  if (contents.kind === 'correction') {
    if (world.errorFound === undefined) return refuse('not_examined', 'Сначала сверьте документ с подлинником', clause)
    if (world.errorFound !== (form === 'correction_decision')) {
      const because = world.errorFound ? 'Ошибка найдена: её исправляют' : 'Ошибки нет: исправлять нечего'
      return refuse('answer_does_not_follow', because, clause)
    }
  }
  const wrong =
    contents.kind === 'complaint'
      ? complaintFault(decision)
      : decision === undefined
        ? undefined
        : 'Решение по жалобе здесь ни к чему'
  if (wrong !== undefined) return refuse('invalid', wrong, '210-ФЗ ст. 11.2')

  const findings = variantFindings(variant, state.request, world).filter(
    ({ rule }) => form !== 'no_error_notice' || ruleOf(variant.refuse_when, rule) !== 'no_error_found',
  )
  const against = findings.filter(({ met }) => !met)
  if (against.length > 0) {
    const because = `Есть основание для отказа: ${against.map(({ what }) => `«${what}»`).join('; ')}`
    return refuse('ground_applies', because, against[0]?.clause, against)
  }
  const decided = decision === undefined ? {} : { decision: { ...decision, reasons: decision.reasons.trim() } }
  return [{ type: 'RequestFulfilled', data: { form, ...decided, findings } }]
}

/** Refusal by the closed list of the variant: what the system can check must hold, what a person sees needs words. */
export const refuseRequest = (
  state: RequestAt<'registered'>,
  { grounds, seen }: RequestCommandOf<'Refuse'>,
  { pack, world }: RequestContext,
): Answer => {
  const variant = pack.variants[state.request.contents.kind]
  // Whatever the system cannot tell of a request is for a person to see and to put into words.
  const allowed = variant.refuse_when.map(ground => (isComputed(ground) ? ground : { ...ground, rule: 'clerk_finds' }))
  const findings = findingsOfRefusal({
    allowed,
    findings: variantFindings(variant, state.request, world),
    named: grounds,
    seen,
    clause: variant.clause,
  })
  return isRefusal(findings) ? findings : [{ type: 'RequestRefused', data: { findings } }]
}

export const sendAnswer = (
  state: RequestAt<'fulfilled' | 'refused'>,
  { by }: RequestCommandOf<'SendAnswer'>,
  { pack }: RequestContext,
): Answer => {
  const { handed, clause } = pack.variants[state.request.contents.kind]
  return handed.length > 0 && !handed.includes(by)
    ? refuse('delivery_not_offered', 'Этим способом ответ не выдают', clause)
    : [{ type: 'RequestAnswerSent', data: { by } }]
}

/** 210-ФЗ ст. 11.2: the answer gives reasons (ч. 8.2); a satisfied complaint also says what is done for the person (ч. 8.1). */
const complaintFault = (decision: ComplaintDecision | undefined): string | undefined => {
  if (decision === undefined) return 'Укажите, удовлетворена ли жалоба'
  if (decision.reasons.trim() === '') return 'Напишите, почему принято такое решение'
  const silent = decision.outcome === 'satisfied' && (decision.measures ?? '').trim() === ''
  return silent ? 'Жалоба удовлетворена: напишите, что сделано для заявителя' : undefined
}

const ruleOf = (grounds: readonly { id: string; rule: string }[], id: string): string | undefined =>
  grounds.find(ground => ground.id === id)?.rule
