import { plainDate } from '../../domain/calendar/plain-date.ts'
import { assembleCriteria, type DraftFault } from '../../domain/expertise/assemble-criteria.ts'
import type { CriteriaDraft } from '../../domain/expertise/criteria-draft.ts'
import { positionKey } from '../../domain/people/nomenclature.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'
import type { App, By } from '../app.ts'
import type { ApprovalAct, CriteriaEdition } from '../stores/criteria.ts'
import {
  changedMeanwhile,
  changeEdition,
  changer,
  closed,
  draftFaults,
  type EditionSaved,
  note,
  todayIn,
} from './edit-edition.ts'

/** The act that approves an edition, and the days it is in force; without `validTo` until the next one. */
export type Approval = ApprovalAct & { validFrom: string; validTo?: string | undefined }

export type BadApproval = Refusal & { faults: readonly DraftFault[] }
export const isBadApproval = (answer: object): answer is BadApproval => 'faults' in answer

/**
 * Approves a draft: from now on it is frozen. It may not begin on the day of approval or earlier, so that what was found for a
 * day once is found for it always. Refused with all faults, each beside its field.
 */
export const approveEdition = (
  app: App,
  by: By,
  id: string,
  version: number,
  approval: Approval,
): Promise<EditionSaved | BadApproval | Refusal> =>
  changeEdition(app, by, id, async (tx, edition) => {
    if (edition.state !== 'draft' || edition.draft === null) return closed(edition)
    if (edition.version !== version) return changedMeanwhile
    const wrong = approvalFaults(approval, todayIn(app, by.actor.region))
    if (wrong.length > 0) return { ...badApproval, faults: wrong }
    const inSet = draftFaults(app, edition.draft)
    if (inSet.length > 0)
      return { refused: 'bad_set', because: 'Набор ещё нельзя утвердить: исправьте, что названо ниже', faults: inSet }
    const rival = sameDay(
      edition,
      await tx.criteria.approvedFrom(by.actor.region, approval.validFrom),
      approval.validFrom,
    )
    if (rival !== undefined)
      return {
        ...badApproval,
        faults: [
          {
            field: 'valid_from',
            message: `С этого же дня для тех же должностей утверждён набор «${rival.title}»: выберите другой день`,
          },
        ],
      }
    const { set } = setOf(edition.setId, edition.draft, approval)
    if (set === undefined) throw new Error('A draft without faults did not make a set')
    const done = await tx.criteria.approve({
      id,
      version,
      body: set,
      validFrom: plainDate(approval.validFrom),
      validTo: approval.validTo === undefined ? null : plainDate(approval.validTo),
      approvedBy: { act: approval.act, number: approval.number, on: approval.on },
      positions: set.positions === 'all' ? null : set.positions.map(positionKey),
      ...changer(app, by),
    })
    if (!done) return changedMeanwhile
    await note(app, tx, by, 'criteria.approved', id, { valid_from: approval.validFrom, act: approval.number })
    return { editionId: id, version: version + 1 }
  })

/** What is wrong with the days of an approval. */
const approvalFaults = ({ on, validFrom, validTo }: Approval, today: string): DraftFault[] => [
  ...(on > today
    ? [{ field: 'on', message: 'Акт датирован будущим днём: утвердить набор можно в день акта или позже' }]
    : []),
  ...(validFrom <= today
    ? [
        {
          field: 'valid_from',
          message:
            'Набор вступает в силу не раньше завтрашнего дня: задним числом его не вводят, иначе изменятся уже зарегистрированные дела',
        },
      ]
    : []),
  ...(validTo !== undefined && validTo < validFrom
    ? [{ field: 'valid_to', message: 'Последний день раньше первого' }]
    : []),
]

/** Of two sets for one position the one that came into force later judges; on the same day neither would be later. */
const sameDay = (edition: CriteriaEdition, approved: readonly CriteriaEdition[], day: string) =>
  approved.find(
    other =>
      other.validFrom === day &&
      other.categories.some(category => edition.categories.includes(category)) &&
      (other.positions === null ||
        edition.positions === null ||
        other.positions.some(key => edition.positions?.includes(key))),
  )

const setOf = (id: string, draft: CriteriaDraft, approval: Approval) =>
  assembleCriteria(draft, {
    id,
    edition: approval.validFrom,
    demonstration: false,
    notice: draft.notice.trim() === '' ? null : draft.notice.trim(),
    valid_from: approval.validFrom,
    valid_to: approval.validTo ?? null,
    approved_by: { act: approval.act, number: approval.number, on: approval.on },
  })

const badApproval: Refusal = { refused: 'bad_approval', because: 'Проверьте дни и номер акта' }
