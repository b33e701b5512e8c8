import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { loadLaw } from '../src/adapters/regulations/load-law.ts'
import { addDays, type PlainDate, plainDate } from '../src/domain/calendar/plain-date.ts'
import type { Application } from '../src/domain/case/application.ts'
import type { Command } from '../src/domain/case/commands.ts'
import { decide } from '../src/domain/case/decide.ts'
import { evolve } from '../src/domain/case/evolve.ts'
import { type CaseState, unfiled } from '../src/domain/case/state.ts'
import { evidenceFor } from '../src/domain/eligibility/evidence.ts'
import { readiness } from '../src/domain/eligibility/readiness.ts'
import type { CriteriaSet } from '../src/domain/expertise/criteria-set.ts'
import { attainablePoints } from '../src/domain/expertise/scale.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import type { Pack } from '../src/domain/regulations/pack.ts'
import type { Category, Stage } from '../src/domain/regulations/vocabulary.ts'
import { actor, applicationFor, profile, recordedOn } from './given.ts'

const law = await loadLaw(join(import.meta.dirname, '..', 'regulations'))
const specialists = Array.from({ length: 6 }, (_, index) => profile(`e${index}`))
const position = 'Учитель'

/** A teacher who meets every condition of the category in every edition: the old first was set three years before. */
const fitFor = (pack: Pack, category: Category, awardsClaimed: boolean): Application => {
  const channel = pack.channels.find(line => line.open)
  assert.ok(channel !== undefined)
  const filedOn = plainDate(pack.in_force.from)
  const earlier = category === 'highest' ? 'first' : 'highest'
  const held = category === 'first' ? [] : [{ category: earlier, setOn: addDays(filedOn, -1100), position } as const]
  const application = applicationFor(category, {
    channel: channel.channel,
    signature: channel.signature,
    awardsClaimed,
    petition: true,
    held,
    position,
  })
  return { ...application, documents: evidenceFor(pack, application).map(paper => paper.document) }
}

const bestPoints = (criteria: CriteriaSet | undefined) =>
  Object.fromEntries(
    (criteria?.sections ?? []).flatMap(section =>
      section.criteria.map(one => [one.code, attainablePoints(one).at(-1) ?? 0]),
    ),
  )

type Move = { who: ReturnType<typeof actor>; command: Command; on?: PlainDate }

/** The next lawful move of a good case. */
const nextMove = (
  state: CaseState,
  pack: Pack,
  criteria: CriteriaSet | undefined,
  today: PlainDate,
  application: Application,
): Move => {
  const { panel } = pack.experts
  const clerk = actor('clerk')
  const secretary = actor('secretary')
  const ids = specialists.map(one => one.id)
  switch (state.stage) {
    case 'draft':
      return { who: actor('teacher', 'applicant'), command: { type: 'Submit', applicantId: 'applicant', application } }
    case 'submitted':
      return { who: clerk, command: { type: 'Register', number: '1' } }
    case 'registered':
      return { who: clerk, command: { type: 'StartReview' } }
    case 'review':
      return {
        who: clerk,
        command: {
          type: 'Admit',
          attestation: { on: addDays(today, 14), time: '10:00', place: 'Город', form: 'in_person' },
        },
      }
    case 'testing':
      return {
        who: secretary,
        command: { type: 'RecordTest', score: pack.testing?.maximum_score ?? 0 },
        on: state.attestation.on,
      }
    case 'admitted': {
      const id = ids[state.confirmations.length] ?? ''
      if (state.path === 'awards')
        return { who: actor('expert', id), command: { type: 'ConfirmAwards', expertId: id, award: 'Звание' } }
      if (state.path === 'petition')
        return {
          who: actor('expert', id),
          command: { type: 'ExaminePetition', expertId: id, points: bestPoints(criteria) },
        }
      return {
        who: secretary,
        command: {
          type: 'AppointPanel',
          main: ids.slice(0, panel.main),
          senior: ids.slice(panel.main, panel.main + panel.senior),
        },
      }
    }
    case 'panel_appointed':
      return { who: secretary, command: { type: 'StartAssessment' } }
    case 'assessment': {
      const id = state.seats[state.sheets.length]?.expertId ?? ''
      return { who: actor('expert', id), command: { type: 'SubmitSheet', expertId: id, points: bestPoints(criteria) } }
    }
    case 'assessed':
      return { who: secretary, command: { type: 'PutOnAgenda', meetingId: 'm', on: addDays(today, 7) } }
    case 'on_agenda':
      return { who: secretary, command: { type: 'OpenMeeting', meetingId: 'm' }, on: state.meetingOn }
    case 'meeting':
      return {
        who: secretary,
        command: { type: 'Decide', outcome: 'set', ballot: { total: 15, present: 12, for: 12, against: 0 } },
      }
    case 'decided':
      return { who: actor('signatory'), command: { type: 'RecordOrder', orderId: 'o', number: '7' } }
    case 'ordered':
      return { who: secretary, command: { type: 'RecordPublication', orderId: 'o' } }
    case 'published':
      return { who: secretary, command: { type: 'SendResult', form: 'decision_granted' } }
    default:
      return assert.fail(`дело застряло на стадии ${state.stage}`)
  }
}

const travel = (pack: Pack, category: Category, awards: boolean): Stage[] => {
  const application = fitFor(pack, category, awards)
  const criteria = law.criteria(pack.experts.criteria.set, category, position)
  const calendar = law.calendar(pack.region)
  let state: CaseState = unfiled
  let today = calendar.workingDayOnOrAfter(plainDate(pack.in_force.from))
  assert.deepEqual(readiness(pack, application, today, law.nomenclature).wouldBeRefused, [])
  const passed: Stage[] = []
  for (let step = 0; state.stage !== 'closed' && step < 30; step++) {
    const { who, command, on } = nextMove(state, pack, criteria, today, application)
    today = on ?? today
    const context = {
      pack,
      calendar,
      nomenclature: law.nomenclature,
      criteria,
      actor: who,
      today,
      world: { experts: specialists },
    }
    const answer = decide(state, command, context)
    if (isRefusal(answer)) assert.fail(`${command.type}: ${answer.refused} — ${answer.because}`)
    state = answer.map((event, index) => recordedOn(event, today, who, index)).reduce(evolve, state)
    if (passed.at(-1) !== state.stage) passed.push(state.stage)
  }
  assert.ok(state.stage === 'closed')
  assert.equal(state.decision.outcome, 'set')
  return passed
}

describe('дорога годного заявления по регламентам регионов', () => {
  assert.ok(law.packs.length >= 5)
  for (const { pack } of law.packs) {
    for (const { category } of pack.categories) {
      it(`${pack.region}@${pack.edition}: ${category} — от подачи до результата`, () => {
        const passed = travel(pack, category, false)
        assert.equal(passed.includes('testing'), pack.testing?.for.includes(category) ?? false)
        assert.equal(passed.includes('assessment'), !pack.petition_path?.for.includes(category))
      })
      if (pack.awards_path?.for.includes(category)) {
        it(`${pack.region}@${pack.edition}: ${category} — по наградам, без специалистов`, () => {
          const passed = travel(pack, category, true)
          assert.equal(passed.includes('panel_appointed'), false)
          assert.equal(passed.includes('testing'), false)
        })
      }
    }
  }
})
