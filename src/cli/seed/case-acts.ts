import { answerRequest, supplyDocuments, writeMessage } from '../../application/applicant-moves.ts'
import { countsRemarks } from '../../application/expert-remarks.ts'
import { declareConflict } from '../../application/expertise.ts'
import { registerCase } from '../../application/filing.ts'
import { orderCase } from '../../application/handle.ts'
import type { Command } from '../../domain/case/commands.ts'
import { needsTest, pathFor } from '../../domain/eligibility/path.ts'
import type { DocumentKind } from '../../domain/regulations/vocabulary.ts'
import { usualForm, usualHour } from '../play/steps-commission.ts'
import { refusalGround } from './acceptance.ts'
import { fileStory } from './filing-acts.ts'
import { bringPortfolio } from './portfolio-acts.ts'
import { type Act, actingAs, as, type RegionWorld } from './region-world.ts'
import { differedBy, differing, pointsFor, remarked, savedBy, signedBy } from './sheet-acts.ts'
import type { Stop, Story } from './story.ts'
import { type Plan, planOf } from './story-plan.ts'
import { answers, asked, awards, conflictReason, given, questions, refusedSeen, withdrawalReasons } from './texts.ts'

/** Everything that happens to an application until it is ready for a meeting, or until it stops. */
export const caseActs = (world: RegionWorld, story: Story): { acts: Act[]; readyOn: Plan['day'] } => {
  const plan = planOf(world, story, story.start)
  const order = (what: string, role: Parameters<typeof as>[1], command: Command): void =>
    plan.act(what, () => orderCase(world.app, as(world, role), story.caseId, command))
  const done = { acts: plan.acts, readyOn: plan.day }
  const stopsAt = (...stops: Stop[]): boolean => story.stop !== undefined && stops.includes(story.stop)

  plan.act('file', () => fileStory(world, story))
  if (stopsAt('submitted')) return done
  if (!registersItself(world, story)) {
    if (stopsAt('acceptance_refused') && world.luck.chance(0.5)) return refuseAcceptance(world, story, plan) ?? done
    plan.wait(world.luck.between(0, 1))
    plan.act('register', () => registerCase(world.app, as(world, 'clerk'), story.caseId, world.region))
  }
  if (stopsAt('registered')) return done
  if (stopsAt('acceptance_refused')) return refuseAcceptance(world, story, plan) ?? done

  plan.wait(world.luck.between(0, 1))
  order('review', 'clerk', { type: 'StartReview' })
  if (story.writes) correspondence(world, story, plan)
  if (stopsAt('review')) return done
  information(world, story, plan, order)
  if (stopsAt('information_asked')) return done
  if (stopsAt('service_refused')) {
    plan.wait(world.luck.between(2, 6))
    const ground = world.pack.refuse_service_when.find(line => line.rule === 'position_not_in_nomenclature')
    order('refuse service', 'clerk', { type: 'RefuseService', grounds: [ground?.id ?? ''] })
    if (!story.unsent) {
      plan.wait(1)
      order('send refusal', 'clerk', { type: 'SendResult', form: 'service_refusal' })
    }
    return done
  }
  plan.wait(world.luck.between(3, 7))
  const testing = needsTest(world.pack, { category: story.category, awardsClaimed: story.awards ?? false } as never)
  const day = testing ? world.calendar.addWorkingDays(plan.day(), 8) : attestationDay(world, story, plan)
  const place = testing ? 'Центр оценки квалификации, компьютерный класс' : 'Министерство, зал заседаний'
  const time = usualHour(world.pack)
  const attestation = { on: day, ...(time === undefined ? {} : { time }), place, form: usualForm(world.pack) }
  order('admit', 'clerk', { type: 'Admit', attestation })
  if (stopsAt('admitted', 'testing')) return done
  if (stopsAt('withdrawn')) {
    plan.wait(world.luck.between(2, 5))
    const reason = world.luck.pick(withdrawalReasons)
    plan.act('withdraw', () =>
      orderCase(world.app, teacherOf(world, story), story.caseId, { type: 'Withdraw', reason }),
    )
    return done
  }
  if (testing) {
    plan.until(day)
    order('test', 'secretary', {
      type: 'RecordTest',
      score: story.outcome === 'refused' ? world.luck.between(31, 58) : world.luck.between(62, 98),
    })
    if (story.outcome === 'refused') return done
    plan.wait(1)
    supply(world, story, plan, [
      'identity',
      'employment_certificate',
      'portfolio',
      ...(story.category === 'highest' ? (['earlier_category'] as const) : []),
    ])
  }
  plan.act('bring portfolio', () => bringPortfolio(world, story))
  expertise(world, story, plan, stopsAt, order)
  return done
}

const registersItself = ({ pack }: RegionWorld, { channel }: Story): boolean =>
  pack.channels.some(line => line.channel === channel && line.automatic_registration)

const teacherOf = (world: RegionWorld, { applicant }: Story) => actingAs(world, applicant, 'teacher')

/** The day of the meeting it goes to, or one in the term for a case that never gets there. */
const attestationDay = (world: RegionWorld, story: Story, plan: Plan) =>
  story.meetingOn ?? world.calendar.addWorkingDays(plan.day(), 22)

const refuseAcceptance = (world: RegionWorld, story: Story, plan: Plan) => {
  const ground = refusalGround(world.pack, story.category)
  plan.wait(1)
  plan.act('refuse acceptance', () =>
    orderCase(world.app, as(world, 'clerk'), story.caseId, {
      type: 'RefuseAcceptance',
      grounds: [ground?.id ?? ''],
      seen: world.luck.pick(refusedSeen),
    }),
  )
  if (!story.unsent) {
    plan.wait(1)
    plan.act('send refusal', () =>
      orderCase(world.app, as(world, 'clerk'), story.caseId, { type: 'SendResult', form: 'acceptance_refusal' }),
    )
  }
  return undefined
}

const correspondence = (world: RegionWorld, story: Story, plan: Plan): void => {
  const which = world.luck.between(0, questions.length - 1)
  plan.wait(1)
  plan.act('question', () => writeMessage(world.app, teacherOf(world, story), story.caseId, questions[which] ?? ''))
  plan.wait(1)
  plan.act('answer', () => writeMessage(world.app, as(world, 'clerk'), story.caseId, answers[which] ?? ''))
}

type Order = (what: string, role: Parameters<typeof as>[1], command: Command) => void

/** A request for information where the edition knows one, answered unless the story stops there. */
const information = (world: RegionWorld, story: Story, plan: Plan, order: Order): void => {
  const line = world.pack.information_requests[0]
  if (
    line === undefined ||
    !(story.stop === 'information_asked' || (story.stop === undefined && world.luck.chance(0.2)))
  )
    return
  plan.wait(world.luck.between(1, 3))
  const what = line.of === 'applicant' ? world.luck.pick(asked) : line.what
  order('ask', 'clerk', { type: 'AskInformation', of: line.of, what })
  if (story.stop === 'information_asked') return
  plan.wait(world.luck.between(1, 3))
  const by = line.of === 'applicant' ? teacherOf(world, story) : as(world, 'clerk')
  const answer = line.of === 'applicant' ? given : 'Сведения подтверждены, ответ приложен к делу.'
  plan.act('answer request', () => answerRequest(world.app, by, story.caseId, answer, []))
}

const supply = (world: RegionWorld, story: Story, plan: Plan, kinds: readonly DocumentKind[]): void =>
  plan.act('supply', () =>
    supplyDocuments(
      world.app,
      teacherOf(world, story),
      story.caseId,
      kinds.flatMap(kind => world.kept.get(kind) ?? []),
    ),
  )

const expertise = (
  world: RegionWorld,
  story: Story,
  plan: Plan,
  stopsAt: (...stops: Stop[]) => boolean,
  order: Order,
): void => {
  const { main, senior } = story.panel
  const first = main[0]
  const path = pathFor(world.pack, { category: story.category, awardsClaimed: story.awards ?? false } as never)
  const points = pointsFor(world, story)
  plan.wait(world.luck.between(1, 3))
  if (path === 'petition' && first !== undefined) {
    plan.act('petition', () => signedBy(world, story, first, points))
    return
  }
  if (path === 'awards') {
    if (world.pack.testing !== null) supply(world, story, plan, ['awards', 'identity', 'employment_certificate'])
    const award = world.luck.pick(awards)
    for (const one of world.specialists.slice(0, world.pack.awards_path?.confirmations ?? 1)) {
      plan.act('awards', () =>
        orderCase(world.app, actingAs(world, one.person, 'expert'), story.caseId, {
          type: 'ConfirmAwards',
          expertId: one.person.id,
          award,
        }),
      )
    }
    return
  }
  if (stopsAt('awaiting_panel')) return
  order('panel', 'secretary', {
    type: 'AppointPanel',
    main: main.map(one => one.person.id),
    senior: senior.map(one => one.person.id),
  })
  if (stopsAt('panel_appointed')) return
  if (stopsAt('conflict') && first !== undefined) {
    plan.wait(1)
    plan.act('conflict', () =>
      declareConflict(world.app, actingAs(world, first.person, 'expert'), story.caseId, conflictReason),
    )
    return
  }
  plan.wait(world.luck.between(1, 3))
  order('start', 'secretary', { type: 'StartAssessment' })
  if (stopsAt('assessment')) return
  sheets(world, story, plan, stopsAt, points)
  if (stopsAt('assessed') && countsRemarks(world.pack))
    plan.act('remark', () => remarked(world, story, story.category !== 'highest'))
}

const sheets = (
  world: RegionWorld,
  story: Story,
  plan: Plan,
  stopsAt: (...stops: Stop[]) => boolean,
  points: ReturnType<typeof pointsFor>,
): void => {
  const { main, senior } = story.panel
  const { scheme } = world.pack.experts
  const disputes = scheme === 'independent_and_senior' && (stopsAt('disputed') || world.luck.chance(0.35))
  const signers = scheme === 'single' ? main.slice(0, 1) : main
  for (const [index, who] of signers.entries()) {
    plan.wait(index === 0 ? world.luck.between(2, 4) : 1)
    const last = index === signers.length - 1
    if (stopsAt('half_signed') && last) {
      plan.act('save sheet', () => savedBy(world, story, who, points))
      if (scheme === 'joint') plan.act('differ', () => differedBy(world, story, who, points))
      return
    }
    const own = disputes && last ? differing(world, story, points) : points
    plan.act('sign sheet', () => signedBy(world, story, who, own))
  }
  const judge = senior[0]
  if (!disputes || stopsAt('disputed') || judge === undefined) return
  plan.wait(2)
  plan.act('rule', () => {
    const items = Object.keys(points).filter(code => differing(world, story, points)[code] !== points[code])
    const rulings = items.map(item => ({
      item,
      points: points[item] ?? 0,
      reason: 'Результат подтверждён протоколом, балл первого специалиста верен',
    }))
    const by = actingAs(world, judge.person, 'senior')
    return orderCase(world.app, by, story.caseId, { type: 'RuleDisputes', expertId: judge.person.id, rulings })
  })
}
