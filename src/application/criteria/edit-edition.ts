import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { asDraftSet, type DraftFault, positionsOf } from '../../domain/expertise/assemble-criteria.ts'
import { type CriteriaDraft, emptyDraft } from '../../domain/expertise/criteria-draft.ts'
import { draftOf } from '../../domain/expertise/draft-of-set.ts'
import { letters } from '../../domain/expertise/edit-criteria.ts'
import { findPosition, positionKey } from '../../domain/people/nomenclature.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { record } from '../administration/record.ts'
import { type App, type By, momentIn, perform } from '../app.ts'
import { packNow } from '../edition.ts'
import type { Tx } from '../storage.ts'
import type { CriteriaEdition } from '../stores/criteria.ts'
import { isUuid } from '../uuid.ts'
import { builtIn } from './built-in.ts'
import { criteriaKeepers } from './keepers.ts'

/** What a new draft begins with: nothing, a set that is there already (by reference or id), or a table that was read. */
export type DraftSource =
  | { from: 'nothing'; title: string }
  | { from: 'set'; ref: string; as: 'edition' | 'new_set' }
  | { from: 'table'; draft: CriteriaDraft; setId?: string | undefined }

export type EditionSaved = { editionId: string; version: number }

/** Begins a draft of a region's own set. */
export const beginDraft = (app: App, by: By, source: DraftSource): Promise<EditionSaved | Refusal> =>
  perform(app, by, async tx => {
    if (!keeps(by)) return noEdition
    const begun = await begunFrom(app, tx, by, source)
    if (isRefusal(begun)) return begun
    const at = app.clock.now()
    const id = app.newId()
    await tx.criteria.add({
      id,
      region: by.actor.region,
      setId: begun.setId ?? freeSetId(by.actor.region, await tx.criteria.setIds(by.actor.region)),
      state: 'draft',
      version: 1,
      ...headOf(begun.draft),
      draft: begun.draft,
      body: null,
      basedOn: begun.basedOn ?? null,
      validFrom: null,
      validTo: null,
      approvedBy: null,
      createdBy: by.actor.personId,
      createdAt: at,
      changedBy: by.actor.personId,
      changedAt: at,
    })
    const action = source.from === 'table' ? 'criteria.imported' : 'criteria.begun'
    await note(app, tx, by, action, id, { based_on: begun.basedOn ?? '' })
    return { editionId: id, version: 1 }
  })

/** Keeps a draft as it is typed, whole or not. `version` is the one the window was opened with. */
export const saveDraft = (
  app: App,
  by: By,
  id: string,
  version: number,
  draft: CriteriaDraft,
): Promise<EditionSaved | Refusal> =>
  changeEdition(app, by, id, async (tx, edition) => {
    if (edition.state !== 'draft') return closed(edition)
    const saved = await tx.criteria.save({
      id,
      version,
      draft,
      setId: edition.setId,
      ...headOf(draft),
      ...changer(app, by),
    })
    if (!saved) return changedMeanwhile
    await note(app, tx, by, 'criteria.saved', id, { version: version + 1 })
    return { editionId: id, version: version + 1 }
  })

/** A draft nobody needs: it stays in the history, but not in the list. */
export const withdrawDraft = (app: App, by: By, id: string, version: number): Promise<EditionSaved | Refusal> =>
  changeEdition(app, by, id, async (tx, edition) => {
    if (edition.state !== 'draft') return closed(edition)
    if (!(await tx.criteria.close({ id, version, as: 'withdrawn', ...changer(app, by) }))) return changedMeanwhile
    await note(app, tx, by, 'criteria.withdrawn', id, {})
    return { editionId: id, version: version + 1 }
  })

/** An approved edition taken back before its day: no case has been judged by it yet. */
export const cancelEdition = (app: App, by: By, id: string, version: number): Promise<EditionSaved | Refusal> =>
  changeEdition(app, by, id, async (tx, edition) => {
    if (edition.state !== 'approved' || edition.validFrom === null) return closed(edition)
    const today = todayIn(app, by.actor.region)
    if (edition.validFrom <= today)
      return {
        refused: 'in_force',
        because:
          'Редакция уже вступила в силу: по ней зарегистрированы или могут быть дела. Подготовьте новую редакцию',
      }
    if (!(await tx.criteria.close({ id, version, as: 'cancelled', ...changer(app, by) }))) return changedMeanwhile
    await note(app, tx, by, 'criteria.cancelled', id, { valid_from: edition.validFrom })
    return { editionId: id, version: version + 1 }
  })

/** Everything that keeps a draft from being a set, beside its fields. */
export const draftFaults = (app: App, draft: CriteriaDraft): DraftFault[] => {
  const { faults } = asDraftSet(draft, 'draft', '2000-01-01')
  const strange = draft.all_positions
    ? undefined
    : positionsOf(draft).find(title => findPosition(app.law.titles, title) === undefined)
  if (strange === undefined || faults.some(({ field }) => field === 'positions')) return faults
  const message = `Должности «${strange}» нет в номенклатуре: проверьте написание`
  return [...faults, { field: 'positions', message }]
}

/** Today in the region, by its regulation. */
export const todayIn = (app: App, region: string): PlainDate => momentIn(app, app.law.calendar(region).timeZone).date

/** The edition inside a transaction, for those who keep it; everybody else is told it is not there. */
export const changeEdition = <T extends object>(
  app: App,
  by: By,
  id: string,
  work: (tx: Tx, edition: CriteriaEdition) => Promise<T | Refusal>,
): Promise<T | Refusal> =>
  perform(app, by, async tx => {
    const edition = keeps(by) ? await tx.criteria.get(id) : undefined
    if (edition === undefined || edition.region !== by.actor.region) return noEdition
    return work(tx, edition)
  })

export const note = (app: App, tx: Tx, by: By, action: string, id: string, details: object): Promise<void> =>
  record(app, tx, by, action, `criteria:${id}`, { region: by.actor.region, ...details })

export const changer = (app: App, { actor }: By) => ({ changedBy: actor.personId, changedAt: app.clock.now() })

export const changedMeanwhile: Refusal = {
  refused: 'criteria_changed',
  because: 'Набор изменён в другом окне: сохранённое там и ваше расходятся',
}

export const closed = ({ state }: CriteriaEdition): Refusal => ({
  refused: 'not_draft',
  because:
    state === 'approved'
      ? 'Редакция утверждена и больше не меняется: подготовьте новую'
      : 'Эта редакция больше не правится: начните новый черновик',
})

const noEdition: Refusal = { refused: 'not_found', because: 'Такого набора нет или он вам недоступен' }

const keeps = ({ actor }: By): boolean => criteriaKeepers.some(role => role === actor.role)

const headOf = (draft: CriteriaDraft) => ({
  title: draft.title.trim() === '' ? 'Без названия' : draft.title.trim(),
  categories: [...draft.categories],
  positions: draft.all_positions ? null : positionsOf(draft).map(positionKey),
})

type Begun = { draft: CriteriaDraft; setId?: string | undefined; basedOn?: string | undefined }

const begunFrom = async (app: App, tx: Tx, by: By, source: DraftSource): Promise<Begun | Refusal> => {
  if (source.from === 'nothing') return { draft: { ...emptyDraft(), title: source.title } }
  if (source.from === 'table') return { draft: source.draft, setId: source.setId }
  const pack = packNow(app, by.actor.region)
  const own = isUuid(source.ref) ? await tx.criteria.get(source.ref) : undefined
  const setId = (id: string) => (source.as === 'edition' ? id : undefined)
  if (own !== undefined && own.region === by.actor.region) {
    const draft = draftIn(own)
    return draft === undefined ? noEdition : { draft, setId: setId(own.setId), basedOn: own.id }
  }
  const set = isRefusal(pack) ? undefined : builtIn(app.law, pack, source.ref)
  return set === undefined ? noEdition : { draft: draftOf(set), setId: setId(set.id), basedOn: source.ref }
}

/** A name for a set of the region's own, never shown: own-a, own-b … */
const freeSetId = (region: string, taken: readonly string[]): string => {
  for (let number = 0; ; number++) {
    const id = `own-${region}-${letters(number)}`
    if (!taken.includes(id)) return id
  }
}

/** A draft of an edition, opened. */
export const draftIn = (edition: Pick<CriteriaEdition, 'draft' | 'body'>): CriteriaDraft | undefined =>
  edition.draft ?? (edition.body === null ? undefined : draftOf(edition.body))
