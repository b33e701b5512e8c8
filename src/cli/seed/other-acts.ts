import { saveSection } from '../../application/drafts.ts'
import { startDraft } from '../../application/filing/start-draft.ts'
import { chooseProofs } from '../../application/portfolio/choose-proofs.ts'
import { fileRequest, fulfilRequest, registerRequest, sendRequestAnswer } from '../../application/requests.ts'
import type { Person } from '../../application/stores/people.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import { complaintParts } from '../../domain/request/complaint.ts'
import type { Delivery, RequestContents } from '../../domain/request/request-events.ts'
import { proofsToBring } from './portfolio-acts.ts'
import { type Act, actingAs, as, type RegionWorld } from './region-world.ts'
import type { Story } from './story.ts'
import { planOf } from './story-plan.ts'
import { complaint, correction } from './texts.ts'

/** An application that a teacher has begun and not sent. */
export const draftActs = (world: RegionWorld, person: Person, start: PlainDate, category: string): Act[] => {
  const plan = planOf(world, person, start)
  const by = actingAs(world, person, 'teacher')
  plan.act('draft', async () => {
    const draft = await startDraft(world.app, by, { region: world.region, channel: 'system', category })
    if (isRefusal(draft)) return draft
    const saved = await saveSection(world.app, by, draft.draftId, 'category', { category }, 1)
    const proofs = await proofsToBring(world, person, { category: category as Category })
    return isRefusal(saved) || proofs.length === 0
      ? saved
      : chooseProofs(world.app, by, draft.draftId, { ticked: proofs.map(({ id }) => id), seen: [] })
  })
  return plan.acts
}

type Until = 'filed' | 'registered' | 'fulfilled' | 'closed'
type Asked = { story: Story; start: PlainDate; contents: RequestContents; until: Until }

/** A request for an extract, a correction, a complaint: as far as it has come. */
export const requestActs = (world: RegionWorld, { story, start, contents, until }: Asked): Act[] => {
  const variant = world.pack.variants[contents.kind]
  if (!variant.offered) return []
  const chain = {}
  const plan = planOf(world, chain, start, story)
  const { app } = world
  const channel = variant.channels.includes('system') ? 'system' : (variant.channels[0] ?? 'in_person')
  const answerBy = (variant.handed[0] as Delivery | undefined) ?? 'account'
  let id = ''
  plan.act('file request', async () => {
    const done = await fileRequest(app, actingAs(world, story.applicant, 'teacher'), {
      region: world.region,
      request: {
        applicantId: story.applicant.id,
        contents,
        channel,
        answerBy,
        documents: variant.documents.filter(paper => paper !== 'application'),
        caseId: story.caseId,
      },
      text: textOf(contents),
    })
    if (!isRefusal(done)) id = done.requestId
    return done
  })
  if (until === 'filed') return plan.acts
  plan.wait(1)
  plan.act('register request', () => registerRequest(app, as(world, 'clerk'), id))
  if (until === 'registered') return plan.acts
  plan.wait(1)
  const upper = contents.kind === 'complaint'
  plan.act('fulfil request', () =>
    fulfilRequest(app, as(world, upper ? 'supervisor' : 'clerk'), id, {
      form:
        contents.kind === 'extract'
          ? contents.form
          : contents.kind === 'correction'
            ? 'correction_decision'
            : 'complaint_answer',
      ...(contents.kind === 'correction' ? { errorFound: true, answer: 'Отчество исправлено по паспорту.' } : {}),
      ...(upper
        ? {
            decision: {
              outcome: 'satisfied' as const,
              reasons: 'Срок нарушен по вине исполнителя.',
              measures: 'Заявление рассмотрено, заявителю принесены извинения.',
            },
          }
        : {}),
    }),
  )
  if (until === 'fulfilled') return plan.acts
  plan.wait(1)
  plan.act('send answer', () => sendRequestAnswer(app, as(world, upper ? 'supervisor' : 'clerk'), id, answerBy))
  return plan.acts
}

export const wholeComplaint: RequestContents = {
  kind: 'complaint',
  subject: 'late_service',
  given: [...complaintParts],
}

const textOf = ({ kind }: RequestContents): Record<string, string> => {
  if (kind === 'complaint')
    return {
      addressee: 'Министру',
      complained_of: 'Срок рассмотрения заявления',
      arguments: complaint,
      contact: 'По телефону из заявления',
    }
  if (kind === 'correction') return { errors: correction }
  return { reason: 'Для представления по новому месту работы' }
}
