import { approveEdition } from '../../application/criteria/approve-edition.ts'
import { builtInSets } from '../../application/criteria/built-in.ts'
import { beginDraft, saveDraft } from '../../application/criteria/edit-edition.ts'
import { addDays } from '../../domain/calendar/plain-date.ts'
import type { CriteriaDraft } from '../../domain/expertise/criteria-draft.ts'
import { criteriaRef } from '../../domain/expertise/criteria-set.ts'
import { draftOf } from '../../domain/expertise/draft-of-set.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { type Act, as, type RegionWorld } from './region-world.ts'
import { planOf } from './story-plan.ts'

/** The region of the stand that has criteria of its own; the others work by those that came with the product. */
const region = 'kbr'

const invented = 'Набор вымышлен для учебного стенда: региональной нормой он не является.'

/** An edition approved in the past, by which later cases are judged, and the next one, still being written. */
export const criteriaActs = (world: RegionWorld): Act[] => {
  const { app, calendar, today, pack } = world
  const set = builtInSets(app.law, pack).find(({ id }) => id === 'teachers')
  const back = (days: number) => calendar.workingDayOnOrBefore(addDays(today, -days))
  if (world.region !== region || set === undefined || back(62) < pack.in_force.from) return []
  const by = as(world, 'supervisor')
  const first = planOf(world, {}, back(62))
  let approved = ''
  first.act('own criteria', async () => {
    const begun = await beginDraft(app, by, { from: 'set', ref: criteriaRef(set), as: 'edition' })
    if (isRefusal(begun)) return begun
    approved = begun.editionId
    return saveDraft(app, by, begun.editionId, begun.version, firstEdition(draftOf(set)))
  })
  first.wait(2)
  first.act('approve criteria', () =>
    approveEdition(app, by, approved, 2, {
      act: 'Приказ Министерства просвещения (учебный)',
      number: '22-01-05/413',
      on: back(61),
      validFrom: back(46),
    }),
  )
  const next = planOf(world, {}, back(12))
  next.act('next criteria', async (): Promise<object | Refusal> => {
    const begun = await beginDraft(app, by, { from: 'set', ref: approved, as: 'edition' })
    if (isRefusal(begun)) return begun
    return saveDraft(app, by, begun.editionId, begun.version, nextEdition(firstEdition(draftOf(set))))
  })
  return [...first.acts, ...next.acts]
}

/** The scales stay as they are; the thresholds are a little higher, and the sheet says more. */
const firstEdition = (draft: CriteriaDraft): CriteriaDraft => ({
  ...draft,
  notice: invented,
  thresholds: {
    ...draft.thresholds,
    ...(draft.thresholds.first && { first: { ...draft.thresholds.first, at_least: '42' } }),
  },
  sections: changedItem(draft.sections, '3.1', item => ({
    ...item,
    period_years: '5',
    proof_kinds: ['diploma', 'protocol'],
    fields: [
      { key: 'event', title: 'Мероприятие', kind: 'text', required: true },
      { key: 'day', title: 'Когда проходило', kind: 'date', required: true },
      { key: 'level', title: 'Уровень', kind: 'level', required: true },
    ],
  })),
})

/** A higher threshold and a wider item: what a ministry looks at before it approves. */
const nextEdition = (draft: CriteriaDraft): CriteriaDraft => ({
  ...draft,
  thresholds: {
    ...draft.thresholds,
    ...(draft.thresholds.highest && { highest: { ...draft.thresholds.highest, at_least: '68' } }),
  },
  sections: changedItem(draft.sections, '5.2', item => ({
    ...item,
    title: 'Разработка программ, в том числе с цифровой частью',
    hint: 'Учитываются программы, по которым работают не меньше полугода',
  })),
})

const changedItem = (
  sections: CriteriaDraft['sections'],
  code: string,
  change: (item: CriteriaDraft['sections'][number]['criteria'][number]) => typeof item,
): CriteriaDraft['sections'] =>
  sections.map(section => ({
    ...section,
    criteria: section.criteria.map(item => (item.code === code ? change(item) : item)),
  }))
