import type { Attestation } from '../../domain/case/events.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import type { Sitting } from '../../domain/testing/session.ts'
import type { App, By } from '../app.ts'
import { changeCase, loadCase } from '../handle.ts'
import type { Tx } from '../storage.ts'

/**
 * The applicant was told a day, an hour and a place (KBR reg п. 20.5.2). When the session differs, the day of the attestation is
 * moved by the same command as anywhere, and with it goes the notice of the change; otherwise nothing has to be told again.
 */
export const tellDay = async (
  app: App,
  tx: Tx,
  by: By,
  caseId: string,
  { on, time, place }: Pick<Sitting, 'on' | 'time' | 'place'>,
  reason: string,
): Promise<{ told: boolean } | Refusal> => {
  const { state } = await loadCase(tx, caseId)
  if (state.stage !== 'testing') return notAtTest
  const { attestation } = state
  const session: Attestation = { on, time, place, form: 'in_person' }
  if (isSame(attestation, session)) return { told: false }
  const why = reason.trim() || 'Назначено место на тестировании'
  const done = await changeCase(app, tx, by.actor, caseId, {
    type: 'MoveAttestation',
    attestation: session,
    reason: why,
  })
  return isRefusal(done) ? done : { told: true }
}

export const isSame = (a: Attestation, b: Pick<Attestation, 'on' | 'time' | 'place'>): boolean =>
  a.on === b.on && a.time === b.time && a.place.trim() === b.place.trim()

export const notAtTest: Refusal = { refused: 'not_at_test', because: 'Дело не ждёт тестирования' }
