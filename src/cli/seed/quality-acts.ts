import {
  openCalibration,
  saveCalibration,
  saveCalibrationSheet,
  signCalibrationSheet,
  startCalibration,
} from '../../application/quality/calibrations.ts'
import { saveSecond, setSecondShare, signSecond } from '../../application/quality/second-sheet.ts'
import type { SecondOpinion } from '../../application/stores/quality.ts'
import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Points } from '../../domain/case/events.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { attainablePoints } from '../../domain/expertise/scale.ts'
import { offeredPoints } from '../../domain/expertise/scale-words.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { lowered } from '../../domain/wording.ts'
import { type Dice, dice } from './dice.ts'
import { proofsFor } from './proof-acts.ts'
import { type Act, actingAs, as, type RegionWorld } from './region-world.ts'
import { criteriaOf } from './sheet-acts.ts'
import type { Story } from './story.ts'
import { instant } from './story-plan.ts'

/** Where cases are judged twice in the demo, and where specialists calibrate. */
const twice: readonly string[] = ['kaliningrad', 'kbr']
const calibrating: readonly string[] = ['kaliningrad', 'kbr']

/** Second opinions on finished cases, one calibration that is over and one that goes on. */
export const qualityActs = (world: RegionWorld, told: readonly Story[]): Act[] => [
  ...(twice.includes(world.region) ? secondActs(world, told) : []),
  ...(calibrating.includes(world.region) ? calibrationActs(world) : []),
]

const secondActs = (world: RegionWorld, told: readonly Story[]): Act[] => {
  const began = world.calendar.workingDayOnOrAfter(addDays(world.today, -700))
  return [
    {
      at: instant(world, began, 9 * 60),
      what: 'share of second opinions',
      of: { seconds: world.region },
      run: () => setSecondShare(world.app, as(world, 'supervisor'), { percent: 70, days: 10 }),
    },
    ...told.flatMap(story =>
      story.meetingOn === undefined || story.meetingOn > addDays(world.today, -12)
        ? []
        : [
            {
              at: instant(world, story.meetingOn, 8 * 60),
              what: 'second opinion',
              of: { second: story.caseId },
              run: () => signSecondOf(world, story),
            },
          ],
    ),
  ]
}

/** Whoever the lot and the rules have named signs a sheet of their own, near the conclusion and not quite it. */
const signSecondOf = async (world: RegionWorld, story: Story): Promise<unknown> => {
  const known = await secondOf(world, story.caseId)
  const set = criteriaOf(world, story)
  if (known === undefined || known.opinion.status !== 'open' || known.opinion.expertId === null || set === undefined)
    return {}
  const { expertId } = known.opinion
  const luck = dice(`second ${story.caseId}`)
  const points = near(luck, set, known.points, leaningOf(expertId))
  const proofs = await proofsFor(world, story.caseId, set.sections, points)
  const items = Object.entries(points).map(([code, given]) => ({
    ...{ code, points: given, comment: given === 'na' ? 'Участие в таких процедурах не проводилось' : '' },
    proofs: proofs[code] ?? [],
  }))
  const by = {
    actor: { personId: expertId, role: 'expert' as const, region: world.region },
    accountId: expertId,
  }
  const saved = await saveSecond(world.app, by, known.opinion.id, items)
  return isRefusal(saved) ? saved : signSecond(world.app, by, saved)
}

const secondOf = async (
  { app }: RegionWorld,
  caseId: string,
): Promise<{ opinion: SecondOpinion; points: Points } | undefined> => {
  const found = await app.storage.write(async tx => {
    const opinion = await tx.seconds.ofCase(caseId)
    const { events } = await tx.log.load({ kind: 'case', id: caseId })
    const concluded = events.findLast(({ type }) => type === 'Assessed')
    return { opinion, points: (concluded?.data as { points?: Points } | undefined)?.points }
  })
  if (isRefusal(found) || found.opinion === undefined || found.points === undefined) return undefined
  return { opinion: found.opinion, points: found.points }
}

/** Some are more generous than others, always in the same way. */
const leaningOf = (expertId: string): number => dice(`leaning ${expertId}`).pick([0, 0.4, -0.4, 0.2, -0.2])

/** A sheet like another one: about a quarter of the items differ by a step of their scale, more often to one side. */
const near = (luck: Dice, set: CriteriaSet, points: Points, leaning: number): Points =>
  Object.fromEntries(
    set.sections.flatMap(section =>
      section.criteria.map(item => {
        const given = points[item.code] ?? 0
        if (given === 'na' || !luck.chance(0.28)) return [item.code, given]
        const values = attainablePoints(item)
        const step = luck.roll() < 0.5 + leaning ? 1 : -1
        return [item.code, values[values.indexOf(given) + step] ?? given]
      }),
    ),
  )

const portfolios = [
  {
    title: 'Учитель, первая категория: портфолио для сверки',
    about:
      'Вымышленный учитель основной школы, двенадцать лет стажа, сельская школа на сто пятьдесят учеников. Ведёт кружок, руководит школьным методическим объединением.',
    category: 'first' as const,
    daysAgo: 75,
    signers: 6,
  },
  {
    title: 'Учитель, высшая категория: спорные показатели',
    about:
      'Вымышленный учитель городской гимназии, двадцать лет стажа, классы с углублённым изучением предмета. Много публикаций в сети, мало участия в экспертизе.',
    category: 'highest' as const,
    daysAgo: 6,
    signers: 2,
  },
]

const calibrationActs = (world: RegionWorld): Act[] =>
  portfolios.map(portfolio => {
    const day = world.calendar.workingDayOnOrBefore(addDays(world.today, -portfolio.daysAgo))
    return {
      at: instant(world, day, 15 * 60),
      what: 'calibration',
      of: { calibration: portfolio.title },
      run: () => calibrated(world, portfolio, day),
    }
  })

const calibrated = async (
  world: RegionWorld,
  { title, about, category, signers }: (typeof portfolios)[number],
  day: PlainDate,
): Promise<unknown> => {
  const { app } = world
  const secretary = as(world, 'secretary')
  const position = 'Учитель'
  const set = criteriaOf(world, { category, position })
  if (set === undefined) return {}
  const started = await startCalibration(app, secretary, { title, about, category, position })
  if (isRefusal(started)) return started
  const { id } = started
  const luck = dice(`calibration ${world.region} ${title}`)
  const reference: Points = {}
  const materials: Record<string, string> = {}
  const explanations: Record<string, string> = {}
  for (const item of set.sections.flatMap(section => section.criteria)) {
    const offered = offeredPoints(item)
    const chosen = offered[luck.between(Math.floor(offered.length / 2), offered.length - 1)]
    reference[item.code] = chosen?.points ?? 0
    materials[item.code] =
      `Представлено: ${lowered(item.proof)}.${chosen?.words ? ` Из документа следует: ${chosen.words}.` : ''}`
    if (luck.chance(0.5))
      explanations[item.code] =
        'Балл ставится только за то, что прямо следует из документа: намерения и общие слова не считаются.'
  }
  const saved = await saveCalibration(
    app,
    secretary,
    { id, version: 1 },
    { title, about, materials, reference, explanations },
  )
  if (isRefusal(saved)) return saved
  const chosen = world.specialists.filter(({ senior }) => !senior).slice(0, 6)
  const opened = await openCalibration(app, secretary, id, {
    due: world.calendar.addWorkingDays(day, 10),
    expertIds: chosen.map(({ person }) => person.id),
  })
  if (isRefusal(opened)) return opened
  for (const who of chosen.slice(0, signers)) {
    const by = actingAs(world, who.person, 'expert')
    const sheet = await saveCalibrationSheet(app, by, id, near(luck, set, reference, leaningOf(who.person.id)), {})
    if (isRefusal(sheet)) return sheet
    const signed = await signCalibrationSheet(app, by, sheet)
    if (isRefusal(signed)) return signed
  }
  return {}
}
