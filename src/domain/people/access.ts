import type { Actor } from './roles.ts'

/** How a case stands to people: who may look at it follows from this alone. */
export type CaseRelation = {
  region: string
  applicantId: string
  organisationId: string
  /** Specialists seated on its panel now, by person. */
  expertIds: readonly string[]
  /** The papers wait for any specialist of the region: awards to confirm, a petition to examine. */
  openToExperts?: boolean | undefined
  /** Specialists with an open silent second opinion: they see what the applicant brought, nothing that anybody judged. */
  secondExpertIds?: readonly string[] | undefined
  /** Members of the meetings on whose agenda it stands or stood. */
  meetingMemberIds: readonly string[]
  /** The commission has decided: from then on the case concerns those who agree and sign the order. */
  decided: boolean
  /** Who handed the application in, where that was not the applicant: a worker of an МФЦ, a representative. */
  filedById?: string | undefined
}

type Rule = (actor: Actor, relation: CaseRelation) => boolean

const isTheirs: Rule = (actor, { applicantId }) => actor.personId === applicantId
const filedIt: Rule = (actor, { filedById }) => actor.personId === filedById
const ofTheirOrganisation: Rule = (actor, { organisationId }) => actor.organisationId === organisationId
const isSeated: Rule = (actor, { expertIds, openToExperts, applicantId }) =>
  expertIds.includes(actor.personId) || (openToExperts === true && actor.personId !== applicantId)
const isOnTheirAgenda: Rule = (actor, { meetingMemberIds }) => meetingMemberIds.includes(actor.personId)
const isDecided: Rule = (_, { decided }) => decided
const always: Rule = () => true
const never: Rule = () => false

/** Role by role, within the region of the role. An administrator keeps users and packs and never sees a case's contents. */
const rules: Record<Actor['role'], Rule> = {
  teacher: isTheirs,
  representative: filedIt,
  employer: ofTheirOrganisation,
  mfc: filedIt,
  clerk: always,
  secretary: always,
  expert: isSeated,
  senior: isSeated,
  member: isOnTheirAgenda,
  deputy_chair: isOnTheirAgenda,
  chair: isOnTheirAgenda,
  approver: isDecided,
  signatory: isDecided,
  supervisor: always,
  admin: never,
  auditor: always,
  public: never,
  system: always,
}

/** May this person, in this role, read the case. The system's own work knows no region. */
export const mayRead = (actor: Actor, relation: CaseRelation): boolean =>
  (actor.role === 'system' || actor.region === relation.region) && rules[actor.role](actor, relation)

/**
 * May this person read what the applicant brought: whoever reads the case, and the specialist of an open second opinion, who must
 * see nothing of the case beyond it – no papers, no sheets, no course of the case.
 */
export const mayReadMaterials = (actor: Actor, relation: CaseRelation): boolean =>
  mayRead(actor, relation) ||
  ((actor.role === 'expert' || actor.role === 'senior') &&
    actor.region === relation.region &&
    relation.secondExpertIds?.includes(actor.personId) === true)
