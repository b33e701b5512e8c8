import assert from 'node:assert/strict'
import { orderCase } from '../src/application/handle.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import type { Command } from '../src/domain/case/commands.ts'
import { deskSite, type Worker } from './desk-site.ts'
import { commissionOf } from './judging-site.ts'
import { refilled } from './shown-form.ts'
import { sure } from './signing/order-story.ts'

export const region = 'kbr'
const room = 'Нальчик, класс 5'
const boundary = 'a-boundary-of-the-test'
const sitting = { on: '16.03.2026', time: '10:00', minutes: '120', place: room, seats: '3' }

/** Four people wait for the test of one day, one of them invited elsewhere; `session.url` is set by whoever appoints it. */
export const testingPlace = async () => {
  const site = await deskSite('2026-03-02T05:00:00Z')
  const secretary = await site.worker('secretary', region)
  const clerk = await site.worker('clerk', region)
  const other = await site.worker('clerk', region)
  await commissionOf(site, region, secretary, '2025-01-01')
  const session = { url: '' }

  const by = (who: Worker, role: 'clerk' | 'teacher') => ({
    actor: { personId: who.personId, role, region },
    accountId: who.accountId,
  })
  const waiting = async (surname: string, place = room, filer?: Worker): Promise<string> => {
    const id = await site.filed(
      region,
      { channel: 'epgu', signature: 'pep' },
      surname,
      filer && { personId: filer.personId, role: 'teacher' },
    )
    const attestation = { on: plainDate('2026-03-16'), time: '10:00', place, form: 'in_person' as const }
    const steps: Command[] = [{ type: 'StartReview' }, { type: 'Admit', attestation }]
    for (const command of steps) sure(await orderCase(site.app, by(clerk, 'clerk'), id, command))
    return id
  }
  const stageOf = async (id: string) => (await site.reads.caseCard(id))?.state.stage
  const seats = async () => site.reads.testSeats(session.url.split('/').at(-1) ?? '')
  const seatAt = async (place: number) => {
    const found = (await seats()).find(one => one.place === place)
    assert.ok(found, `место ${place}`)
    return found
  }
  const appoint = (fields: Record<string, string> = {}) =>
    secretary.post('/testing/new', { ...sitting, conductor: clerk.personId, ...fields })
  const attendance = async (changes: Record<string, string>, who = clerk) => {
    const page = await who.get(`${session.url}/attendance`)
    return who.post(`${session.url}/attendance`, refilled(page.body, changes))
  }
  const results = async (changes: Record<string, string>, who = clerk) => {
    const page = await who.get(`${session.url}/results`)
    const shown = refilled(page.body, {})
    return who.post(`${session.url}/results`, { ...shown, ...changes })
  }

  /** Sends a table of scores, as the page of the session does. */
  const sendScores = (name: string, bytes: Uint8Array | string, who = clerk) => {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file_scores"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
    const form = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${boundary}--\r\n`)])
    return who.multipart(
      `${session.url}/scores`,
      form,
      boundary,
      who === clerk ? `${session.url}/scores` : '/my/certificates',
    )
  }

  const ids: string[] = []
  for (const surname of ['Абрамова', 'Белова', 'Ветрова', 'Гордеева'])
    ids.push(await waiting(surname, surname === 'Белова' ? 'Другое место' : room))
  const workers = { secretary, clerk, other }
  return {
    site,
    ...workers,
    ids,
    session,
    by,
    waiting,
    stageOf,
    seats,
    seatAt,
    appoint,
    attendance,
    results,
    sendScores,
  }
}
