import type { Law } from '../../application/law.ts'
import { type DeadlineRule, periodOf } from '../../domain/calendar/deadline-rule.ts'
import { factTitles } from '../../domain/calendar/facts.ts'
import { periodInWords } from '../../domain/calendar/period.ts'
import { roleTitles } from '../../domain/people/roles.ts'
import { kindWords } from '../../domain/regulations/in-words/titles.ts'
import { type Pack, packRef } from '../../domain/regulations/pack.ts'
import type { CaseKind } from '../../domain/regulations/vocabulary.ts'
import { type Html, html } from '../html.ts'
import { citation } from './citation.ts'
import { clauseView } from './clauses.ts'
import { table } from './table.ts'

/** Terms of an edition as the paper states them, before any date is known. `kinds` narrows to some kinds of case. */
export const termsTable = (law: Law, pack: Pack, kinds?: readonly CaseKind[]): Html =>
  table({
    caption: 'Сроки',
    columns: [{ label: 'Что' }, { label: 'Срок' }, { label: 'Кто исполняет' }, { label: 'Основание' }],
    empty: '',
    rows: Object.values(pack.deadlines)
      .filter(rule => kinds === undefined || kinds.some(kind => isOf(rule, kind)))
      .map(rule => [
        html`${rule.title}${rule.for?.kinds !== undefined && kinds === undefined && html`<div class="house-muted">${rule.for.kinds.map(kind => kindWords[kind]).join(', ')}</div>`}`,
        termInWords(rule),
        roleTitles[rule.obliges],
        html`${citation(clauseView(rule.clause, law.cited(packRef(pack), rule.clause)))}${doubtTag(rule)}`,
      ]),
  })

/** «30 календарных дней после регистрации заявления» */
export const termInWords = (rule: DeadlineRule): string => {
  const period = periodOf(rule)
  const event = `«${factTitles[rule.after ?? rule.before ?? rule.closed_by]}»`
  if (period.amount === 0) return `в день события ${event}`
  return rule.before === undefined
    ? `${periodInWords(period)} после события ${event}`
    : `за ${periodInWords(period)} до события ${event}`
}

const doubtTag = ({ assumed, question }: DeadlineRule): Html | false =>
  ((assumed ?? []).length > 0 || question !== undefined) &&
  html`<span class="govuk-tag govuk-tag--yellow">требует уточнения</span>`

/** A rule without kinds speaks of the events it names; extracts and complaints name theirs. */
const isOf = ({ for: only, after, before }: DeadlineRule, kind: CaseKind): boolean =>
  only?.kinds === undefined ? kindOfFact(after ?? before ?? '') === kind : only.kinds.includes(kind)

const kindOfFact = (fact: string): CaseKind => {
  const subject = fact.split('.')[0]
  if (subject === 'extract' || subject === 'correction' || subject === 'complaint') return subject
  return subject === 'consent' ? 'consent_withdrawal' : 'attestation'
}
