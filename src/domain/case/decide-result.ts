import type { Pack } from '../regulations/pack.ts'
import { forms } from '../regulations/vocabulary.ts'
import { type Decider, refuse } from './context.ts'
import { dueTasks } from './reminders.ts'
import type { StateAt } from './state.ts'

/** Does the outcome go into an order: a refusal only where the edition says so (KBR reg п. 20.8.4, otherwise set only). */
export const belongsInOrder = (pack: Pack, { decision }: Pick<StateAt<'decided'>, 'decision'>): boolean =>
  decision.outcome === 'set' || pack.order.contents === 'set_and_refused'

export const recordOrder: Decider<'RecordOrder'> = (state, { orderId, number }, { pack }) => {
  if (!belongsInOrder(pack, state)) {
    return refuse('not_in_order', 'В приказ включаются только решения об установлении категории', pack.order.clause)
  }
  if (orderId.trim() === '' || number.trim() === '')
    return refuse('invalid', 'Не указан приказ или его номер', pack.order.clause)
  return [{ type: 'OrderSigned', data: { orderId, number: number.trim() } }]
}

export const recordPublication: Decider<'RecordPublication'> = (state, { orderId }, { pack }) =>
  orderId === state.order.id
    ? [{ type: 'OrderPublished', data: { orderId } }]
    : refuse('other_order', `Дело вошло в другой приказ: № ${state.order.number}`, pack.publication.clause)

export const sendResult: Decider<'SendResult'> = (state, { form }, { pack }) => {
  if (!forms.some(known => known === form)) return refuse('invalid', `Неизвестная форма документа «${form}»`)
  if ('noticeSent' in state && state.noticeSent !== undefined)
    return refuse('already_sent', 'Отказ заявителю уже направлен')
  if (contradicts(state, form)) return refuse('wrong_form', 'Эта форма не соответствует принятому решению')
  if (state.stage === 'decided' && belongsInOrder(pack, state)) {
    return refuse('order_first', 'Результат направляется после приказа и его публикации', pack.order.clause)
  }
  return [{ type: 'ResultSent', data: { by: state.application.resultBy, form } }]
}

/** Letters that say the opposite of what was decided. */
const contradicts = (
  state: StateAt<'acceptance_refused' | 'service_refused' | 'decided' | 'published'>,
  form: string,
): boolean => {
  const refused = !('decision' in state) || state.decision.outcome === 'refused'
  const opposite = refused
    ? ['decision_granted']
    : ['decision_refused', 'service_refusal', 'acceptance_refusal', 'no_error_notice']
  return opposite.includes(form)
}

export const archive: Decider<'Archive'> = state =>
  (state.stage === 'acceptance_refused' || state.stage === 'service_refused') && state.noticeSent === undefined
    ? refuse('result_first', 'Сначала направьте заявителю отказ')
    : [{ type: 'Archived', data: {} }]

export const doHandTask: Decider<'DoHandTask'> = (state, { task, note }, { pack }) => {
  const known = pack.by_hand.find(line => line.id === task)
  if (known === undefined) return refuse('unknown_task', `Ручного действия «${task}» в регламенте нет`)
  if (state.handTasksDone.includes(task)) return refuse('already_done', `Уже отмечено: ${known.what}`, known.clause)
  if (!dueTasks(state, pack).some(line => line.id === task)) {
    return refuse('task_not_due', `На этой стадии или по этому делу действие не требуется: ${known.what}`, known.clause)
  }
  return [{ type: 'HandTaskDone', data: { task, note: note.trim() } }]
}
