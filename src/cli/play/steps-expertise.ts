import { momentIn } from '../../application/app.ts'
import { criteriaOfCase } from '../../application/criteria/criteria-of-case.ts'
import type { Points, Ruling } from '../../domain/case/events.ts'
import type { CaseState } from '../../domain/case/state.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { attainablePoints } from '../../domain/expertise/scale.ts'
import { caseState, type Doing, type Rehearsal, read } from './rehearsal.ts'
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

type Sheet = StepOf<'submit_sheet'>['with']

/** Points of a sheet: all of the most or all zeros, then what differs. */
export const pointsOf = (criteria: CriteriaSet | undefined, { result, change, points }: Sheet): Points => {
  if (points !== undefined) return points
  const items = criteria?.sections.flatMap(section => section.criteria) ?? []
  const usual = items.map(item => [item.code, result === 'meets' ? (attainablePoints(item).at(-1) ?? 0) : 0] as const)
  return { ...Object.fromEntries(usual), ...change }
}

const criteriaOf = async (rehearsal: Rehearsal, name: string): Promise<CriteriaSet | undefined> => {
  const state = await caseState(rehearsal, name)
  if (state.stage === 'draft') return undefined
  const pack = rehearsal.app.law.pack(state.pack)
  const today = momentIn(rehearsal.app, pack.authority.time_zone).date
  return read(rehearsal, tx => criteriaOfCase(rehearsal.app, tx.criteria.inForce, pack, state, today))
}

export const submitSheet =
  ({ case: name, with: sheet }: StepOf<'submit_sheet'>): Doing =>
  (rehearsal, by) =>
    commanded(name, async () => ({
      type: 'SubmitSheet',
      expertId: by.actor.personId,
      points: pointsOf(await criteriaOf(rehearsal, name), sheet),
    }))(rehearsal, by)

export const examinePetition =
  ({ case: name, with: sheet }: StepOf<'examine_petition'>): Doing =>
  (rehearsal, by) =>
    commanded(name, async () => ({
      type: 'ExaminePetition',
      expertId: by.actor.personId,
      points: pointsOf(await criteriaOf(rehearsal, name), sheet),
    }))(rehearsal, by)

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
