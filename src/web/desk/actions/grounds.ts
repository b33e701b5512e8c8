import type { Law } from '../../../application/law.ts'
import {
  acceptanceFindings,
  acceptanceGrounds,
  serviceFindings,
  serviceGrounds,
} from '../../../domain/eligibility/grounds.ts'
import type { Finding } from '../../../domain/regulations/finding.ts'
import { knownInWords } from '../../../domain/regulations/known-words.ts'
import type { PackRef } from '../../../domain/regulations/pack.ts'
import type { Desk } from '../../screens.ts'
import type { FindingView } from '../../views/citation.ts'
import { clauseView } from '../../views/clauses.ts'
import type { OptionView } from '../../views/fields.ts'
import { findingView } from '../../views/finding.ts'
import type { OpenCase } from '../open-case.ts'

/** A ground of the closed list with what the system found: a person must see some of them with their own eyes. */
export type CheckedGround = { id: string; byPerson: boolean; finding: Finding }

/** Grounds on which this application may be refused acceptance, checked as of the day of filing. */
export const acceptanceChecks = ({ card: { state }, pack }: OpenCase): CheckedGround[] =>
  joined(acceptanceGrounds(pack, state.application), acceptanceFindings(pack, state.application, state.received))

/** Grounds on which the service may be refused at the review. */
export const serviceChecks = ({ card: { state }, pack }: OpenCase, desk: Desk): CheckedGround[] =>
  joined(
    serviceGrounds(pack, state.application),
    serviceFindings(pack, state.application, state.received, desk.app.law.nomenclature),
  )

const joined = (grounds: readonly { id: string; rule: string }[], findings: readonly Finding[]): CheckedGround[] =>
  grounds.flatMap(({ id, rule }) => {
    const finding = findings.find(known => known.rule === id)
    return finding === undefined ? [] : [{ id, byPerson: rule === 'clerk_finds', finding }]
  })

/** What may be named: what only a person sees, and what the system has found against the application. */
export const nameable = (checks: readonly CheckedGround[]): CheckedGround[] =>
  checks.filter(check => check.byPerson || !check.finding.met)

/** Found by the system: marked beforehand. */
export const found = (checks: readonly CheckedGround[]): string[] =>
  checks.filter(check => !check.byPerson && !check.finding.met).map(check => check.id)

export const groundOption = (desk: Desk, { card }: OpenCase, { id, byPerson, finding }: CheckedGround): OptionView => {
  const { reference } = clauseView(finding.clause, desk.app.law.cited(card.state.pack, finding.clause))
  const seen = knownInWords(finding.known).map(({ title, value }) => `${title}: ${value}`)
  return {
    value: id,
    label: finding.what,
    hint: `${reference}. ${byPerson ? 'Решает человек: опишите ниже, что обнаружено' : `Нашла система. ${seen.join('; ')}`}`,
  }
}

/** A ground in words: held or not, never «выполнено», for a ground that does not hold is good news. */
export const groundFinding = (law: Law, pack: PackRef, { byPerson, finding }: CheckedGround): FindingView => {
  const view = findingView(law, pack, finding, 'есть основание отказа')
  if (byPerson) return { ...view, outcome: { words: 'решает человек', tone: 'attention' }, known: [] }
  if (!finding.met || 'decided_by' in finding.known) return view
  return { ...view, outcome: { words: 'не подтвердилось', tone: 'good' } }
}
