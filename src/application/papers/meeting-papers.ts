import { asRussianDate } from '../../domain/calendar/plain-date.ts'
import type { MeetingState } from '../../domain/commission/meeting-state.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { type App, momentIn } from '../app.ts'
import { packNow } from '../edition.ts'
import { loadCase } from '../handle.ts'
import { loadMeeting } from '../meetings.ts'
import type { Tx } from '../storage.ts'
import { categoryAccusative, fullName, initials } from './case-subject.ts'
import { positionOf } from './forms-intake.ts'
import type { Block, Paper } from './paper.ts'

type Met = Extract<MeetingState, { stage: 'open' | 'closed' | 'minuted' }>

/** Minutes of a closed meeting: who was there, what was heard and decided on each case, with the votes. */
export const minutesOf = async (app: App, tx: Tx, meetingId: string): Promise<void> => {
  const { state } = await loadMeeting(tx, meetingId)
  if (!('present' in state) || !('opened' in state)) return
  const pack = packNow(app, state.region)
  if (isRefusal(pack)) return
  const moment = momentIn(app, pack.authority.time_zone)
  const rule = pack.documents.find(({ form }) => form === 'minutes')
  const clause = rule?.clause ?? pack.commission.signed_by.clause
  const title = rule?.title ?? 'Протокол заседания аттестационной комиссии'
  const number = String(await tx.counters.next(pack.region, 'minutes', Number(moment.date.slice(0, 4))))
  const content: Paper = {
    authority: pack.authority.name,
    city: pack.authority.city,
    addressee: [],
    title,
    number,
    date: state.on,
    blocks: [...(await attendance(tx, pack, state)), ...(await items(tx, state))],
    signatory: { post: 'Председатель, заместитель председателя, секретарь комиссии', name: null },
    clause,
  }
  await tx.papers.add({
    id: app.newId(),
    region: pack.region,
    meetingId,
    form: 'minutes',
    title,
    recipient: 'file',
    clause,
    content,
    madeOn: moment.date,
    madeAt: moment.at,
  })
}

const attendance = async (tx: Tx, pack: Pack, state: Met): Promise<Block[]> => {
  const names = new Map<string, string>()
  for (const seat of state.roster) {
    const person = await tx.people.get(seat.personId)
    if (person !== undefined) names.set(seat.personId, initials(person))
  }
  const there = state.roster.filter(seat => state.present.includes(seat.personId))
  return [
    {
      kind: 'facts',
      rows: [
        ['Комиссия', pack.authority.commission_name],
        ['Дата и время', `${asRussianDate(state.on)}, ${state.time}`],
        ['Место', state.place],
        ['Форма', state.form === 'video' ? 'по видеосвязи' : 'очно'],
        ['Членов комиссии', String(state.roster.length)],
        ['Присутствовали', String(there.length)],
      ],
    },
    { kind: 'heading', text: 'Присутствовали' },
    { kind: 'list', items: there.map(seat => `${names.get(seat.personId) ?? '—'}, ${dutyTitles[seat.duty]}`) },
  ]
}

const items = async (tx: Tx, state: Met): Promise<Block[]> => {
  const blocks: Block[] = []
  for (const [index, item] of state.agenda.entries()) {
    const { state: held } = await loadCase(tx, item.caseId)
    if (held.stage === 'draft' || item.decision === undefined) continue
    const person = await tx.people.get(item.applicantId)
    const organisation = await tx.organisations.get(held.application.organisationId)
    if (person === undefined || organisation === undefined) continue
    const { ballot, outcome } = item.decision
    const category = categoryAccusative[held.application.category]
    const position = positionOf(held.application)
    blocks.push(
      { kind: 'heading', text: `${index + 1}. ${fullName(person)}` },
      {
        kind: 'facts',
        rows: [
          ['Слушали', `${organisation.shortName}, ${position}: заявление № ${held.number ?? '—'} на ${category}`],
          ['Голосовали', `за — ${ballot.for}, против — ${ballot.against}, всего — ${ballot.present}`],
          [
            'Решили',
            outcome === 'set'
              ? `установить ${category} по должности «${position}»`
              : `отказать в установлении категории`,
          ],
        ],
      },
    )
  }
  return blocks
}

const dutyTitles = {
  chair: 'председатель',
  deputy_chair: 'заместитель председателя',
  secretary: 'секретарь',
  member: 'член комиссии',
}
