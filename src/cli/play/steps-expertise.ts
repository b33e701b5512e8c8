import type { Ruling } from '../../domain/case/events.ts'
import type { CaseState } from '../../domain/case/state.ts'
import { caseState, type Doing, type Rehearsal } from './rehearsal.ts'
import type { StepOf } from './step-shapes.ts'
import { commanded } from './steps-intake.ts'

export const appointPanel = ({ case: name, with: given }: StepOf<'appoint_panel'>): Doing =>
  commanded(name, ({ pack, cast }) => {
    const { main, senior } = pack().experts.panel
    const ids = (names: readonly string[] | undefined, prefix: string, count: number) =>
      (names ?? Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`)).map(cast.idOf)
    return { type: 'AppointPanel', main: ids(given.main, 'expert', main), senior: ids(given.senior, 'senior', senior) }
  })

export const replaceExpert = ({ case: name, with: given }: StepOf<'replace_expert'>): Doing =>
  commanded(name, ({ cast }) => ({
    type: 'ReplaceExpert',
    out: cast.idOf(given.out),
    in: cast.idOf(given.in),
    reason: given.reason,
  }))

export const ruleDisputes =
  ({ case: name, with: given }: StepOf<'rule_disputes'>): Doing =>
  (rehearsal, by) =>
    commanded(name, async () => ({
      type: 'RuleDisputes',
      expertId: by.actor.personId,
      rulings: given.rulings ?? rulingsFor(await caseState(rehearsal, name), given, rehearsal),
    }))(rehearsal, by)

const rulingsFor = (state: CaseState, given: StepOf<'rule_disputes'>['with'], { cast }: Rehearsal): Ruling[] => {
  if (state.stage !== 'disputed') return []
  const chosen = given.in_favour_of === undefined ? undefined : cast.idOf(given.in_favour_of)
  const sheet = state.sheets.find(one => one.expertId === chosen) ?? state.sheets[0]
  return state.items.map(item => ({ item, points: sheet?.points[item] ?? 0, reason: given.reason }))
}
