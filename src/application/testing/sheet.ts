import { fullName } from '../../domain/people/names.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import type { TestSeat } from '../../domain/testing/seat.ts'
import { type App, type By, perform } from '../app.ts'
import { loadCase } from '../handle.ts'
import { dutyPost } from '../papers/duty-words.ts'
import { positionOf } from '../papers/letter-parts.ts'
import { ruleFor } from '../papers/meeting-papers.ts'
import type { SignatureLine } from '../papers/paper.ts'
import { signedName } from '../papers/signed-name.ts'
import { type SittingLine, sessionSheet } from '../papers/test-session-sheet.ts'
import type { Tx } from '../storage.ts'
import { inOwnWords } from '../templates/template-in-force.ts'
import { type HeldSession, holdSession, trace } from './open-session.ts'

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
  const composed = sessionSheet(
    { pack, rule, date: today },
    { session, testing, lines },
    {
      conductor: conductor === undefined ? '' : signedName(conductor),
      secretary: await secretaryOf(tx, pack, session.on),
    },
  )
  const content = await inOwnWords(tx, pack.region, 'test_sheet', composed)
  const paperId = app.newId()
  await tx.papers.add({
    ...{ id: paperId, region: pack.region, form: 'test_sheet', title: rule.title, recipient: rule.to },
    ...{ clause: rule.clause, content, madeOn: today, madeAt: at },
  })
  await tx.testing.put({ ...session, sheetId: paperId })
  await trace(tx, by, at, {
    action: 'paper.made',
    object: `paper:${paperId}`,
    details: { form: 'test_sheet', lines: lines.length },
  })
  return { paperId }
}

const lineOf = async (tx: Tx, seat: TestSeat): Promise<SittingLine> => {
  const { state } = await loadCase(tx, seat.caseId)
  if (state.stage === 'draft') throw new Error(`Seat ${seat.id} has no case`)
  const person = await tx.people.get(state.applicantId)
  const organisation = await tx.organisations.get(state.application.organisationId)
  return {
    seat,
    fullName: person === undefined ? '' : fullName({ ...person, patronymic: person.patronymic ?? undefined }),
    organisation: organisation?.shortName ?? '',
    position: positionOf(state.application),
  }
}

const secretaryOf = async (tx: Tx, pack: HeldSession['pack'], on: HeldSession['today']): Promise<SignatureLine> => {
  const keeper = (await tx.commission.roster(pack.region, on)).find(({ duty }) => duty === 'secretary')
  const person = keeper && (await tx.people.get(keeper.personId))
  const post = dutyPost(pack, 'secretary')
  return person === undefined ? { post, name: null } : { post, name: signedName(person), personId: person.id }
}
