import { orderCase } from '../../application/handle.ts'
import {
  agreeOrder,
  draftOrder,
  publishOrder,
  redraftOrder,
  returnOrder,
  sendResults,
  signOrder,
} from '../../application/orders.ts'
import { caseState, type Doing, type Rehearsal } from './rehearsal.ts'
import type { StepName, StepOf } from './step-shapes.ts'

type OrderStepName = Extract<StepName, `${string}_order` | 'send_results' | 'send_result'>
type Steps = { [Name in OrderStepName]: (step: StepOf<Name>) => Doing }

const orderOf = ({ id }: Rehearsal, { with: { order } }: { with: { order: string } }) => id('order', order)

export const orderSteps: Steps = {
  draft_order: step => (play, by) =>
    draftOrder(play.app, by, orderOf(play, step), play.id('meeting', step.with.meeting)),
  redraft_order: step => (play, by) => redraftOrder(play.app, by, orderOf(play, step)),
  agree_order: step => (play, by) => agreeOrder(play.app, by, orderOf(play, step)),
  return_order: step => (play, by) => returnOrder(play.app, by, orderOf(play, step), step.with.remarks),
  sign_order: step => (play, by) => signOrder(play.app, by, orderOf(play, step), step.with.number),
  publish_order: step => (play, by) => publishOrder(play.app, by, orderOf(play, step)),
  send_results: step => (play, by) => sendResults(play.app, by, orderOf(play, step)),

  send_result: step => async (play, by) =>
    orderCase(play.app, by, play.id('case', step.case), {
      type: 'SendResult',
      form: step.with.form ?? (await usualLetter(play, step.case)),
    }),
}

/** The letter that says what was decided. */
const usualLetter = async (play: Rehearsal, name: string): Promise<string> => {
  const state = await caseState(play, name)
  if (state.stage === 'acceptance_refused') return 'acceptance_refusal'
  if (state.stage === 'service_refused') return 'service_refusal'
  return 'decision' in state && state.decision?.outcome === 'refused' ? 'decision_refused' : 'decision_granted'
}
