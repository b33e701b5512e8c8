import { missing } from '../eligibility/evidence.ts'
import { scoreSheet } from '../expertise/scoring.ts'
import { isRefusal, type Refusal } from '../regulations/finding.ts'
import { type Context, type Decider, refuse } from './context.ts'
import type { CaseEvent } from './events.ts'
import type { Filed } from './state.ts'

/**
 * Attestation without specialists for holders of awards (196 п. 31 абз. 4–5): each confirmation is a signature under the papers;
 * the last one of those the edition asks for forms the conclusion (KBR reg п. 20.6.3.1: three).
 */
export const confirmAwards: Decider<'ConfirmAwards'> = (state, { expertId, award }, context) => {
  const { pack, actor } = context
  const rule = pack.awards_path
  if (state.path !== 'awards' || rule === null) {
    return refuse('wrong_path', 'Это заявление рассматривается не по наградам', rule?.clause)
  }
  if (actor.personId !== expertId) return refuse('not_your_seat', 'Награды подтверждает сам специалист', rule.clause)
  const tie = tieWithApplicant(expertId, state, context)
  if (tie !== undefined) return tie
  if (state.confirmations.some(one => one.expertId === expertId)) {
    return refuse('already_signed', 'Вы уже подтвердили награды по этому делу', rule.clause)
  }
  const lacking = missing(pack, state.application).find(paper => paper.document === 'awards')
  if (lacking !== undefined) return refuse('documents_not_given', `Не представлено: ${lacking.title}`, lacking.clause)
  if (award.trim() === '') return refuse('invalid', 'Назовите награду и реквизиты документа о ней', rule.clause)

  const confirmed: CaseEvent = { type: 'AwardsConfirmed', data: { expertId, award: award.trim() } }
  const count = state.confirmations.length + 1
  if (count < rule.confirmations) return [confirmed]
  const finding = {
    rule: 'awards-confirmed',
    clause: rule.clause,
    what: 'Право на аттестацию без закрепления специалистов подтверждено',
    met: true,
    known: { confirmed: count, required: rule.confirmations },
  }
  return [confirmed, { type: 'Assessed', data: { basis: 'awards', meets: true, findings: [finding] } }]
}

/** Methodist and mentor: one stage, by the petition and the indicators of 196 пп. 50, 51 (KBR reg п. 20.6.7). */
export const examinePetition: Decider<'ExaminePetition'> = (state, { expertId, points }, context) => {
  const { pack, criteria, actor } = context
  const clause = pack.petition_path?.clause
  if (state.path !== 'petition') return refuse('wrong_path', 'Это заявление рассматривается не по ходатайству', clause)
  if (actor.personId !== expertId) return refuse('not_your_seat', 'Ходатайство рассматривает сам специалист', clause)
  const tie = tieWithApplicant(expertId, state, context)
  if (tie !== undefined) return tie
  if (!state.application.petition && !state.application.documents.includes('employer_petition')) {
    return refuse('petition_missing', 'Ходатайство работодателя не представлено', clause)
  }
  if (criteria === undefined) {
    return refuse('no_criteria', 'Для этой категории нет листа показателей', pack.experts.criteria.clause)
  }
  const scored = scoreSheet(criteria, state.application.category, points)
  if (isRefusal(scored)) return scored
  const { total, percent, meets, findings } = scored
  return [
    { type: 'PetitionExamined', data: { expertId, points, meets } },
    { type: 'Assessed', data: { basis: 'petition', meets, points, total, percent, findings } },
  ]
}

/** Nobody judges their own application; a colleague does not where the edition keeps colleagues from panels. */
const tieWithApplicant = (expertId: string, state: Filed, { pack, world }: Context): Refusal | undefined => {
  const { clause, exclude } = pack.experts.conflicts
  if (expertId === state.applicantId) return refuse('own_application', 'Своё заявление рассматривать нельзя', clause)
  const profile = world.experts.find(one => one.id === expertId)
  if (profile === undefined) return refuse('unknown_expert', `Специалиста «${expertId}» нет в реестре`, clause)
  const employer = world.applicantOrganisationId ?? state.application.organisationId
  return exclude.includes('same_employer_as_applicant') && profile.organisationId === employer
    ? refuse('same_employer', 'Специалист работает в одной организации с заявителем', clause)
    : undefined
}
