import { asShortRussianDate, type PlainDate } from '../domain/calendar/plain-date.ts'
import type { RosterSeat } from '../domain/commission/meeting-events.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import { type App, type By, type Moment, momentIn, perform } from './app.ts'
import { packNow } from './edition.ts'
import { loadMeeting, noMeeting } from './meetings.ts'
import { agendaPaper, type MeetingView } from './papers/agenda-paper.ts'
import { casesHeard } from './papers/cases-heard.ts'
import { linkLetter } from './papers/link-letter.ts'
import { meetingPackage } from './papers/meeting-package.ts'
import { type Known, keepMeetingPaper, rosterNames, ruleFor } from './papers/meeting-papers.ts'
import type { Paper } from './papers/paper.ts'
import type { Tx } from './storage.ts'
import type { StoredPaper } from './stores/decisions.ts'

export const meetingDocuments = ['agenda', 'case_package', 'meeting_link'] as const
export type MeetingDocument = (typeof meetingDocuments)[number]
export type MeetingPaperMade = { paperId: string; told: number }

/** Which papers of a meeting this edition knows; a package is made wherever there is an agenda. */
export const offeredDocuments = (pack: Pack): MeetingDocument[] =>
  meetingDocuments.filter(form => form === 'case_package' || toCommission(pack, form) !== undefined)

/**
 * Makes a paper of a meeting from what stands on its agenda now: the agenda, the package for the members, the letter with the link.
 * The letter also goes to the members, and to the teachers who wish to be present, by the ways the pack names.
 */
export const makeMeetingPaper = (
  app: App,
  by: By,
  meetingId: string,
  form: MeetingDocument,
): Promise<MeetingPaperMade | Refusal> =>
  perform(app, by, async tx => {
    if (by.actor.role !== 'secretary') return { refused: 'not_yours', because: 'Документы заседания готовит секретарь' }
    const { state } = await loadMeeting(tx, meetingId)
    if (state.stage === 'none' || state.region !== by.actor.region) return noMeeting
    const pack = packNow(app, state.region)
    if (isRefusal(pack)) return pack
    const faulty = fault(pack, state, form)
    if (faulty !== undefined) return faulty
    const moment = momentIn(app, pack.authority.time_zone)
    const view: MeetingView = {
      pack,
      state,
      names: await rosterNames(tx, state),
      heard: await casesHeard(tx, state.agenda),
    }
    const rule = toCommission(pack, form)
    const kept = await keepMeetingPaper(
      app,
      tx,
      { pack, meetingId, form, moment },
      compose(app, view, form, {
        title: titleOf(form, rule?.title),
        clause: rule?.clause ?? ruleFor(pack, 'agenda')?.clause ?? pack.commission.signed_by.clause,
        says: rule?.says ?? [],
        date: moment.date,
      }),
    )
    const told = form === 'meeting_link' ? await tellAll(app, tx, view, kept, moment) : 0
    return { paperId: kept.id, told }
  })

const toCommission = (pack: Pack, form: MeetingDocument): Pack['documents'][number] | undefined =>
  pack.documents.find(rule => rule.form === form && rule.to === 'commission')

const titleOf = (form: MeetingDocument, title: string | undefined): string =>
  form === 'case_package' ? 'Документы к заседанию аттестационной комиссии' : (title ?? 'Повестка заседания')

const fault = (pack: Pack, state: Known, form: MeetingDocument): Refusal | undefined => {
  if (!offeredDocuments(pack).includes(form))
    return { refused: 'not_needed', because: 'Регламент такого документа не знает' }
  if (state.stage === 'cancelled') return { refused: 'not_now', because: 'Заседание отменено' }
  if (form !== 'meeting_link' && state.agenda.length === 0)
    return { refused: 'agenda_empty', because: 'Сначала включите дела в повестку' }
  if (form === 'meeting_link' && state.link === undefined)
    return {
      refused: 'no_link',
      because: 'У заседания нет ссылки: укажите её, когда назначаете или переносите заседание',
    }
  return undefined
}

const compose = (
  app: App,
  view: MeetingView,
  form: MeetingDocument,
  said: { title: string; clause: string; says: readonly string[]; date: PlainDate },
): Paper => {
  if (form === 'agenda') return agendaPaper(view, said)
  if (form === 'case_package') return meetingPackage(view, ref => app.law.pack(ref), said)
  return linkLetter(view, { ...said, addressee: ['Членам аттестационной комиссии'] })
}

/** Members by the pack's ways; teachers who asked to be present by theirs. Nobody is told in a way the pack does not name. */
const tellAll = async (app: App, tx: Tx, view: MeetingView, paper: StoredPaper, { at }: Moment): Promise<number> => {
  const { pack, state } = view
  const rules = pack.documents.filter(({ form }) => form === 'meeting_link')
  const tell = async (personId: string, rule: Pack['documents'][number], about: { caseId?: string; body: string }) => {
    for (const way of rule.by ?? []) {
      const id = app.newId()
      await tx.papers.notify({
        id,
        region: pack.region,
        personId,
        subject: rule.title,
        way,
        createdAt: at,
        ...about,
        ...(about.caseId === undefined && { documentId: paper.id }),
      })
      if (way === 'email') await tx.jobs.add('send_notice', { noticeId: id }, { key: id })
    }
  }
  const members = rules.find(({ to }) => to === 'commission')
  const body = `Заседание ${asShortRussianDate(state.on)} в ${state.time}. Ссылка: ${state.link ?? ''}`
  const seats: readonly RosterSeat[] = members === undefined ? [] : state.roster
  for (const { personId } of seats) if (members) await tell(personId, members, { body })
  const applicants = rules.find(({ to }) => to === 'applicant')
  const wishing = applicants === undefined ? [] : view.heard.filter(one => one.state.application.wishesPresence)
  for (const { item } of wishing)
    if (applicants) await tell(item.applicantId, applicants, { caseId: item.caseId, body })
  return seats.length + wishing.length
}
