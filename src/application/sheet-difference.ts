import { disputedItems } from '../domain/expertise/protocol.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import { type App, type By, perform } from './app.ts'
import { ownSheet } from './expertise.ts'

/**
 * A later signer of a joint sheet says what they cannot sign: the positions where the own draft differs, and why. The sheet stays
 * one; the words go to the colleagues and to the secretary, and end with this person's own signature.
 */
export const sayDifference = (
  app: App,
  by: By,
  caseId: string,
  words: string,
): Promise<{ caseId: string; items: string[] } | Refusal> =>
  perform(app, by, async tx => {
    const found = await ownSheet(app, tx, by, caseId)
    if (isRefusal(found)) return found
    const { state } = found
    const { scheme, panel } = app.law.pack(found.pack).experts
    const first = 'sheets' in state ? state.sheets[0] : undefined
    if (scheme !== 'joint' || first === undefined)
      return { refused: 'not_joint', because: 'Общего подписанного листа по этому делу нет', clause: panel.clause }
    const draft = await tx.sheets.draft(caseId, by.actor.personId)
    const items = draft === undefined ? [] : disputedItems([first.points, draft.points], 0)
    if (items.length === 0)
      return { refused: 'no_difference', because: 'Ваш лист с подписанным не расходится: сначала поставьте свои баллы' }
    const { personId: expertId } = by.actor
    await tx.sheets.differ(caseId, { expertId, items, words: words.trim(), saidAt: app.clock.now() })
    return { caseId, items }
  })
