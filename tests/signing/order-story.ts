import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { By } from '../../src/application/app.ts'
import {
  addToAgenda,
  castVotes,
  closeMeeting,
  convene,
  decideItem,
  openMeeting,
} from '../../src/application/commission.ts'
import { PaperNotPrinted, type Press } from '../../src/application/documents/press.ts'
import { registerCase } from '../../src/application/filing.ts'
import { orderCase } from '../../src/application/handle.ts'
import { orderMeeting } from '../../src/application/meetings.ts'
import { draftOrder } from '../../src/application/orders.ts'
import type { SigningCard } from '../../src/application/reads/signings.ts'
import { drawForSignature } from '../../src/application/signing/draw.ts'
import { plainDate } from '../../src/domain/calendar/plain-date.ts'
import type { Role } from '../../src/domain/people/roles.ts'
import { isRefusal, type Refusal } from '../../src/domain/regulations/finding.ts'
import { type DeskSite, deskSite } from '../desk-site.ts'
import { commissionOf, specialist } from '../judging-site.ts'

/** A press that prints words: what is drawn, for whom and when. Same paper and moment, same bytes. */
export const wordPress = (): Press & { broken: boolean; marks: string[] } => ({
  broken: false,
  marks: [],
  async pdf(paper, { marks = [], madeAt }) {
    if (this.broken) throw new PaperNotPrinted('В тексте знаки, которых нет в шрифте. Исправьте их и подготовьте снова')
    this.marks = marks.map(({ owner, serial }) => `${owner} ${serial}`)
    const text = JSON.stringify({ paper, marks, madeAt })
    return { bytes: new Uint8Array(Buffer.from(`%PDF-1.7\n${text}`)), pages: 2 }
  },
  docx: async () => new Uint8Array(),
  close: async () => {},
})

/** Kuzbass, where awards need no panel: cases come to a decision in a few commands, and refusals are told apart. */
export const region = 'kuzbass'

export type OrderStory = {
  site: DeskSite
  press: ReturnType<typeof wordPress>
  orderId: string
  meetingId: string
  caseIds: string[]
  secretary: By
  minister: By
  /** Does what the job does, for every file that waits. */
  draw(): Promise<void>
  copies(): Promise<SigningCard[]>
  stageOf(caseId: string): Promise<string | undefined>
}

export const sure = <T>(answer: T | Refusal): T => {
  assert.ok(!isRefusal(answer), JSON.stringify(answer))
  return answer
}

export const refusedAs = (answer: unknown): string => (isRefusal(answer) ? answer.refused : 'не отклонено')

export const personAs = async (site: DeskSite, role: Role, at = region): Promise<By> => {
  const { personId, accountId } = await site.worker(role, at)
  return { actor: { personId, role, region: at }, accountId }
}

/** A meeting that has decided so many cases, and the draft of its order. */
export const orderStory = async (surnames: readonly string[] = ['Ветрова', 'Лесной']): Promise<OrderStory> => {
  const site = await deskSite('2026-03-02T05:00:00Z')
  const { app } = site
  const secretaryDesk = await site.worker('secretary', region)
  const secretary: By = {
    actor: { personId: secretaryDesk.personId, role: 'secretary', region },
    accountId: secretaryDesk.accountId,
  }
  const { chair, deputy, members } = await commissionOf(site, region, secretaryDesk, '2025-01-01')
  const clerk = await personAs(site, 'clerk')
  const pack = app.law.packs.filter(one => one.pack.region === region).at(-1)?.pack
  const experts = await Promise.all(
    [...Array(pack?.awards_path?.confirmations ?? 0)].map(() => specialist(site, region)),
  )
  const on = plainDate('2026-03-24')
  const caseIds: string[] = []
  for (const surname of surnames) {
    const id = await site.filed(region, { awardsClaimed: true, documents: ['awards', 'analytical_note'] }, surname)
    sure(await registerCase(app, clerk, id, region))
    sure(await orderCase(app, clerk, id, { type: 'StartReview' }))
    sure(
      await orderCase(app, clerk, id, {
        type: 'Admit',
        attestation: { on, time: '10:00', place: 'Министерство', form: 'absent' },
      }),
    )
    for (const { personId, accountId } of experts)
      sure(
        await orderCase(app, { actor: { personId, role: 'expert', region }, accountId }, id, {
          type: 'ConfirmAwards',
          expertId: personId,
          award: 'Почётная грамота',
        }),
      )
    caseIds.push(id)
  }
  const meetingId = randomUUID()
  sure(await convene(app, secretary, meetingId, { on, time: '10:00', place: 'Министерство', form: 'in_person' }))
  sure(await addToAgenda(app, secretary, meetingId, caseIds))
  site.setClock('2026-03-24T03:00:00Z')
  const ids = [chair, deputy, secretaryDesk, ...members].map(({ personId }) => personId)
  sure(await orderMeeting(app, secretary, meetingId, { type: 'RecordAttendance', present: ids }))
  sure(await openMeeting(app, secretary, meetingId))
  for (const caseId of caseIds) {
    sure(await castVotes(app, secretary, meetingId, caseId, Object.fromEntries(ids.map(id => [id, 'for' as const]))))
    sure(await decideItem(app, secretary, meetingId, caseId))
  }
  sure(await closeMeeting(app, secretary, meetingId))
  const orderId = randomUUID()
  sure(await draftOrder(app, secretary, orderId, meetingId))
  const press = wordPress()
  const draw = async (): Promise<void> => {
    const { rows } = await site.database.pool.query<{ id: string }>(`select id from signings where status = 'drawing'`)
    for (const { id } of rows) await drawForSignature({ app, press, files: site.files, check: site.signing.check }, id)
  }
  return {
    ...{ site, press, orderId, meetingId, caseIds, secretary, minister: await personAs(site, 'signatory'), draw },
    copies: () => site.reads.signingsOfOrder(orderId),
    stageOf: async caseId => (await site.reads.caseCard(caseId))?.state.stage,
  }
}
