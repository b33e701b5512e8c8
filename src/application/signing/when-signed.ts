import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { type App, type By, momentIn } from '../app.ts'
import { packNow } from '../edition.ts'
import { changeMeeting } from '../meetings.ts'
import { orderSigned } from '../order-prepare.ts'
import { isSchoolForm } from '../papers/school-papers.ts'
import { schoolPaperSigned } from '../school/signed.ts'
import type { Tx } from '../storage.ts'
import type { StoredPaper } from '../stores/decisions.ts'
import type { Signing } from '../stores/signings.ts'
import { seatsThatSign } from './minutes-seats.ts'

/** All planned signatures are there: the file is signed, and what the paper is for takes effect. */
export const whenSigned = async (
  app: App,
  tx: Tx,
  by: By,
  signing: Signing,
  paper: StoredPaper,
): Promise<Signing | Refusal> => {
  const signed: Signing = { ...signing, status: 'signed', signedAt: app.clock.now() }
  await tx.signings.put(signed)
  if (paper.orderId !== undefined) {
    const done = await orderSigned(app, tx, by, paper.orderId)
    return isRefusal(done) ? done : signed
  }
  if (isSchoolForm(paper.form)) {
    const done = await schoolPaperSigned(app, tx, paper, 'electronic')
    if (isRefusal(done)) return done
  }
  await keepAsFile(app, tx, signed, paper.id)
  return signed
}

/** From now on the PDF of the paper is the signed file and no other. */
export const keepAsFile = async (app: App, tx: Tx, signed: Signing, documentId: string): Promise<void> => {
  const { digest, size, pages } = signed
  if (digest === null || size === null) throw new Error(`Signing ${signed.id} is signed but was never drawn`)
  await tx.printed.put({ documentId, format: 'pdf', digest, size, pages, templateId: null, madeAt: app.clock.now() })
}

/**
 * An order bears the day on which it is signed: a file prepared yesterday is not signed today. Other papers bear the day they
 * were made on, whenever they are signed.
 */
export const dayPassed = (app: App, { plannedOn }: Signing, { orderId, region }: StoredPaper): Refusal | undefined => {
  if (orderId === undefined) return undefined
  const pack = packNow(app, region)
  if (isRefusal(pack)) return pack
  const { date } = momentIn(app, pack.authority.time_zone)
  if (date === plannedOn) return undefined
  const because = `В файле стоит ${asShortRussianDate(plannedOn)}, а сегодня ${asShortRussianDate(date)}. Подготовьте приказ заново: номер останется за ним`
  return { refused: 'day_passed', because }
}

/** Who has signed the file of the minutes has signed the minutes: the meeting knows it from the same signature. */
export const tellMeeting = async (app: App, tx: Tx, { actor }: By, paper: StoredPaper): Promise<void> => {
  if (paper.form !== 'minutes' || paper.meetingId === undefined) return
  // Refused when they had signed before, on paper: then there is nothing to tell.
  for (const { personId, duty } of await seatsThatSign(app, tx, paper))
    if (personId === actor.personId)
      await changeMeeting(app, tx, { ...actor, role: duty }, paper.meetingId, { type: 'SignMinutes', duty })
}
