import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import {
  type ConfirmedFact,
  certificateRefusal,
  confirmedFacts,
  type FactAnswer,
  type FactVerdict,
  factFaults,
  factTitles,
} from '../../domain/school/confirmation.ts'
import type { FieldRefusal } from '../administration/open-account.ts'
import { record } from '../administration/record.ts'
import { type App, type By, momentIn, notFound, perform } from '../app.ts'
import { mayTouch } from '../case-access.ts'
import { loadCase } from '../handle.ts'
import { positionOf } from '../papers/letter-parts.ts'
import { certificatePaper } from '../papers/school-papers.ts'
import type { Filed } from '../project-case.ts'
import type { Tx } from '../storage.ts'
import type { Answer } from '../stores/cases.ts'
import type { Organisation } from '../stores/people.ts'
import type { Confirmation } from '../stores/school.ts'
import { isUuid } from '../uuid.ts'
import { keepSchoolPaper, nextSchoolNumber } from './school-paper.ts'
import { tellPerson, tellSchool } from './tell.ts'

export type ConfirmationDone = { confirmationId: string }

/** The answer of a form: a verdict a fact, how it is when it is otherwise, a note. */
export type ConfirmationAnswer = {
  onDay: PlainDate
  facts: Partial<Record<ConfirmedFact, { verdict: FactVerdict; says?: string | undefined; note?: string | undefined }>>
}

const askers = ['clerk', 'secretary', 'teacher'] as const

/** Asks the school of a case to confirm what the application says of the work. One question at a time. */
export const askConfirmation = (app: App, by: By, caseId: string): Promise<ConfirmationDone | Refusal> =>
  perform(app, by, async tx => {
    const open = await caseFor(app, tx, by, caseId)
    if (isRefusal(open)) return open
    if (!askers.some(role => role === by.actor.role)) return notFound
    const already = await tx.school.openConfirmation(caseId)
    if (already !== undefined)
      return { refused: 'asked_already', because: 'Школу уже попросили подтвердить сведения: ждём её ответа' }
    if (open.finished) return finished
    const confirmation = blank(app, open, by)
    await tx.school.putConfirmation(confirmation)
    await record(app, tx, by, 'school.confirmation_asked', `case:${caseId}`, { confirmation: confirmation.id })
    await tellSchool(app, tx, confirmation.organisationId, {
      region: confirmation.region,
      subject: 'Подтвердите сведения о работе педагога',
      body: 'По заявлению вашего педагога нужно подтвердить место работы, должность, стаж и работу на день аттестации. Откройте раздел «Что ждёт школу».',
    })
    return { confirmationId: confirmation.id }
  })

/** The school's answer, asked for or not: facts with notes, and the certificate as a paper that is then signed. */
export const answerConfirmation = (
  app: App,
  by: By,
  caseId: string,
  answer: ConfirmationAnswer,
): Promise<(ConfirmationDone & { documentId?: string | undefined }) | FieldRefusal> =>
  perform(app, by, async tx => {
    const open = await caseFor(app, tx, by, caseId)
    if (isRefusal(open)) return open
    if (by.actor.role !== 'employer') return notFound
    if (open.finished) return finished
    const { state, pack, school } = open
    const stated = factsStated(state, await tx.cases.answered(caseId), school.fullName)
    const facts = confirmedFacts.map((fact): FactAnswer => {
      const { verdict = 'confirmed', says, note } = answer.facts[fact] ?? {}
      const words = verdict === 'corrected' ? (says ?? '').trim() : verdict === 'denied' ? '' : stated[fact]
      return { fact, stated: stated[fact], verdict, says: words, note: note?.trim() || undefined }
    })
    const [fault] = factFaults(facts)
    if (fault !== undefined) return { refused: 'invalid', because: fault.message, field: `${fault.fact}_says` }
    const asked = await tx.school.openConfirmation(caseId)
    const confirmation = asked ?? { ...blank(app, open, by), askedBy: null, askedRole: null }
    const { organisationId, region } = confirmation
    const barred = certificateRefusal(facts)
    const { date } = momentIn(app, pack.authority.time_zone)
    const number = barred ? null : await nextSchoolNumber(tx, region, organisationId, 'school_certificate', date)
    const documentId =
      number === null ? null : await certificateOf(app, tx, open, facts, { number, date, onDay: answer.onDay })
    await tx.school.putConfirmation({
      ...confirmation,
      ...{ answeredBy: by.actor.personId, answeredAt: app.clock.now(), onDay: answer.onDay, number, documentId, facts },
    })
    await record(app, tx, by, 'school.confirmed', `case:${caseId}`, {
      confirmation: confirmation.id,
      verdicts: Object.fromEntries(facts.map(({ fact, verdict }) => [fact, verdict])),
    })
    const different = facts.filter(({ verdict }) => verdict !== 'confirmed').map(({ fact }) => factTitles[fact])
    await tellPerson(app, tx, state.applicantId, {
      ...{ region, caseId, documentId: documentId ?? undefined },
      subject: 'Школа ответила о вашей работе',
      body:
        different.length === 0
          ? 'Школа подтвердила место работы, должность, стаж и работу на день аттестации.'
          : `Школа ответила. Отличается от вашего заявления: ${different.join(', ').toLowerCase()}. Министерство увидит ответ в деле.`,
    })
    return { confirmationId: confirmation.id, documentId: documentId ?? undefined }
  })

/** What the application states, in the words the applicant was asked with. */
export const factsStated = (
  { application, ...state }: Filed,
  answers: readonly Answer[],
  school: string,
): Record<ConfirmedFact, string> => {
  const said = (field: string): string => answers.find(one => one.field === field)?.answer.trim() ?? ''
  const years = [
    ['teaching_experience_years', 'педагогический'],
    ['position_experience_years', 'в должности'],
    ['organisation_experience_years', 'в организации'],
  ] as const
  const experience = years.flatMap(([field, title]) => {
    const answer = said(field)
    return answer === '' ? [] : [`${title}: ${/^\d+$/.test(answer) ? `полных лет ${answer}` : answer}`]
  })
  const on = 'attestation' in state ? state.attestation?.on : undefined
  return {
    workplace: school,
    position: positionOf(application),
    experience: experience.join('; ') || 'в заявлении не указан',
    employment: on === undefined ? 'работает' : `работает; день аттестации ${on.split('-').reverse().join('.')}`,
  }
}

const certificateOf = async (
  app: App,
  tx: Tx,
  { caseId, state, pack, school }: OpenedCase,
  facts: readonly FactAnswer[],
  given: { number: string; date: PlainDate; onDay: PlainDate },
): Promise<string> => {
  const teacher = await tx.people.get(state.applicantId)
  if (teacher === undefined) throw new Error(`Case ${caseId} has no person`)
  const paper = certificatePaper({ pack, school, teacher, date: given.date, number: given.number }, facts, {
    onDay: given.onDay,
    caseNumber: state.number,
  })
  return keepSchoolPaper(app, tx, 'school_certificate', pack.region, paper, { caseId })
}

/** `school`: the organisation that stands today in the place of the one the application named. */
type OpenedCase = { caseId: string; state: Filed; pack: Pack; school: Organisation; finished: boolean }

const caseFor = async (app: App, tx: Tx, { actor }: By, caseId: string): Promise<OpenedCase | Refusal> => {
  const { state } = isUuid(caseId) ? await loadCase(tx, caseId) : { state: { stage: 'draft' as const } }
  if (state.stage === 'draft') return notFound
  const pack = app.law.pack(state.pack)
  const school = await tx.organisations.get(state.application.organisationId)
  if (school === undefined) throw new Error(`Case ${caseId} has no school`)
  if (!mayTouch(actor, pack.region, state, school.id)) return notFound
  return { caseId, state, pack, school, finished: ended.some(stage => stage === state.stage) }
}

const ended = ['acceptance_refused', 'service_refused', 'withdrawn', 'closed', 'archived', 'published']

const finished: Refusal = {
  refused: 'finished',
  because: 'Дело уже завершено: подтверждать сведения для него больше не нужно',
}

const blank = (app: App, { caseId, pack, school }: OpenedCase, { actor }: By): Confirmation => ({
  ...{ id: app.newId(), region: pack.region, caseId, organisationId: school.id },
  ...{ askedBy: actor.personId, askedRole: actor.role, askedAt: app.clock.now() },
  ...{ answeredBy: null, answeredAt: null, onDay: null, number: null, documentId: null, signedAt: null },
  ...{ signedWay: null, facts: [] },
})
