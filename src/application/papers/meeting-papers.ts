import type { Meeting, MeetingState } from '../../domain/commission/meeting-state.ts'
import { speakersOn } from '../../domain/commission/speakers.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import { type App, type Moment, momentIn } from '../app.ts'
import { packNow } from '../edition.ts'
import { loadMeeting } from '../meetings.ts'
import type { Tx } from '../storage.ts'
import type { StoredPaper } from '../stores/decisions.ts'
import { inOwnWords } from '../templates/template-in-force.ts'
import { initials } from './case-subject.ts'
import { type CaseHeard, casesHeard, type RosterNames } from './cases-heard.ts'
import { namesOf } from './load-subject.ts'
import { type Met, type MinuteNotes, minutesBlocks, minutesSigners, nothingNoted } from './minutes-content.ts'
import { ownPaper } from './own-paper.ts'
import type { Block, Paper } from './paper.ts'
import { signedName } from './signed-name.ts'

export type Known = Exclude<MeetingState, { stage: 'none' }>

/** Minutes of a closed meeting: who was there, what was heard and decided on each case, with the votes. */
export const minutesOf = async (app: App, tx: Tx, meetingId: string): Promise<void> => {
  const { state } = await loadMeeting(tx, meetingId)
  if (!isHeld(state)) return
  const pack = packNow(app, state.region)
  if (isRefusal(pack)) return
  const moment = momentIn(app, pack.authority.time_zone)
  const rule = ruleFor(pack, 'minutes')
  const names = await rosterNames(tx, state)
  const heard = await casesHeard(tx, state.agenda, async person => {
    const { dative } = await namesOf(app, tx, person)
    return dative.origin === 'uncertain' ? undefined : dative.text
  })
  const number = String(await tx.counters.next(pack.region, 'minutes', Number(moment.date.slice(0, 4))))
  await keepMeetingPaper(
    app,
    tx,
    { pack, meetingId, form: 'minutes', moment },
    minutes(pack, state, names, heard, {
      notes: await notesOf(tx, meetingId, state, heard),
      number,
      title: rule?.title ?? 'Протокол заседания аттестационной комиссии',
      clause: rule?.clause ?? pack.commission.signed_by.clause,
      says: rule?.says ?? [],
    }),
  )
}

/** The minutes as a paper, dated by the meeting. */
export const minutes = (
  pack: Pack,
  state: Met,
  names: RosterNames,
  heard: readonly CaseHeard[],
  {
    number,
    title,
    clause,
    says,
    notes = nothingNoted,
  }: { number: string; title: string; clause: string; says: readonly string[]; notes?: MinuteNotes },
): Paper => ({
  layout: 'minutes',
  longKept: true,
  ...ownPaper(pack, { title, date: state.on, clause }),
  number,
  blocks: [
    ...minutesBlocks(pack, state, names, heard, notes),
    ...says.map((text): Block => ({ kind: 'text', text })),
    { kind: 'signatures', lines: minutesSigners(pack, state, names) },
  ],
})

/** Speakers as the minutes name them: «Иванова М. П.», with what brings them there unless they sit on the commission. */
const notesOf = async (
  tx: Tx,
  meetingId: string,
  { present }: Met,
  heard: readonly CaseHeard[],
): Promise<MinuteNotes> => {
  const spoken: Record<string, { who: string; gist: string }[]> = {}
  for (const { caseId, personId, name, gist } of await tx.meetingNotes.speeches(meetingId)) {
    const one = heard.find(({ item }) => item.caseId === caseId)
    if (one === undefined) continue
    const person = personId === null ? undefined : await tx.people.get(personId)
    const kind = speakersOn(one.item, present, one.state).find(known => known.personId === personId)?.kind
    const who = person === undefined ? (name ?? '—') : `${initials(person)}${kindWords[kind ?? 'member']}`
    spoken[caseId] = [...(spoken[caseId] ?? []), { who, gist }]
  }
  return { spoken, absences: await tx.meetingNotes.absences(meetingId) }
}

const kindWords = { member: '', applicant: ' (заявитель)', expert: ' (специалист)' }

const isHeld = (state: MeetingState): state is Met => 'present' in state && 'opened' in state

export const ruleFor = (pack: Pack, form: Form): Pack['documents'][number] | undefined =>
  pack.documents.find(one => one.form === form)

/** «М. П. Иванова» by person for the whole roster of a meeting. */
export const rosterNames = async (tx: Tx, { roster }: Pick<Meeting, 'roster'>): Promise<RosterNames> => {
  const names: Record<string, string> = {}
  for (const { personId } of roster) {
    const person = await tx.people.get(personId)
    if (person !== undefined) names[personId] = signedName(person)
  }
  return names
}

/** Keeps a paper of a meeting for the ministry's own people. */
export const keepMeetingPaper = async (
  app: App,
  tx: Tx,
  { pack, meetingId, form, moment }: { pack: Pack; meetingId: string; form: Form; moment: Moment },
  content: Paper,
): Promise<StoredPaper> =>
  tx.papers.add({
    id: app.newId(),
    region: pack.region,
    meetingId,
    form,
    title: content.title,
    recipient: form === 'minutes' ? 'file' : 'commission',
    clause: content.clause,
    content: await inOwnWords(tx, pack.region, form, content),
    madeOn: moment.date,
    madeAt: moment.at,
  })
