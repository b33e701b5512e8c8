import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { type App, type By, momentIn, notFound, perform } from '../app.ts'
import { messageIn } from '../applicant-moves.ts'
import { mayTouch } from '../case-access.ts'
import { type CaseDone, changeCase, loadCase } from '../handle.ts'
import type { Filed } from '../project-case.ts'
import type { Tx } from '../storage.ts'
import type { AwardDoubt } from '../stores/awards.ts'

/** A specialist confirms the papers of an award; not while somebody's remark waits for an answer. */
export const confirmAwards = (app: App, by: By, caseId: string, award: string): Promise<CaseDone | Refusal> =>
  perform(app, by, async tx => {
    const open = (await tx.awardDoubts.ofCase(caseId)).filter(({ settledAt }) => settledAt === null)
    const done = await changeCase(app, tx, by.actor, caseId, {
      type: 'ConfirmAwards',
      expertId: by.actor.personId,
      award,
    })
    if (isRefusal(done) || open.length === 0) return done
    return {
      refused: 'award_doubted',
      because:
        'Специалист не подтвердил награду, и его замечание ещё не разобрано. Подтвердить можно, когда ответственный сотрудник ответит на замечание',
    }
  })

/**
 * A specialist will not confirm an award and says why. The papers do not say what follows (assumption of the pack): the case stays
 * where it is and waits for the clerk, who may ask the applicant for a better paper.
 */
export const doubtAward = (app: App, by: By, caseId: string, reason: string): Promise<{ doubtId: string } | Refusal> =>
  perform(app, by, async tx => {
    const state = await awaiting(app, tx, by, caseId)
    if (isRefusal(state)) return state
    const { personId } = by.actor
    const { clause } = app.law.pack(state.pack).awards_path ?? {}
    const refuse = (refused: string, because: string): Refusal => ({ refused, because, clause })
    if (state.applicantId === personId) return refuse('own_application', 'Своё заявление рассматривать нельзя')
    if ('confirmations' in state && state.confirmations.some(one => one.expertId === personId))
      return refuse('already_signed', 'Вы уже подтвердили награды по этому делу')
    const known = await tx.awardDoubts.ofCase(caseId)
    if (known.some(one => one.expertId === personId && one.settledAt === null))
      return refuse('already_doubted', 'Ваше замечание уже ждёт ответа')
    if (reason.trim() === '') return refuse('invalid', 'Напишите, почему награда не подтверждена')
    const { at } = momentIn(app, app.law.pack(state.pack).authority.time_zone)
    const id = app.newId()
    const open = { settledAt: null, settledBy: null, settledHow: null }
    await tx.awardDoubts.add({ id, caseId, expertId: personId, reason: reason.trim(), raisedAt: at, ...open })
    await trace(tx, by, at, 'award.doubted', caseId, id)
    return { doubtId: id }
  })

/**
 * The answer to a remark. `ask` writes to the applicant and leaves the remark open until a paper has come; `settle` takes it off
 * with words, and any specialist may confirm again.
 */
export const answerDoubt = (
  app: App,
  by: By,
  caseId: string,
  doubtId: string,
  { how, words }: { how: 'ask' | 'settle'; words: string },
): Promise<{ caseId: string } | Refusal> =>
  perform(app, by, async tx => {
    const state = await awaiting(app, tx, by, caseId)
    if (isRefusal(state)) return state
    if (by.actor.role !== 'clerk' && by.actor.role !== 'secretary') return notFound
    const doubt = (await tx.awardDoubts.ofCase(caseId)).find(({ id }) => id === doubtId)
    if (doubt === undefined) return notFound
    if (doubt.settledAt !== null) return { refused: 'settled', because: 'На это замечание уже ответили' }
    if (words.trim() === '') return { refused: 'invalid', because: 'Напишите ответ' }
    if (how === 'ask') {
      const sent = await messageIn(app, tx, by, caseId, words)
      return isRefusal(sent) ? sent : { caseId }
    }
    const at = app.clock.now()
    const settled: AwardDoubt = { ...doubt, settledAt: at, settledBy: by.actor.personId, settledHow: words.trim() }
    await tx.awardDoubts.settle(settled)
    await trace(tx, by, at, 'award.doubt_settled', caseId, doubtId)
    return { caseId }
  })

/** A case whose awards wait to be confirmed, that this person has to do with. */
const awaiting = async (app: App, tx: Tx, { actor }: By, caseId: string): Promise<Filed | Refusal> => {
  const { state } = await loadCase(tx, caseId)
  if (state.stage === 'draft') return notFound
  const pack = app.law.pack(state.pack)
  if (!mayTouch(actor, pack.region, state)) return notFound
  return state.stage === 'admitted' && state.path === 'awards'
    ? state
    : { refused: 'not_now', because: 'Награды по этому делу сейчас не подтверждают', clause: pack.awards_path?.clause }
}

const trace = (tx: Tx, { actor }: By, at: Date, action: string, caseId: string, doubt: string): Promise<void> =>
  tx.audit.record({
    ...{ at, actorId: actor.personId, role: actor.role, action, object: `case:${caseId}` },
    details: { region: actor.region, doubt },
  })
