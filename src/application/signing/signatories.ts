import type { Role } from '../../domain/people/roles.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import type { Block, Paper } from '../papers/paper.ts'

/** Who may sign a paper of a form, and by which clause where the papers say so. */
export type Signatories = { roles: readonly Role[]; clause?: string | undefined }

const office = ['clerk', 'secretary', 'supervisor', 'signatory'] as const
const panel = ['expert', 'senior'] as const

const byForm: Partial<Record<Form, readonly Role[]>> = {
  receipt: office,
  registration_notice: office,
  progress_notice: office,
  officer_message: office,
  information_request: office,
  other_region_request: office,
  attestation_notice: office,
  acceptance_refusal: office,
  service_refusal: ['supervisor', 'signatory'],
  admitted_list: ['secretary', 'supervisor', 'signatory'],
  test_sheet: ['secretary', 'supervisor'],
  awards_list: panel,
  expert_sheet: panel,
  expert_conclusion: panel,
  group_protocol: panel,
  case_certificate: ['secretary'],
  case_package: ['secretary'],
  agenda: ['secretary', 'chair'],
  decision_granted: ['signatory'],
  decision_refused: ['signatory'],
  employer_letter: office,
  extract: office,
  certified_copy: office,
  correction_decision: ['supervisor', 'signatory'],
  no_error_notice: office,
  complaint_answer: ['supervisor', 'signatory'],
  withdrawal_notice: office,
  registration_journal: ['clerk', 'secretary', 'supervisor'],
  inspection_act: ['supervisor'],
  school_certificate: ['employer'],
  certification_act: ['employer'],
  school_petition: ['employer'],
}

/**
 * Who signs papers of this form; undefined for those nobody of the ministry signs one by one (an application is the teacher's, an
 * order has its own way). Minutes are signed by the seats that the edition names; for the rest the papers only say «the
 * authorised official», so the roles that make a paper sign it, and decisions are signed by the minister.
 */
export const signatoriesOf = (form: Form, pack: Pack): Signatories | undefined => {
  const { clause, roles } = pack.commission.signed_by
  if (form === 'minutes') return { roles: roles.map(role => (role === 'members' ? 'member' : role)), clause }
  const known = byForm[form]
  if (known === undefined) return undefined
  const rule = pack.documents.find(document => document.form === form)
  return { roles: known, clause: rule?.clause }
}

/** Persons whom the paper itself names as those who sign it; none where it only names a post. */
export const namedSigners = ({ signatory, blocks }: Pick<Paper, 'signatory' | 'blocks'>): string[] => {
  const lines = blocks.flatMap((block: Block) => (block.kind === 'signatures' ? block.lines : []))
  const ids = [signatory?.personId, ...lines.map(({ personId }) => personId)]
  return [...new Set(ids.filter(id => id !== undefined))]
}
