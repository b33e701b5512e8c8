/** Those who keep the case or look into it afterwards: they may take it whole. */
export const archiveKeepers = ['clerk', 'secretary', 'supervisor', 'auditor'] as const
