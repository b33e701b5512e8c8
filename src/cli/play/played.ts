import type { Deadline } from '../../domain/calendar/deadlines.ts'
import type { Finding } from '../../domain/regulations/finding.ts'
import type { Failure } from './check-expectation.ts'

/** One deed of one person, as it went. Plain values: this is also what `--json` prints. */
export type PlayedStep = {
  /** Number of the step in the file, from 1. */
  step: number
  on: string
  at: string
  who: string
  does: string
  title: string
  case: string
  result: 'done' | 'refused' | 'failed'
  refusal?: { code: string; because: string; clause: string | null } | undefined
  /** A fault of the program, never of the scenario. */
  fault?: string | undefined
  stage: string
  status: string | null
  epgu: number | null
  number: string | null
  sentence: string | null
  mover: string | null
  next: { name: string; title: string; due: string } | null
  findings: Finding[]
  documents: { form: string; title: string; clause: string }[]
}

type PlayedDeadline = Pick<
  Deadline,
  'name' | 'title' | 'clause' | 'obliges' | 'due' | 'safeDue' | 'state' | 'doneOn'
> & { arithmetic: string[] }

/** An extract, a correction, a complaint, a withdrawn consent. */
export type PlayedRequest = {
  request: string
  kind: string
  stage: string
  number: string | null
  deadlines: PlayedDeadline[]
}

export type PlayedCase = {
  case: string
  stage: string
  status: string | null
  epgu: number | null
  number: string | null
  sentence: string | null
  edition: string | null
  deadlines: PlayedDeadline[]
  noCalendar?: string | undefined
  documents: { form: string; title: string; clause: string; on: string; number: string | null }[]
}

export type Played = {
  file: string
  about: string
  region: string
  title: string
  editions: string[]
  proves: string[]
  steps: PlayedStep[]
  cases: PlayedCase[]
  requests: PlayedRequest[]
  /** Expectations met and not met. */
  expectations: number
  failures: (Failure & { step: number | null; case: string })[]
  ok: boolean
}
