import { addToAgenda, castVotes, closeMeeting, convene, decideItem, openMeeting } from '../../application/commission.ts'
import { orderCase } from '../../application/handle.ts'
import { markAttendance, noteSpeech } from '../../application/meeting-notes.ts'
import { orderMeeting } from '../../application/meetings.ts'
import { agreeOrder, draftOrder, publishOrder, returnOrder, sendResults } from '../../application/orders.ts'
import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Duty } from '../../domain/commission/meeting-events.ts'
import { usualForm } from '../play/steps-commission.ts'
import { correctionActs } from './correction-acts.ts'
import type { MeetingStory } from './meeting-story.ts'
import { type Act, actingAs, as, type RegionWorld } from './region-world.ts'
import { prepareMinutes, signedOrder } from './signing-acts.ts'
import type { Story } from './story.ts'
import { type Plan, planOf } from './story-plan.ts'
import { absences, remarks, speeches } from './texts.ts'

/** A meeting with its agenda, votes, minutes and order. */
export const meetingActs = (world: RegionWorld, meeting: MeetingStory): Act[] => {
  const { app, calendar, luck, members } = world
  const secretary = () => as(world, 'secretary')
  const convened = addDays(meeting.on, -28)
  const plan = planOf(world, meeting, calendar.workingDayOnOrAfter(convened))
  plan.act('convene', () =>
    convene(app, secretary(), meeting.id, {
      on: meeting.on,
      time: '10:00',
      place: 'Министерство, зал коллегии',
      form: usualForm(world.pack),
      ...(usualForm(world.pack) === 'video' ? { link: 'https://vks.example.invalid/attestation' } : {}),
    }),
  )
  const agenda = meeting.stories.flatMap(({ story, readyOn }) => agendaActs(world, meeting, story, readyOn, convened))
  if (meeting.stories.length === 0) return plan.acts

  plan.until(meeting.on)
  const present = members.filter(({ duty }) => duty !== 'member' || luck.chance(0.85))
  const ids = (present.length * 3 >= members.length * 2 ? present : members).map(({ person }) => person.id)
  const away = members.filter(({ person }) => !ids.includes(person.id))
  const reasons = Object.fromEntries(away.map(({ person }, at) => [person.id, absences[at] ?? '']))
  plan.act('attendance', () => markAttendance(app, secretary(), meeting.id, ids, reasons))
  plan.act('open', () => openMeeting(app, as(world, 'chair'), meeting.id))
  const items = meeting.stories.map(({ story }) => story)
  for (const story of meeting.leftOpen ? items.slice(0, -1) : items) {
    // Most cases are decided without a word; of the first and of every refusal somebody speaks.
    const spoke = story === items[0] || story.outcome === 'refused' ? present[0]?.person.id : undefined
    if (spoke !== undefined)
      plan.act('speech', () =>
        noteSpeech(app, secretary(), meeting.id, story.caseId, {
          ...{ personId: spoke, name: null },
          gist: story.outcome === 'refused' ? speeches.against : speeches.inFavour,
        }),
      )
    const single = story.outcome === 'set' && luck.chance(0.15) ? ids.at(-1) : undefined
    const votes = Object.fromEntries(
      ids.map(id => [id, story.outcome === 'set' && id !== single ? ('for' as const) : ('against' as const)]),
    )
    plan.act('vote', () => castVotes(app, secretary(), meeting.id, story.caseId, votes), story)
    plan.act('decide', () => decideItem(app, secretary(), meeting.id, story.caseId), story)
  }
  if (meeting.leftOpen) return [...plan.acts, ...agenda]
  plan.wait(0)
  plan.act('close', () => closeMeeting(app, as(world, 'chair'), meeting.id))
  const signing = new Set<Duty>(
    world.pack.commission.signed_by.roles.map(role => (role === 'members' ? 'member' : role)),
  )
  for (const { person, duty } of members) {
    if (!ids.includes(person.id) || !signing.has(duty)) continue
    plan.act('sign minutes', () =>
      orderMeeting(app, actingAs(world, person, duty), meeting.id, { type: 'SignMinutes', duty }),
    )
  }
  // One set of minutes waits for its electronic signatures: the first who opens it may sign.
  if (world.signing !== undefined && meeting.orderStop === 'draft')
    plan.act('prepare minutes', () => prepareMinutes(world, meeting.id))
  orderActs(world, meeting, plan, items)
  return [...plan.acts, ...agenda]
}

/** Two weeks before the meeting, or as soon as the specialists have finished. */
const agendaActs = (
  world: RegionWorld,
  meeting: MeetingStory,
  story: Story,
  readyOn: PlainDate,
  convened: PlainDate,
): Act[] => {
  const early = world.calendar.addWorkingDays(addDays(convened, 0), world.luck.between(2, 6))
  const ready = world.calendar.addWorkingDays(readyOn, 1)
  const plan = planOf(world, story, ready > early ? ready : early)
  plan.act('agenda', () => addToAgenda(world.app, as(world, 'secretary'), meeting.id, [story.caseId]))
  for (const task of world.pack.by_hand
    .filter(line => line.at.includes('on_agenda') && line.when === undefined)
    .slice(0, 2)) {
    plan.wait(1)
    plan.act('by hand', () =>
      orderCase(world.app, as(world, 'secretary'), story.caseId, { type: 'DoHandTask', task: task.id, note: '' }),
    )
  }
  return plan.acts
}

const orderActs = (world: RegionWorld, meeting: MeetingStory, plan: Plan, items: readonly Story[]): void => {
  const { app, pack } = world
  const secretary = () => as(world, 'secretary')
  const inOrder = items.filter(({ outcome }) => outcome === 'set' || pack.order.contents === 'set_and_refused')
  const others = items.filter(story => !inOrder.includes(story))
  const quick = Object.values(pack.deadlines).some(
    rule => rule.closed_by === 'order.signed' && rule.within === '1 рабочий день',
  )
  // Orders of a ministry share one journal: by the middle of the year it has come to several hundred.
  const number = `${Number(meeting.on.slice(5, 7)) * 90 + world.luck.between(1, 80)}/${meeting.on.slice(2, 4)}`
  plan.wait(0)
  if (inOrder.length > 0 && meeting.orderStop !== 'none') {
    plan.act('draft order', () => draftOrder(app, secretary(), meeting.orderId, meeting.id))
    plan.wait(quick ? 0 : 1)
    if (meeting.orderStop === 'returned')
      plan.act('return order', () => returnOrder(app, as(world, 'approver'), meeting.orderId, remarks))
    if (meeting.orderStop === 'draft' || meeting.orderStop === 'returned') return
    if (pack.order.agreed_by_approver)
      plan.act('agree order', () => agreeOrder(app, as(world, 'approver'), meeting.orderId))
    plan.wait(1)
    plan.act('sign order', () => signedOrder(world, meeting.orderId, number))
    if (meeting.orderStop !== 'signed') {
      plan.wait(1)
      plan.act('publish order', () => publishOrder(app, secretary(), meeting.orderId))
    }
    if (meeting.orderStop === 'sent') {
      plan.wait(quick ? 0 : 1)
      plan.act('send results', () => sendResults(app, secretary(), meeting.orderId))
    }
  }
  correctionActs(world, meeting, plan)
  if (meeting.orderStop === 'none') return
  for (const story of others)
    plan.act(
      'send refusal',
      () => orderCase(app, secretary(), story.caseId, { type: 'SendResult', form: 'decision_refused' }),
      story,
    )
  if (meeting.orderStop !== 'sent') return
  plan.wait(30)
  for (const story of items.filter(one => one.archived))
    plan.act('archive', () => orderCase(app, as(world, 'clerk'), story.caseId, { type: 'Archive' }), story)
}
