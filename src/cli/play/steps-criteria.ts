import { momentIn } from '../../application/app.ts'
import { approveEdition, isBadApproval } from '../../application/criteria/approve-edition.ts'
import { builtInSets } from '../../application/criteria/built-in.ts'
import { beginDraft, cancelEdition, saveDraft } from '../../application/criteria/edit-edition.ts'
import type { CriteriaDraft } from '../../domain/expertise/criteria-draft.ts'
import { criteriaRef } from '../../domain/expertise/criteria-set.ts'
import { draftOf } from '../../domain/expertise/draft-of-set.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { categories } from '../../domain/regulations/vocabulary.ts'
import { type Doing, read } from './rehearsal.ts'
import type { StepOf } from './step-shapes.ts'

/** A region's own edition: a built-in set with other thresholds or without some items, written and approved at once. */
export const approveCriteria =
  ({ with: given }: StepOf<'approve_criteria'>): Doing =>
  async ({ app, pack }, by) => {
    const sets = builtInSets(app.law, pack())
    const set = sets.find(({ id }) => id === given.set)
    if (set === undefined)
      return { refused: 'no_set', because: `Набора «${given.set}» нет: есть ${sets.map(({ id }) => id).join(', ')}` }
    const begun = await beginDraft(app, by, { from: 'set', ref: criteriaRef(set), as: 'edition' })
    if (isRefusal(begun)) return begun
    const saved = await saveDraft(app, by, begun.editionId, begun.version, changed(draftOf(set), given))
    if (isRefusal(saved)) return saved
    const { date } = momentIn(app, pack().authority.time_zone)
    const done = await approveEdition(app, by, saved.editionId, saved.version, {
      act: given.act,
      number: given.number,
      on: given.act_on ?? date,
      validFrom: given.valid_from,
      validTo: given.valid_to,
    })
    // The scenario reads the reason: the field it stands beside is for the screen.
    return isBadApproval(done) ? { ...done, because: done.faults.map(({ message }) => message).join('; ') } : done
  }

/** The approved edition of this day is taken back. */
export const cancelCriteria =
  ({ with: given }: StepOf<'cancel_criteria'>): Doing =>
  async (rehearsal, by) => {
    const all = await read(rehearsal, tx => tx.criteria.approvedFrom(rehearsal.region, given.valid_from))
    const found = all.find(({ validFrom }) => validFrom === given.valid_from)
    if (found === undefined)
      return { refused: 'no_edition_of_set', because: `Редакции, которая действует с ${given.valid_from}, нет` }
    return cancelEdition(rehearsal.app, by, found.id, found.version)
  }

type Change = StepOf<'approve_criteria'>['with']

/** A section loses the points of the items it loses; one without items goes. */
const changed = (draft: CriteriaDraft, { thresholds, without }: Change): CriteriaDraft => ({
  ...draft,
  notice: '',
  thresholds: Object.fromEntries(
    categories.flatMap(category => {
      const line = draft.thresholds[category]
      const least = thresholds[category]
      return line === undefined ? [] : [[category, least === undefined ? line : { ...line, at_least: String(least) }]]
    }),
  ),
  sections: draft.sections
    .map(section => {
      const gone = section.criteria.filter(({ code }) => without.includes(code))
      const max =
        Number(section.max.replace(',', '.')) - gone.reduce((sum, item) => sum + Number(item.max.replace(',', '.')), 0)
      return { ...section, max: String(max), criteria: section.criteria.filter(item => !gone.includes(item)) }
    })
    .filter(({ criteria }) => criteria.length > 0),
})
