import type { Law } from '../../application/law.ts'
import { noClause } from '../../domain/expertise/house-rules.ts'
import type { Finding } from '../../domain/regulations/finding.ts'
import type { PackRef } from '../../domain/regulations/pack.ts'
import { type Html, html } from '../html.ts'
import { banner } from './banner.ts'
import { type FindingView, findings } from './citation.ts'
import { findingView } from './finding.ts'

/** Keys of a trace that are there for machines and the auditor. */
const notForReaders = new Set(['organisation', 'set', 'edition', 'demonstration', 'item', 'maximum', 'duty'])

/**
 * A requirement that was checked, in ready words: held or not. People stand by name where it is given; ids and editions of
 * files stay in the trace.
 */
export const checkView = (
  law: Law,
  pack: PackRef,
  finding: Finding,
  names: Readonly<Record<string, string>> = {},
): FindingView => {
  const known = Object.entries(finding.known).flatMap(([key, value]): [string, Finding['known'][string]][] => {
    if (key !== 'expert') return notForReaders.has(key) ? [] : [[key, value]]
    const name = names[String(value)]
    return name === undefined ? [] : [[key, name]]
  })
  const view = findingView(law, pack, { ...finding, known: Object.fromEntries(known) })
  return {
    ...view,
    outcome: finding.met ? { words: 'выполнено', tone: 'good' } : { words: 'не выполнено', tone: 'bad' },
    clause:
      finding.clause === noClause
        ? ofHouse
        : view.clause.words === undefined
          ? { reference: actNamed(view.clause.reference) }
          : view.clause,
  }
}

/** What is said instead of a clause where the rule is the ministry's own. */
export const ofHouse = { reference: 'правило ведомства, не регламента' }

/** «196 п. 35» is «Порядок № 196, п. 35» where its words are not at hand. */
export const actNamed = (reference: string): string => reference.replaceAll(/(^|; )196 /g, '$1Порядок № 196, ')

/** Requirements to one thing: what does not hold stands open, the rest one click away. */
export const checks = (law: Law, pack: PackRef, all: readonly Finding[], well: string): Html => {
  const bad = all.filter(({ met }) => !met)
  const good = all.filter(({ met }) => met).map(finding => checkView(law, pack, { ...finding, known: {} }))
  return html`${
    bad.length > 0
      ? findings(bad.map(finding => checkView(law, pack, finding)))
      : banner({ kind: 'success', title: well, body: '' })
  }
  ${good.length > 0 && html`<details class="house-details"><summary>Что проверено (${good.length})</summary>${findings(good)}</details>`}`
}
