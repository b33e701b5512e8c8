import { criteriaRef } from '../expertise/criteria-set.ts'
import type { ExpertProfile } from '../expertise/expert.ts'
import { houseFindings, loadRule, noClause } from '../expertise/house-rules.ts'
import { panelFindings } from '../expertise/panel.ts'
import { type Finding, isRefusal, type Refusal } from '../regulations/finding.ts'
import { type Context, type Decider, refuse } from './context.ts'
import type { PanelSeat } from './events.ts'
import type { Filed, StateAt } from './state.ts'

type Panelled = StateAt<'panel_appointed' | 'assessment'>
type Duty = PanelSeat['duty']

/** Specialists who have declared a conflict and are still seated: the panel may not go on with them. */
export const conflicted = ({ seats, conflicts }: Pick<Panelled, 'seats' | 'conflicts'>): string[] =>
  seats.map(seat => seat.expertId).filter(id => conflicts.some(conflict => conflict.expertId === id))

export const appointPanel: Decider<'AppointPanel'> = (state, { main, senior, overLimit }, context) => {
  const { panel } = context.pack.experts
  if (state.path !== 'assessment') {
    return refuse(
      'wrong_path',
      'По этому заявлению специалисты не назначаются: оно идёт без экспертной группы',
      panel.clause,
    )
  }
  if (main.length !== panel.main || senior.length !== panel.senior) {
    const needed = `основных — ${panel.main}, старших — ${panel.senior}`
    return refuse(
      'panel_size',
      `Состав группы: ${needed}; названо основных — ${main.length}, старших — ${senior.length}`,
      panel.clause,
    )
  }
  const named = [...main, ...senior]
  if (new Set(named).size !== named.length)
    return refuse('panel_repeats', 'Один специалист назван дважды', panel.clause)
  const seats = [
    ...main.map(id => ({ id, duty: 'main' as const })),
    ...senior.map(id => ({ id, duty: 'senior' as const })),
  ]
  const checked = checkedPanel(seats, state, context, { coming: named, overLimit })
  if (isRefusal(checked)) return checked
  return [{ type: 'PanelAppointed', data: { seats: checked.seats, findings: checked.findings } }]
}

export const declareConflict: Decider<'DeclareConflict'> = (state, { expertId, reason }, { actor, pack }) => {
  const { clause } = pack.experts.conflicts
  if (!isSeated(state, expertId) || actor.personId !== expertId) {
    return refuse('not_your_seat', 'Самоотвод заявляет сам специалист, назначенный по этому делу', clause)
  }
  if (conflicted(state).includes(expertId)) return refuse('already_declared', 'Самоотвод уже заявлен', clause)
  if (reason.trim() === '') return refuse('invalid', 'Напишите причину самоотвода', clause)
  return [{ type: 'ConflictDeclared', data: { expertId, reason: reason.trim() } }]
}

/** A specialist may be replaced for any reason; the work of one who has signed without a conflict stays. */
export const replaceExpert: Decider<'ReplaceExpert'> = (state, { out, in: coming, reason, overLimit }, context) => {
  const { panel, conflicts } = context.pack.experts
  const leaving = state.seats.find(seat => seat.expertId === out)
  if (leaving === undefined)
    return refuse('not_seated', 'Заменяемый специалист по этому делу не назначен', panel.clause)
  if (isSeated(state, coming)) return refuse('panel_repeats', 'Этот специалист уже назначен по делу', panel.clause)
  if (state.conflicts.some(conflict => conflict.expertId === coming)) {
    return refuse('declared_conflict', 'Этот специалист заявил самоотвод по делу', conflicts.clause)
  }
  const signed = 'sheets' in state && state.sheets.some(sheet => sheet.expertId === out)
  if (signed && !conflicted(state).includes(out)) {
    return refuse(
      'already_signed',
      'Специалист уже подписал лист: заменить его можно только после самоотвода',
      panel.clause,
    )
  }
  if (reason.trim() === '') return refuse('invalid', 'Напишите причину замены', panel.clause)

  const seats = state.seats.map(({ expertId, duty }) => ({ id: expertId === out ? coming : expertId, duty }))
  const checked = checkedPanel(seats, state, context, { coming: [coming], overLimit }, conflicted(state))
  if (isRefusal(checked)) return checked
  const seat = checked.seats.find(({ expertId }) => expertId === coming)
  return seat === undefined
    ? refuse('unknown_expert', 'Специалиста нет в реестре')
    : [{ type: 'ExpertReplaced', data: { out, seat, reason: reason.trim(), findings: checked.findings } }]
}

export const startAssessment: Decider<'StartAssessment'> = (state, _, { actor, pack, criteria }) => {
  const { clause } = pack.experts.panel
  if (actor.role !== 'secretary' && !isSeated(state, actor.personId)) {
    return refuse('not_your_seat', 'Экспертизу начинает секретарь или назначенный по делу специалист', clause)
  }
  if (conflicted(state).length > 0) {
    return refuse(
      'conflict_pending',
      'Есть заявленный самоотвод: сначала замените специалиста',
      pack.experts.conflicts.clause,
    )
  }
  return criteria === undefined
    ? refuse('no_criteria', 'Для этой категории и должности нет экспертного листа', pack.experts.criteria.clause)
    : [{ type: 'AssessmentStarted', data: { criteria: criteriaRef(criteria) } }]
}

const isSeated = ({ seats }: Panelled, id: string): boolean => seats.some(seat => seat.expertId === id)

/** Everybody of the panel against the edition; those who wait to be replaced are not judged again. */
const checkedPanel = (
  named: readonly { id: string; duty: Duty }[],
  { applicantId, application }: Filed,
  { pack, world, today }: Context,
  { coming, overLimit = '' }: { coming: readonly string[]; overLimit?: string | undefined },
  leaving: readonly string[] = [],
): { seats: PanelSeat[]; findings: Finding[] } | Refusal => {
  const seats: { expert: ExpertProfile; duty: Duty }[] = []
  for (const { id, duty } of named.filter(seat => !leaving.includes(seat.id))) {
    const expert = world.experts.find(profile => profile.id === id)
    if (expert === undefined)
      return refuse('unknown_expert', `Специалиста «${id}» нет в реестре`, pack.experts.panel.clause)
    seats.push({ expert, duty })
  }
  const organisationId = world.applicantOrganisationId ?? application.organisationId
  const { position, subject } = application
  const applicant = { id: applicantId, organisationId, position, subject }
  // While another seat waits for its own replacement the count is not the fault of this one.
  const waiting = seats.length < named.length
  const findings = panelFindings(pack, seats, applicant, today).filter(
    finding => !waiting || !['panel-main-count', 'panel-senior-count'].includes(finding.rule),
  )
  const { open } = world
  const ofHouse = seats
    .filter(({ expert }) => open !== undefined && coming.includes(expert.id))
    .flatMap(({ expert }) => houseFindings(expert, open?.[expert.id] ?? 0, today))
    .filter(({ rule }) => rule !== loadRule || overLimit.trim() === '')
  const against = [...findings.filter(finding => !finding.met), ...ofHouse]
  if (against.length > 0) {
    const list = against.map(({ what, clause }) => (clause === noClause ? what : `${what} (${clause})`)).join('; ')
    const clause = against.map(one => one.clause).find(one => one !== noClause)
    return refuse('panel_not_fit', `Состав группы не подходит: ${list}`, clause, against)
  }
  const appointed = seats.map(({ expert, duty }) => ({
    expertId: expert.id,
    organisationId: expert.organisationId,
    duty,
  }))
  return { seats: appointed, findings }
}
