import type { Refusal } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import { record } from './administration/record.ts'
import { type App, type By, notFound, perform } from './app.ts'
import { mayTouch } from './case-access.ts'
import { loadCase } from './handle.ts'
import type { Filed } from './project-case.ts'

/** A region that counts conclusions «без замечаний» has remarks (Kaliningrad reg п. 70); in others nobody asks for them. */
export const countsRemarks = ({ experts }: Pack): boolean =>
  experts.main?.clean_conclusions !== undefined || experts.senior?.clean_conclusions !== undefined

/** Specialists whose conclusion or protocol on the case is signed. */
export const signedConclusions = (state: Filed): string[] => {
  const sheets = 'sheets' in state ? state.sheets.map(({ expertId }) => expertId) : []
  const ruled = 'rulings' in state && state.rulings.length > 0
  const seniors = 'seats' in state && ruled ? state.seats.filter(({ duty }) => duty === 'senior') : []
  return [...new Set([...sheets, ...seniors.map(({ expertId }) => expertId)])]
}

export type RemarkDone = { caseId: string; remarkId: string }

/** The secretary writes down a remark to a conclusion that is signed: it no longer counts as one without remarks. */
export const remarkOn = (
  app: App,
  by: By,
  { caseId, expertId, remark }: { caseId: string; expertId: string; remark: string },
): Promise<RemarkDone | Refusal> =>
  perform(app, by, async tx => {
    const { state } = await loadCase(tx, caseId)
    if (state.stage === 'draft') return notFound
    const pack = app.law.pack(state.pack)
    if (by.actor.role !== 'secretary' || !mayTouch(by.actor, pack.region, state)) return notFound
    if (!countsRemarks(pack))
      return { refused: 'not_here', because: 'Регламент региона замечаний к заключениям не учитывает' }
    if (!signedConclusions(state).includes(expertId))
      return { refused: 'not_signed', because: 'Замечание записывают к подписанному заключению' }
    const remarkId = app.newId()
    const madeAt = app.clock.now()
    const { personId: madeBy } = by.actor
    await tx.sheets.remark({ id: remarkId, caseId, expertId, remark: remark.trim(), madeBy, madeAt })
    await record(app, tx, by, 'remark.made', `case:${caseId}`, {})
    return { caseId, remarkId }
  })

/** The specialist answers a remark to the own conclusion; the last answer stands. */
export const answerRemark = (
  app: App,
  by: By,
  { caseId, remarkId, answer }: { caseId: string; remarkId: string; answer: string },
): Promise<RemarkDone | Refusal> =>
  perform(app, by, async tx => {
    const found = await tx.sheets.remarkById(remarkId)
    if (found === undefined || found.caseId !== caseId || found.expertId !== by.actor.personId) return notFound
    if (found.withdrawnAt !== null)
      return { refused: 'withdrawn', because: 'Замечание снято, отвечать на него не нужно' }
    await tx.sheets.answerRemark(remarkId, answer.trim(), app.clock.now())
    await record(app, tx, by, 'remark.answered', `case:${caseId}`, {})
    return { caseId, remarkId }
  })

/** A remark that turned out to be wrong is taken back; it stays to be read and counts no more. */
export const withdrawRemark = (
  app: App,
  by: By,
  { caseId, remarkId }: { caseId: string; remarkId: string },
): Promise<RemarkDone | Refusal> =>
  perform(app, by, async tx => {
    const { state } = await loadCase(tx, caseId)
    const found = await tx.sheets.remarkById(remarkId)
    if (state.stage === 'draft' || found === undefined || found.caseId !== caseId) return notFound
    if (by.actor.role !== 'secretary' || !mayTouch(by.actor, app.law.pack(state.pack).region, state)) return notFound
    if (found.withdrawnAt !== null) return { refused: 'withdrawn', because: 'Это замечание уже снято' }
    await tx.sheets.withdrawRemark(remarkId, app.clock.now())
    await record(app, tx, by, 'remark.withdrawn', `case:${caseId}`, {})
    return { caseId, remarkId }
  })
