import type { Role } from '../../domain/people/roles.ts'

/** Who keeps a region's criteria sets: the head of the department, who answers for the act, and the administrator. */
export const criteriaKeepers = ['admin', 'supervisor'] as const satisfies Role[]

/** Who may look at them: also those who appoint specialists and who inspect. */
export const criteriaReaders = ['admin', 'supervisor', 'secretary', 'clerk', 'auditor'] as const satisfies Role[]
