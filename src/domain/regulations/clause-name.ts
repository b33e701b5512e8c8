import type { CitedClause } from './citation.ts'

/** «Административный регламент, п. 30, п. 31; Закон № 210-ФЗ, ст. 11.2»: clauses of one act stand behind its name once. */
export const namedReference = (clauses: readonly CitedClause[]): string => {
  const byAct = new Map<string, string[]>()
  for (const { act, clause } of clauses) byAct.set(act, [...(byAct.get(act) ?? []), numberOf(clause)])
  return [...byAct].map(([act, numbers]) => [shortAct(act), ...numbers.filter(Boolean)].join(', ')).join('; ')
}

/** «reg п. 30 пп. 7» is «п. 30 пп. 7»; an act cited as a whole has none. */
export const numberOf = (clause: string): string => clause.split(' ').slice(1).join(' ')

/** Letters of a name that still stands in a line of a letter. */
const longestName = 80

/** An act's name without its dates and long subject. */
const shortAct = (act: string): string => {
  if (act.startsWith('Порядок проведения аттестации'))
    return /№ \d+/.exec(act) ? `Порядок ${/№ \d+/.exec(act)?.[0]}` : 'Порядок'
  if (act.startsWith('Административный регламент')) return 'Административный регламент'
  const law = /№ (\d+-ФЗ)/.exec(act)
  if (law) return `Закон № ${law[1]}`
  const short = (act.split(/[«(,]/)[0] ?? act).replace(/ от \d{2}\.\d{2}\.\d{4}(?= № )/, '').trim()
  return short.length > longestName ? `${short.slice(0, longestName).replace(/\s\S*$/, '')}…` : short
}
