import { answerRemark, remarkOn } from '../../application/expert-remarks.ts'
import { saveSheet, signPetition, signSheet } from '../../application/expertise.ts'
import { sayDifference } from '../../application/sheet-difference.ts'
import type { Points } from '../../domain/case/events.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { attainablePoints } from '../../domain/expertise/scale.ts'
import { scoreSheet } from '../../domain/expertise/scoring.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { dice } from './dice.ts'
import { proofsFor } from './proof-acts.ts'
import { actingAs, as, type RegionWorld, type Specialist } from './region-world.ts'
import type { Story } from './story.ts'
import { differenceWords, remarkAnswer, remarkWords } from './texts.ts'

export const criteriaOf = ({ app, pack }: RegionWorld, { category, position }: Pick<Story, 'category' | 'position'>) =>
  app.law.criteria(pack.experts.criteria.set, category, position)

/** Points of a believable sheet on the wanted side of the threshold. */
export const pointsFor = (world: RegionWorld, story: Story): Points => {
  const criteria = criteriaOf(world, story)
  if (criteria === undefined) return {}
  for (let round = 0; round < 30; round++) {
    const points = drawn(world, criteria, story.outcome === 'set' ? round : -1)
    const scored = scoreSheet(criteria, story.category, points)
    if (!isRefusal(scored) && scored.meets === (story.outcome === 'set')) return points
  }
  return drawn(world, criteria, story.outcome === 'set' ? 100 : -100)
}

/** Generosity from −100 (nothing) to 100 (the most of everything). */
const drawn = ({ luck }: RegionWorld, criteria: CriteriaSet, generosity: number): Points =>
  Object.fromEntries(
    criteria.sections.flatMap(section =>
      section.criteria.map(item => {
        const values = attainablePoints(item)
        const most = values.at(-1) ?? 0
        if (generosity >= 100) return [item.code, most]
        if (generosity <= -100) return [item.code, 0]
        if (generosity < 0) return [item.code, values[luck.between(0, Math.min(1, values.length - 1))] ?? 0]
        return [item.code, luck.chance(0.5 + generosity * 0.016) ? most : luck.pick(values)]
      }),
    ),
  )

/** The same sheet with some other points in two places: a ground for the senior. */
export const differing = (world: RegionWorld, story: Story, points: Points): Points => {
  const items = criteriaOf(world, story)?.sections.flatMap(section => section.criteria) ?? []
  const other = items.flatMap(item => {
    const value = attainablePoints(item).findLast(one => one < Number(points[item.code]))
    return value === undefined ? [] : [[item.code, value] as const]
  })
  return { ...points, ...Object.fromEntries(other.slice(0, 2)) }
}

const remarks = [
  'Подтверждено справкой руководителя',
  'Дипломы приложены, подлинность проверена по открытым источникам',
  'Протокол муниципального этапа приложен',
]

/** Fills in, saves and signs, as the screen does. */
export const signedBy = async (world: RegionWorld, story: Story, who: Specialist, points: Points) => {
  const saved = await savedBy(world, story, who, points)
  if (isRefusal(saved)) return saved
  const sign = world.pack.petition_path?.for.includes(story.category) ? signPetition : signSheet
  return sign(world.app, actingAs(world, who.person, 'expert'), saved)
}

export const savedBy = async (world: RegionWorld, story: Story, who: Specialist, points: Points) => {
  const [code] = Object.entries(points).find(([, given]) => Number(given) > 0) ?? []
  const comments = code === undefined ? {} : { [code]: world.luck.pick(remarks) }
  const proofs = await proofsFor(world, story.caseId, criteriaOf(world, story)?.sections ?? [], points)
  return saveSheet(world.app, actingAs(world, who.person, 'expert'), story.caseId, { points, comments, proofs })
}

/** A later signer of a joint sheet gives less in two places and says why; the sheet is not signed. */
export const differedBy = async (world: RegionWorld, story: Story, who: Specialist, points: Points) => {
  const by = actingAs(world, who.person, 'expert')
  const saved = await world.app.storage.write(async tx => ({
    draft: await tx.sheets.draft(story.caseId, by.actor.personId),
  }))
  if (isRefusal(saved)) return saved
  const { comments = {}, proofs = {} } = saved.draft ?? {}
  const own = { points: differing(world, story, points), comments, proofs }
  const kept = await saveSheet(world.app, by, story.caseId, own)
  return isRefusal(kept) ? kept : sayDifference(world.app, by, story.caseId, differenceWords)
}

/** The secretary's remark to the first signed sheet; `answered`: the specialist has answered it. Ids of its own leave the others as they are. */
export const remarked = async (world: RegionWorld, { caseId, panel }: Story, answered: boolean) => {
  const [first] = panel.main
  if (first === undefined) return {}
  const app = { ...world.app, newId: dice(`remark ${caseId}`).id }
  const done = await remarkOn(app, as(world, 'secretary'), { caseId, expertId: first.person.id, remark: remarkWords })
  if (isRefusal(done) || !answered) return done
  return answerRemark(app, actingAs(world, first.person, 'expert'), { ...done, answer: remarkAnswer })
}
