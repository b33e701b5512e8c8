import { localDay } from '../../domain/calendar/local-day.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Actor } from '../../domain/people/roles.ts'
import type { App } from '../app.ts'
import type { Reads } from '../reads.ts'
import { schoolCase } from '../school-case.ts'

/** What a school has to do. The kind says what, `id` names the thing it is done with. */
export type WaitKind =
  | 'confirm'
  | 'certify'
  | 'petition'
  | 'sign_certificate'
  | 'sign_act'
  | 'sign_petition'
  | 'answer_request'

export type Wait = {
  kind: WaitKind
  /** Of the set, the petition or the case. */
  id: string
  /** The thing that reminders are counted by; absent for what the school has begun itself. */
  subjectId: string | undefined
  /** The paper to sign. */
  documentId?: string | undefined
  teacher: string
  caseNumber: string | null
  words: string
  since: PlainDate
  due: PlainDate | null
}

/** Everything that waits for a school: what has a date first, then the oldest. */
export const waitsOfSchool = async (app: App, reads: Reads, actor: Actor): Promise<Wait[]> => {
  const { organisationId } = actor
  if (organisationId === undefined) return []
  const [confirmations, sets, petitions, requests] = await Promise.all([
    reads.confirmations({ organisationId }),
    reads.certificationSets({ organisationId }),
    reads.petitions({ organisationId }),
    requestsTo(app, reads, actor, organisationId),
  ])
  const { timeZone } = app.law.calendar(actor.region)
  const day = (moment: Date): PlainDate => localDay(moment, timeZone)
  const waits: Wait[] = [
    ...requests,
    ...confirmations.flatMap((one): Wait[] => {
      const common = { id: one.caseId, teacher: one.teacher, caseNumber: one.caseNumber, due: one.nextDue }
      if (one.answeredAt === null)
        return [
          {
            ...common,
            kind: 'confirm',
            subjectId: one.id,
            since: day(one.askedAt),
            words: 'Подтвердить сведения о работе',
          },
        ]
      if (one.documentId === null || one.signedAt !== null) return []
      const words = `Подписать справку № ${one.number}`
      return [
        {
          ...common,
          kind: 'sign_certificate',
          subjectId: undefined,
          documentId: one.documentId,
          since: day(one.answeredAt),
          words,
        },
      ]
    }),
    ...sets.flatMap((set): Wait[] => {
      const common = { id: set.id, teacher: set.owner, caseNumber: set.caseNumber, due: set.nextDue }
      if (set.status === 'sent')
        return [
          {
            ...common,
            kind: 'certify',
            subjectId: set.id,
            since: day(set.sentAt),
            words: `Заверить документы, файлов: ${set.files}`,
          },
        ]
      if (set.act === null || set.act.signedAt !== null || set.status !== 'certified') return []
      const words = `Подписать акт № ${set.act.number}`
      return [
        {
          ...common,
          kind: 'sign_act',
          subjectId: undefined,
          documentId: set.act.documentId,
          since: day(set.sentAt),
          words,
        },
      ]
    }),
    ...petitions.flatMap((one): Wait[] => {
      const common = { id: one.id, teacher: one.teacher, caseNumber: null, due: null, since: day(one.updatedAt) }
      if (one.status === 'asked')
        return [{ ...common, kind: 'petition', subjectId: one.id, words: 'Ответить на просьбу о ходатайстве' }]
      if (one.status === 'draft')
        return [{ ...common, kind: 'petition', subjectId: undefined, words: 'Дописать ходатайство' }]
      if (one.status !== 'made' || one.documentId === null) return []
      const words = `Подписать ходатайство № ${one.number}`
      return [{ ...common, kind: 'sign_petition', subjectId: undefined, documentId: one.documentId, words }]
    }),
  ]
  return waits.sort(soonestFirst)
}

const requestsTo = async (app: App, reads: Reads, actor: Actor, organisationId: string): Promise<Wait[]> => {
  const asked = (await reads.casesOfEmployer(organisationId)).filter(({ stage }) => stage === 'information_asked')
  const waits: Wait[] = []
  for (const line of asked) {
    const open = await schoolCase(app, reads, actor, line.id)
    if (open === undefined || open.bar !== undefined || open.card.state.stage !== 'information_asked') continue
    const since = open.card.state.asked.on
    const common = {
      id: line.id,
      subjectId: undefined,
      teacher: line.applicant,
      caseNumber: line.number,
      due: line.nextDue,
    }
    waits.push({ ...common, kind: 'answer_request', since, words: 'Ответить на запрос министерства' })
  }
  return waits
}

const soonestFirst = (a: Wait, b: Wait): number => {
  const [one, two] = [a.due ?? '9999-12-31', b.due ?? '9999-12-31']
  return one === two ? a.since.localeCompare(b.since) : one < two ? -1 : 1
}
