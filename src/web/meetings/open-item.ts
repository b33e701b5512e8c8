import { isUuid } from '../../application/my-case.ts'
import type { CaseCard } from '../../application/reads/cases.ts'
import type { CasePackage } from '../../application/reads/meetings.ts'
import type { Speech } from '../../application/stores/meeting-notes.ts'
import { type KnownSpeaker, speakersOn } from '../../domain/commission/speakers.ts'
import { NotForYou } from '../errors.ts'
import type { Desk } from '../screens.ts'
import { type MeetingContext, type OpenMeeting, openMeetingPage } from './open-meeting.ts'

/** A case of the agenda with what the commission gets of it. */
export type OpenItem = OpenMeeting & {
  item: OpenMeeting['state']['agenda'][number]
  caseCard: CaseCard
  casePackage: CasePackage | undefined
  /** What was said on this case. */
  speeches: readonly Speech[]
  /** Whom the minutes may quote without typing a name. */
  speakers: readonly (KnownSpeaker & { name: string })[]
}

/** The case must stand on the agenda of a meeting this person may see; that they looked is written down. */
export const openItem = async (desk: Desk, context: MeetingContext, action: string): Promise<OpenItem> => {
  const open = await openMeetingPage(desk, context)
  const item = open.state.agenda.find(({ caseId }) => caseId === context.params.caseId)
  const caseCard = item !== undefined && isUuid(item.caseId) ? await desk.reads.caseCard(item.caseId) : undefined
  if (item === undefined || caseCard === undefined) throw new NotForYou()
  await desk.accessLog.record({
    accountId: context.session.account.id,
    role: context.actor.role,
    action,
    objectId: item.caseId,
    at: desk.app.clock.now(),
  })
  const packages = await desk.reads.packagesOf([item.caseId])
  const known = speakersOn(item, open.state.present ?? [], caseCard.state)
  const names = await desk.reads.peopleNames(known.map(({ personId }) => personId))
  return {
    ...{ ...open, item, caseCard, casePackage: packages[item.caseId] },
    speeches: open.notes.speeches.filter(({ caseId }) => caseId === item.caseId),
    speakers: known.map(one => ({ ...one, name: names[one.personId] ?? 'Без имени' })),
  }
}
