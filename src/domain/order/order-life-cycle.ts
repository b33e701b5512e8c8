import { type Actor, roleTitles } from '../people/roles.ts'
import type { Refusal } from '../regulations/finding.ts'
import type { OrderRules } from './order.ts'

export const orderStatuses = ['draft', 'agreed', 'returned', 'prepared', 'signed', 'published'] as const
export type OrderStatus = (typeof orderStatuses)[number]

export const orderCommands = ['Agree', 'Return', 'Redraft', 'Prepare', 'Unprepare', 'Sign', 'Publish'] as const
export type OrderCommand = (typeof orderCommands)[number]

export const orderStatusTitles: Record<OrderStatus, string> = {
  draft: 'проект',
  agreed: 'проект согласован',
  returned: 'возвращён с замечаниями',
  prepared: 'подготовлен к подписи',
  signed: 'подписан',
  published: 'опубликован',
}

export const orderCommandTitles: Record<OrderCommand, string> = {
  Agree: 'согласовать проект',
  Return: 'вернуть с замечаниями',
  Redraft: 'исправить проект',
  Prepare: 'подготовить приказ к подписи',
  Unprepare: 'отложить подпись',
  Sign: 'подписать приказ',
  Publish: 'опубликовать приказ',
}

type Move = { by: readonly Actor['role'][]; to: OrderStatus }

/**
 * Who may do what with an order, and what it becomes. Signing a draft that nobody agreed is open only where the pack asks no
 * agreement. `prepared`: number and day are fixed and the file is frozen for the electronic signature; on paper an order is
 * signed from a draft as well. Unprepared, it goes back to where it came from: an agreed one stays agreed (`restingStatus`).
 */
export const orderLifeCycle: Record<OrderStatus, Partial<Record<OrderCommand, Move>>> = {
  draft: {
    Agree: { by: ['approver'], to: 'agreed' },
    Return: { by: ['approver', 'signatory'], to: 'returned' },
    Redraft: { by: ['secretary'], to: 'draft' },
    Prepare: { by: ['signatory'], to: 'prepared' },
    Sign: { by: ['signatory'], to: 'signed' },
  },
  agreed: {
    Return: { by: ['signatory'], to: 'returned' },
    Prepare: { by: ['signatory'], to: 'prepared' },
    Sign: { by: ['signatory'], to: 'signed' },
  },
  returned: { Redraft: { by: ['secretary'], to: 'draft' } },
  prepared: {
    Return: { by: ['signatory'], to: 'returned' },
    Prepare: { by: ['signatory'], to: 'prepared' },
    Unprepare: { by: ['signatory'], to: 'draft' },
    Sign: { by: ['signatory'], to: 'signed' },
  },
  signed: { Publish: { by: ['secretary', 'clerk'], to: 'published' } },
  published: {},
}

/** Where an order rests that is no longer prepared. */
export const restingStatus = ({ agreedOn }: { agreedOn: string | null }): OrderStatus =>
  agreedOn === null ? 'draft' : 'agreed'

/** What an order becomes by a command of a role, or why it does not. */
export const nextOrderStatus = (
  status: OrderStatus,
  command: OrderCommand,
  role: Actor['role'],
  { order }: Pick<OrderRules, 'order'>,
): OrderStatus | Refusal => {
  const move = orderLifeCycle[status][command]
  if (move === undefined) {
    const because = `Сейчас нельзя ${orderCommandTitles[command]}: приказ — ${orderStatusTitles[status]}`
    return { refused: 'not_now', because }
  }
  if (!move.by.includes(role)) {
    const doers = move.by.map(one => `«${roleTitles[one]}»`).join(', ')
    const because = `Роль «${roleTitles[role]}» не может ${orderCommandTitles[command]}: это делает ${doers}`
    return { refused: 'not_yours', because }
  }
  if (command === 'Agree' && !order.agreed_by_approver) {
    return { refused: 'not_needed', because: 'Регламент не требует согласования проекта приказа', clause: order.clause }
  }
  if ((command === 'Sign' || command === 'Prepare') && status === 'draft' && order.agreed_by_approver) {
    const because = 'Проект приказа сначала согласует заместитель министра'
    return { refused: 'not_agreed', because, clause: order.clause }
  }
  return move.to
}

/** What this role may do with the order now: the buttons of its page. */
export const orderCommandsFor = (
  status: OrderStatus,
  role: Actor['role'],
  rules: Pick<OrderRules, 'order'>,
): OrderCommand[] => orderCommands.filter(command => typeof nextOrderStatus(status, command, role, rules) === 'string')
