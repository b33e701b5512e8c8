import type { Role } from '../people/roles.ts'
import type { Pack } from '../regulations/pack.ts'
import type { Stage } from '../regulations/vocabulary.ts'
import { conflicted } from './decide-panel.ts'
import { belongsInOrder } from './decide-result.ts'
import type { CaseState, StateAt } from './state.ts'

/** Who must act next, and what is expected of them; undefined when nobody has to. */
export type Move = { role: Role; what: string } | undefined

/** The next move of a case; follows the life-cycle table and the facts of the case. */
export const whoseMove = (state: CaseState, pack: Pack): Move => moves(state, pack)

const moves = (state: CaseState, pack: Pack): Move => {
  switch (state.stage) {
    case 'draft':
      return { role: 'teacher', what: 'Заполнить и подать заявление' }
    case 'submitted':
      return { role: 'clerk', what: 'Проверить документы и зарегистрировать заявление' }
    case 'acceptance_refused':
    case 'service_refused':
      return state.noticeSent === undefined ? { role: 'clerk', what: 'Направить заявителю отказ' } : undefined
    case 'registered':
      return { role: 'clerk', what: 'Принять заявление к рассмотрению' }
    case 'review':
      return { role: 'clerk', what: 'Рассмотреть заявление и назначить день аттестации' }
    case 'information_asked':
      return state.asked.of === 'applicant'
        ? { role: 'teacher', what: 'Ответить на запрос сведений' }
        : { role: 'clerk', what: 'Получить ответ на запрос и внести его' }
    case 'admitted':
      return admittedMoves[state.path]
    case 'testing':
      return { role: 'secretary', what: 'Провести тестирование и внести результат' }
    case 'panel_appointed':
      return conflicted(state).length > 0 ? replaceExpert : { role: 'secretary', what: 'Начать экспертизу' }
    case 'assessment':
      return conflicted(state).length > 0
        ? replaceExpert
        : { role: 'expert', what: 'Заполнить и подписать экспертный лист' }
    case 'disputed':
      return { role: 'senior', what: 'Решить спорные позиции' }
    case 'assessed':
      return { role: 'secretary', what: 'Включить дело в повестку заседания' }
    case 'on_agenda':
      return { role: 'secretary', what: 'Подготовить заседание и открыть рассмотрение' }
    case 'meeting':
      return { role: 'secretary', what: 'Внести решение комиссии' }
    case 'decided':
      return belongsInOrder(pack, state)
        ? { role: 'signatory', what: 'Подписать приказ' }
        : { role: 'secretary', what: 'Направить заявителю решение об отказе' }
    case 'ordered':
      return { role: 'secretary', what: 'Опубликовать приказ' }
    case 'published':
      return { role: 'secretary', what: 'Направить заявителю результат' }
    case 'closed':
    case 'withdrawn':
    case 'archived':
      return undefined
  }
}

const replaceExpert: Move = { role: 'secretary', what: 'Заменить специалиста, заявившего самоотвод' }

const admittedMoves: Record<StateAt<'admitted'>['path'], Move> = {
  assessment: { role: 'secretary', what: 'Назначить специалистов' },
  awards: { role: 'expert', what: 'Подтвердить документы о наградах' },
  petition: { role: 'expert', what: 'Рассмотреть ходатайство и материалы' },
} satisfies Record<string, Move>

/** Stages at which nothing more is expected of anybody, except keeping. */
export const finalStages: readonly Stage[] = [
  'acceptance_refused',
  'service_refused',
  'closed',
  'withdrawn',
  'archived',
]
