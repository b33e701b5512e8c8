import { at, atAnyFiled, type Evolving, filedPart, sinceFirst, withDays, withoutDay } from './history.ts'

export const onPutOnAgenda: Evolving<'PutOnAgenda'> = (state, event) => {
  const before = at(state, event, 'assessed')
  const { meetingId, on } = event.data
  return {
    ...before,
    stage: 'on_agenda',
    meetingId,
    meetingOn: on,
    facts: withDays(before, { 'commission.meeting': on }),
  }
}

export const onTakenOffAgenda: Evolving<'TakenOffAgenda'> = (state, event) => {
  const { meetingId: _, meetingOn: __, ...before } = at(state, event, 'on_agenda', 'meeting')
  return { ...before, stage: 'assessed', facts: withoutDay(before, 'commission.meeting') }
}

export const onMeetingOpened: Evolving<'MeetingOpened'> = (state, event) => ({
  ...at(state, event, 'on_agenda'),
  stage: 'meeting',
})

/** The day of the decision is the day of the category, whenever the order is signed (196 п. 42). */
export const onDecided: Evolving<'Decided'> = (state, event) => {
  const before = at(state, event, 'meeting')
  const { outcome, ballot, reason, findings } = event.data
  return {
    ...before,
    stage: 'decided',
    decision: { outcome, on: event.on, ballot, ...(reason === undefined ? {} : { reason }), findings },
    // Not `refusal.decided`: terms of a refused service (KBR reg п. 7.1.5) do not run for what the commission decides.
    facts: withDays(before, { 'commission.decided': event.on }),
  }
}

/** A signed order was drafted that day at the latest, unless somebody marked an earlier day. */
export const onOrderSigned: Evolving<'OrderSigned'> = (state, event) => {
  const before = at(state, event, 'decided')
  const { orderId, number } = event.data
  const facts = withDays(before, { ...sinceFirst(before, 'order.drafted', event.on), 'order.signed': event.on })
  return { ...before, stage: 'ordered', order: { id: orderId, number, signed: event.on }, facts }
}

export const onOrderPublished: Evolving<'OrderPublished'> = (state, event) => {
  const before = at(state, event, 'ordered')
  return {
    ...before,
    stage: 'published',
    published: event.on,
    facts: withDays(before, { 'order.published': event.on }),
  }
}

/** A sent refusal leaves its case where it is; the result of the commission closes it. */
export const onResultSent: Evolving<'ResultSent'> = (state, event) => {
  const before = at(state, event, 'acceptance_refused', 'service_refused', 'decided', 'published')
  if (before.stage === 'acceptance_refused' || before.stage === 'service_refused') {
    return { ...before, noticeSent: event.on, facts: withDays(before, { 'refusal.sent': event.on }) }
  }
  const facts = withDays(before, {
    'result.sent': event.on,
    ...(before.decision.outcome === 'refused' ? { 'refusal.sent': event.on } : {}),
  })
  return { ...before, stage: 'closed', sent: event.on, facts }
}

export const onArchived: Evolving<'Archived'> = (state, event) => {
  const before = atAnyFiled(state, event)
  return {
    ...filedPart(before),
    stage: 'archived',
    before: before.stage,
    archived: event.on,
    ...('decision' in before ? { decision: before.decision } : {}),
    ...('order' in before ? { order: before.order } : {}),
  }
}
