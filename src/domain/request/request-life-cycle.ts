import type { Actor } from '../people/roles.ts'
import type { RequestCommandType } from './request-commands.ts'
import type { RequestKind } from './request-events.ts'

export const requestStages = ['none', 'filed', 'registered', 'fulfilled', 'refused', 'closed'] as const
export type RequestStage = (typeof requestStages)[number]

export const requestStageTitles: Record<RequestStage, string> = {
  none: 'не подано',
  filed: 'подано',
  registered: 'зарегистрировано',
  fulfilled: 'исполнено',
  refused: 'отказано',
  closed: 'ответ направлен',
}

type Row = Partial<Record<RequestCommandType, readonly Actor['role'][]>>
type Table = Record<RequestStage, Row>

const applicants = ['teacher', 'representative', 'mfc', 'clerk'] as const
const office = ['clerk', 'secretary'] as const

const ordinary = {
  none: { File: applicants },
  filed: { Register: ['clerk', 'system'] },
  registered: { Fulfil: office, Refuse: office },
  fulfilled: { SendAnswer: office },
  refused: { SendAnswer: office },
  closed: {},
} as const satisfies Table

/** A complaint is decided by those above the clerk whose work it concerns (210-ФЗ ст. 11.2 ч. 2). */
const complaint = {
  ...ordinary,
  registered: { Fulfil: ['supervisor', 'signatory'], Refuse: ['supervisor', 'signatory'] },
  fulfilled: { SendAnswer: ['clerk', 'secretary', 'supervisor'] },
  refused: { SendAnswer: ['clerk', 'secretary', 'supervisor'] },
} as const satisfies Table

/** Who may do what, at which stage, by the kind of request. A pack may forbid more, never allow more. */
export const requestLifeCycle: Record<RequestKind, Table> = {
  extract: ordinary,
  correction: ordinary,
  complaint,
  consent_withdrawal: ordinary,
}

export const mayOrderRequest = (
  kind: RequestKind,
  stage: RequestStage,
  command: RequestCommandType,
  role: Actor['role'],
): boolean => requestLifeCycle[kind][stage][command]?.includes(role) ?? false
