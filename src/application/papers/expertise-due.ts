import type { Pack } from '../../domain/regulations/pack.ts'
import type { Filed } from '../project-case.ts'
import type { Rule } from './case-subject.ts'

/**
 * Whether a paper of the expertise is complete enough to be made. A joint sheet and the list of awards carry several signatures
 * and come out once, with the last of them (KBR reg п. 20.6.4, 20.6.3.1); a protocol needs sheets to speak of, a conclusion
 * needs specialists. Other papers are always due.
 */
export const isDueInExpertise = (rule: Rule, pack: Pack, state: Filed): boolean => {
  const basis = 'conclusion' in state ? state.conclusion.basis : undefined
  switch (rule.form) {
    case 'expert_sheet':
      return pack.experts.scheme !== 'joint' || basis === 'sheets'
    case 'group_protocol':
      return basis === 'sheets'
    case 'awards_list':
      return basis === 'awards'
    case 'expert_conclusion':
      return basis !== 'test_failed'
    default:
      return true
  }
}
