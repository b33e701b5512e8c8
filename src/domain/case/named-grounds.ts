import type { Finding, Refusal } from '../regulations/finding.ts'
import { refuse } from './context.ts'

type Ground = { id: string; clause: string; what: string; rule: string }
type Naming = {
  /** Grounds of the closed list that fit this application. */
  allowed: readonly Ground[]
  findings: readonly Finding[]
  /** Ids the clerk named. */
  named: readonly string[]
  /** What the clerk saw, in the clerk's words. */
  seen: string | undefined
  clause: string | undefined
}

/**
 * Findings of a refusal by a closed list. A ground that the system can check must really hold; what only a person sees
 * needs the person's words.
 */
export const findingsOfRefusal = ({ allowed, findings, named, seen, clause }: Naming): Finding[] | Refusal => {
  if (named.length === 0) return refuse('no_grounds', 'Назовите хотя бы одно основание отказа', clause)
  const result: Finding[] = []
  for (const id of new Set(named)) {
    const ground = allowed.find(line => line.id === id)
    const finding = findings.find(checked => checked.rule === id)
    if (ground === undefined || finding === undefined) {
      const list = allowed.map(line => `«${line.id}» — ${line.what} (${line.clause})`).join('; ')
      return refuse(
        'ground_not_in_list',
        `Основания «${id}» нет в исчерпывающем перечне для этого заявления. Есть: ${list || 'ни одного'}`,
        clause,
      )
    }
    if (ground.rule === 'clerk_finds') {
      const words = seen?.trim()
      if (!words) return refuse('words_needed', `Опишите, что обнаружено: «${ground.what}»`, ground.clause)
      result.push({ ...finding, met: false, known: { seen: words } })
    } else if (finding.met) {
      return refuse('ground_does_not_hold', `Основание не подтверждается: «${ground.what}»`, ground.clause, [finding])
    } else result.push(finding)
  }
  return result
}
