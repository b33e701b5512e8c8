import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import type { TestSeat } from '../../domain/testing/seat.ts'
import { type App, type By, perform } from '../app.ts'
import { loadCase } from '../handle.ts'
import { fullName } from '../papers/case-subject.ts'
import { positionOf } from '../papers/letter-parts.ts'
import { ruleFor } from '../papers/meeting-papers.ts'
import { signedName } from '../papers/signed-name.ts'
import { type SittingLine, sessionSheet } from '../papers/test-session-sheet.ts'
import { keepRegionPaper, secretaryLine } from '../region-papers.ts'
import type { Tx } from '../storage.ts'
import { type HeldSession, holdSession } from './open-session.ts'

/** Draws the «ведомость» anew, with the marks of who has seen the result; not once it is signed. */
export const drawSheet = (app: App, by: By, id: string): Promise<{ paperId: string } | Refusal> =>
  perform(app, by, async tx => {
    const held = await holdSession(app, tx, by, id, { conducting: true })
    if (isRefusal(held)) return held
    if (held.session.status !== 'closed')
      return { refused: 'not_closed', because: 'Ведомость составляют, когда сессия закрыта' }
    const { sheetId } = held.session
    const signed = sheetId !== null && (await tx.signings.ofDocument(sheetId)).some(({ status }) => status === 'signed')
    if (signed)
      return {
        refused: 'already_signed',
        because: 'Ведомость заверена секретарём. Новую составляют, только исправив балл',
      }
    return drawSheetIn(app, tx, by, held)
  })

/** The frozen sheet of a closed session; the newest one is the session's own (KBR reg п. 20.6.3.2 абз. 15). */
export const drawSheetIn = async (
  app: App,
  tx: Tx,
  by: By,
  { session, pack, testing, today, at }: HeldSession,
): Promise<{ paperId: string } | Refusal> => {
  const rule = ruleFor(pack, 'test_sheet')
  if (rule === undefined) return { refused: 'not_needed', because: 'Регламент региона ведомости тестирования не знает' }
  const seats = await tx.testing.seats(session.id)
  const lines: SittingLine[] = []
  for (const seat of seats) lines.push(await lineOf(tx, seat))
  lines.sort((a, b) => a.fullName.localeCompare(b.fullName, 'ru') || a.seat.place - b.seat.place)
  const conductor = await tx.people.get(session.conductorId)
  const content = sessionSheet(
    { pack, rule, date: today },
    { session, testing, lines },
    {
      conductor: conductor === undefined ? '' : signedName(conductor),
      secretary: await secretaryLine(tx, pack, session.on),
    },
  )
  const made = await keepRegionPaper(
    app,
    tx,
    by,
    { pack, rule, moment: { date: today, at } },
    { content, lines: lines.length },
  )
  await tx.testing.put({ ...session, sheetId: made.paperId })
  return made
}

const lineOf = async (tx: Tx, seat: TestSeat): Promise<SittingLine> => {
  const { state } = await loadCase(tx, seat.caseId)
  if (state.stage === 'draft') throw new Error(`Seat ${seat.id} has no case`)
  const person = await tx.people.get(state.applicantId)
  const organisation = await tx.organisations.get(state.application.organisationId)
  return {
    seat,
    fullName: person === undefined ? '' : fullName(person),
    organisation: organisation?.shortName ?? '',
    position: positionOf(state.application),
  }
}
