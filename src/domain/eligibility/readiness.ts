import type { PlainDate } from '../calendar/plain-date.ts'
import type { Application } from '../case/application.ts'
import type { Finding } from '../regulations/finding.ts'
import type { Pack } from '../regulations/pack.ts'
import { acceptanceFindings, serviceFindings } from './grounds.ts'

export type Readiness = {
  /** No ground of refusal that the system can check holds. What only a person can see is not promised. */
  ready: boolean
  findings: Finding[]
  wouldBeRefused: { kind: 'acceptance' | 'service'; finding: Finding }[]
}

/** The clerk's own rules, run before sending: which refusal the application would get today. It binds nobody. */
export const readiness = (
  pack: Pack,
  application: Application,
  today: PlainDate,
  nomenclature: readonly string[],
): Readiness => {
  const acceptance = acceptanceFindings(pack, application, today)
  const service = serviceFindings(pack, application, today, nomenclature)
  const wouldBeRefused = [
    ...acceptance.filter(isAgainst).map(finding => ({ kind: 'acceptance' as const, finding })),
    ...service.filter(isAgainst).map(finding => ({ kind: 'service' as const, finding })),
  ]
  return { ready: wouldBeRefused.length === 0, findings: [...acceptance, ...service], wouldBeRefused }
}

const isAgainst = (finding: Finding): boolean => !finding.met
