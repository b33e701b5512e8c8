import { withRegister } from '../../application/filing.ts'
import type { Law } from '../../application/law.ts'
import { StaleCase } from '../../application/stale-case.ts'
import type { Deadline } from '../../domain/calendar/deadlines.ts'
import { explain } from '../../domain/calendar/explain-deadline.ts'
import { RangeOfCalendar } from '../../domain/calendar/work-calendar.ts'
import { nextDate } from '../../domain/case/status.ts'
import { readiness } from '../../domain/eligibility/readiness.ts'
import { roleTitles } from '../../domain/people/roles.ts'
import { choosePack } from '../../domain/regulations/choose-pack.ts'
import { type Finding, isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { type Pack, packRef } from '../../domain/regulations/pack.ts'
import { castOf, seat } from './cast.ts'
import { type Answered, type Failure, failuresOf } from './check-expectation.ts'
import { localInstant } from './local-instant.ts'
import { performStep, usualDoers } from './perform-step.ts'
import type { Played, PlayedCase, PlayedStep } from './played.ts'
import { type PlayRoom, type Rehearsal, read, rehearsalOf } from './rehearsal.ts'
import type { Scenario } from './scenario.ts'
import { type Seen, seeCase } from './seen.ts'
import { seeRequests } from './seen-request.ts'
import type { Step } from './step-shapes.ts'
import { stepTitles } from './step-titles.ts'
import { applicationOf } from './steps-intake.ts'

type Script = { file: string; scenario: Scenario; law: Law; edition: Pack }

/** Plays one scenario in an empty database through the use cases that screens use. Never throws for what the file says. */
export const runScenario = async ({ file, scenario, law, edition }: Script, room: PlayRoom): Promise<Played> => {
  const region = edition.region
  const newId = numbered()
  const everybody = castOf(scenario, region, law.nomenclature, newId)
  const rehearsal = rehearsalOf(law, region, edition, everybody.cast, room, newId)
  await seat(room.storage, region, everybody, newId)

  const steps: PlayedStep[] = []
  const failures: Played['failures'] = []
  let expectations = 0
  let clock: { on: string; at: string } | undefined
  for (const [index, step] of scenario.steps.entries()) {
    const at = step.at ?? (clock?.on === step.on ? clock.at : '10:00')
    clock = { on: step.on, at }
    room.clock.set(localInstant(step.on, at, edition.authority.time_zone))
    const done = await runStep(rehearsal, step, index + 1, at)
    steps.push(...done.acts)
    expectations += Object.keys(step.expect ?? {}).length
    failures.push(...done.failures.map(failure => ({ ...failure, step: index + 1, case: step.case })))
  }

  const cases: PlayedCase[] = []
  const names = [...new Set(scenario.steps.map(step => step.case))]
  for (const name of names) {
    const seen = await seeCase(rehearsal, name)
    cases.push(playedCase(name, seen, rehearsal))
    const expected = name === 'one' ? { ...scenario.expect, ...scenario.expect_of[name] } : scenario.expect_of[name]
    if (expected === undefined) continue
    expectations += Object.keys(expected).length
    const answered = {
      refusal: undefined,
      findings: [],
      forms: seen.papers.map(paper => paper.form),
      predicted: undefined,
    }
    failures.push(...failuresOf(expected, seen, answered).map(failure => ({ ...failure, step: null, case: name })))
  }
  return {
    file,
    about: scenario.about,
    region,
    title: edition.title,
    editions: [...new Set(cases.flatMap(one => one.edition ?? []))],
    proves: scenario.proves,
    steps,
    cases,
    requests: (await seeRequests(rehearsal)).map(one => ({
      request: one.name,
      kind: one.kind,
      stage: one.stage,
      number: one.number ?? null,
      deadlines: one.deadlines.map(playedDeadline),
    })),
    expectations,
    failures,
    ok: failures.length === 0,
  }
}

const runStep = async (rehearsal: Rehearsal, step: Step, number: number, at: string) => {
  const before = await seeCase(rehearsal, step.case)
  const papersBefore = rehearsal.papers.length
  const predicted = step.does === 'submit' ? await predictedFor(rehearsal, step) : undefined
  const doers = step.who === undefined ? await usualDoers(rehearsal, step) : [step.who].flat()
  const acts: PlayedStep[] = []
  let answer: object | Refusal = {}
  let fault: string | undefined
  for (const who of doers) {
    const made = rehearsal.papers.length
    const actor = rehearsal.cast.actor(who, step.as)
    if (actor === undefined) throw new Error(`Nobody is called ${who}`)
    try {
      answer = await performStep(rehearsal, step, { actor, accountId: actor.personId })
    } catch (error) {
      const refused = knownRefusal(error)
      if (refused === undefined) fault = error instanceof Error ? error.message : String(error)
      else answer = refused
    }
    const refusal = isRefusal(answer) ? inNames(rehearsal, answer) : undefined
    const seen = await seeCase(rehearsal, step.case)
    acts.push({
      step: number,
      on: step.on,
      at,
      who: `${who} (${roleTitles[actor.role]})`,
      does: step.does,
      title: stepTitles[step.does],
      case: step.case,
      result: fault !== undefined ? 'failed' : refusal === undefined ? 'done' : 'refused',
      refusal: refusal && { code: refusal.refused, because: refusal.because, clause: refusal.clause ?? null },
      fault,
      ...glance(seen),
      findings: findingsOf(seen, before.events.length, refusal),
      documents: rehearsal.papers.slice(made).map(({ form, title, clause }) => ({ form, title, clause })),
    })
    if (refusal !== undefined || fault !== undefined) break
  }
  const refusal = isRefusal(answer) ? inNames(rehearsal, answer) : undefined
  const seen = await seeCase(rehearsal, step.case)
  const answered: Answered = {
    refusal,
    findings: findingsOf(seen, before.events.length, refusal),
    forms: rehearsal.papers.slice(papersBefore).map(paper => paper.form),
    predicted,
  }
  return { acts, failures: stepFailures(step, seen, answered, fault) }
}

/** Answers that use cases throw: years without a calendar, and a case that has moved on. */
const knownRefusal = (error: unknown): Refusal | undefined => {
  if (error instanceof RangeOfCalendar) return { refused: 'calendar_missing', because: error.message }
  if (error instanceof StaleCase)
    return { refused: 'stale_case', because: 'Дело уже ушло дальше: такое заявление по нему подано' }
  return undefined
}

const stepFailures = (step: Step, seen: Seen, answered: Answered, fault: string | undefined): Failure[] => {
  if (fault !== undefined) return [{ what: 'шаг', expected: 'ответ программы', got: `ошибка программы: ${fault}` }]
  const refusal = answered.refusal
  const mayBeRefused = step.may_fail === true || step.expect?.refused !== undefined
  const unforeseen: Failure[] =
    refusal === undefined || mayBeRefused
      ? []
      : [{ what: 'шаг', expected: 'выполнено', got: `отказ ${refusal.refused}: ${refusal.because}` }]
  return [...unforeseen, ...failuresOf(step.expect ?? {}, seen, answered)]
}

/** What the check before sending would say, with what our own register knows of the applicant. */
const predictedFor = async (rehearsal: Rehearsal, step: Extract<Step, { does: 'submit' }>): Promise<string[]> => {
  const person = rehearsal.cast.members.get(step.with.applicant)?.person
  if (person === undefined) return []
  const stated = applicationOf(rehearsal, step)
  const application = await read(rehearsal, tx => withRegister(tx, { application: stated, person }))
  const found = readiness(rehearsal.pack(), application, step.on, rehearsal.app.law.nomenclature)
  return found.wouldBeRefused.map(({ finding }) => finding.rule)
}

/** Findings of a refusal, otherwise those that the new facts of the case carry. */
const findingsOf = (seen: Seen, before: number, refusal: Refusal | undefined): Finding[] =>
  refusal?.findings ??
  seen.events.slice(before).flatMap(event => ('findings' in event.data ? (event.data.findings as Finding[]) : []))

const glance = ({ state, status, deadlines }: Seen) => {
  const next = nextDate(deadlines)
  return {
    stage: state.stage,
    status: status?.word ?? null,
    epgu: status?.epgu ?? null,
    number: 'number' in state ? (state.number ?? null) : null,
    sentence: status?.sentence ?? null,
    mover: status?.move === undefined ? null : `${roleTitles[status.move.role]}: ${status.move.what}`,
    next: next === undefined ? null : { name: next.deadline.name, title: next.deadline.title, due: next.deadline.due },
  }
}

const playedCase = (name: string, seen: Seen, { app }: Rehearsal): PlayedCase => {
  const { mover: _, next: __, ...now } = glance(seen)
  return {
    case: name,
    ...now,
    edition: seen.state.stage === 'draft' ? null : packRef(app.law.pack(seen.state.pack)),
    noCalendar: seen.noCalendar,
    deadlines: seen.deadlines.map(playedDeadline),
    documents: seen.papers.map(({ form, title, clause, madeOn, content }) => ({
      form,
      title,
      clause,
      on: madeOn,
      number: content.number,
    })),
  }
}

const playedDeadline = (deadline: Deadline): PlayedCase['deadlines'][number] => {
  const { name, title, clause, obliges, due, safeDue, state, doneOn } = deadline
  return { name, title, clause, obliges, due, safeDue, state, doneOn, arithmetic: explain(deadline) }
}

/** Ids in the words of an answer become the names that the scenario uses. */
const inNames = ({ cast }: Rehearsal, refusal: Refusal): Refusal => ({
  ...refusal,
  because: refusal.because.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, id => cast.nameOf(id) ?? id),
})

/** Ids in their order, so that the same scenario always prints the same. */
const numbered = (): (() => string) => {
  let last = 0
  return () => `00000000-0000-4000-8000-${(++last).toString(16).padStart(12, '0')}`
}

/** The law with one edition of the region, when the scenario names one. */
export const lawOfEdition = (law: Law, edition: Pack): Law => {
  const packs = law.packs.filter(({ pack }) => pack.region !== edition.region || packRef(pack) === packRef(edition))
  const packFor: Law['packFor'] = (region, day) => {
    const chosen = choosePack(packs, region, day)
    return isRefusal(chosen) ? chosen : chosen.pack
  }
  return { ...law, packs, packFor, packForFiling: packFor }
}
