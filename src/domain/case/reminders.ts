import type { Pack } from '../regulations/pack.ts'
import type { CaseState, Filed } from './state.ts'

export type HandTask = Pack['by_hand'][number]
type When = NonNullable<HandTask['when']>

/** What a person has to do by hand at this stage and nobody has marked as done: the system reminds and keeps the trace. */
export const dueTasks = (state: CaseState, pack: Pack): HandTask[] =>
  state.stage === 'draft'
    ? []
    : pack.by_hand.filter(
        task =>
          task.at.includes(state.stage) &&
          !state.handTasksDone.includes(task.id) &&
          conditions[task.when ?? 'always'](state.application),
      )

const conditions: Record<When, (application: Filed['application']) => boolean> = {
  always: () => true,
  presence_wished: ({ wishesPresence }) => wishesPresence,
  category_from_other_region: ({ held }) => held.some(category => category.otherRegion !== undefined),
  paper_channel: ({ channel }) => channel === 'in_person' || channel === 'post',
}
