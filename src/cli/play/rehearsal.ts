import type { App, By } from '../../application/app.ts'
import { packNow } from '../../application/edition.ts'
import { loadCase } from '../../application/handle.ts'
import type { Law } from '../../application/law.ts'
import { loadMeeting } from '../../application/meetings.ts'
import type { Clock } from '../../application/ports.ts'
import type { Storage, Tx } from '../../application/storage.ts'
import type { StoredPaper } from '../../application/stores/decisions.ts'
import type { CaseState } from '../../domain/case/state.ts'
import type { MeetingState } from '../../domain/commission/meeting-state.ts'
import type { NameDeclension } from '../../domain/people/declension.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Cast } from './cast.ts'

/** What play is given from outside: an empty database of its own and a clock that can be set. */
export type PlayRoom = { storage: Storage; clock: Clock & { set(now: Date): void }; names: NameDeclension }

/** One scenario under way. */
export type Rehearsal = {
  app: App
  clock: PlayRoom['clock']
  region: string
  /** The edition in force on the day of the clock, or the latest one when none is: then the use case refuses by itself. */
  pack(): Pack
  cast: Cast
  /** Ids of what the scenario calls by names: «case:one», «meeting:one». */
  id(kind: 'case' | 'meeting' | 'order' | 'request', name: string): string
  /** Requests by the scenario's names: their ids come from the use case. */
  requests: Map<string, string>
  /** Sessions of the professional test, in the same way. */
  tests: Map<string, string>
  /** Papers made so far, in order. */
  papers: StoredPaper[]
}

export type Doing = (rehearsal: Rehearsal, by: By) => Promise<object | Refusal>

export const rehearsalOf = (
  law: Law,
  region: string,
  latest: Pack,
  cast: Cast,
  { storage, clock, names }: PlayRoom,
  newId: () => string,
): Rehearsal => {
  const ids = new Map<string, string>()
  const papers: StoredPaper[] = []
  const app: App = { clock, law, newId, names, storage: noting(storage, paper => papers.push(paper)) }
  return {
    app,
    clock,
    region,
    cast,
    papers,
    requests: new Map(),
    tests: new Map(),
    pack: () => {
      const now = packNow(app, region)
      return isRefusal(now) ? latest : now
    },
    id: (kind, name) => {
      const key = `${kind}:${name}`
      const known = ids.get(key) ?? newId()
      ids.set(key, known)
      return known
    },
  }
}

/** The same storage, telling of every paper whose transaction was kept. */
const noting = (storage: Storage, note: (paper: StoredPaper) => void): Storage => ({
  write: async work => {
    const made: StoredPaper[] = []
    const answer = await storage.write(tx => work(watched(tx, made)))
    if (!isRefusal(answer)) for (const paper of made) note(paper)
    return answer
  },
})

const watched = (tx: Tx, made: StoredPaper[]): Tx => ({
  ...tx,
  papers: {
    ...tx.papers,
    add: async paper => {
      const stored = await tx.papers.add(paper)
      made.push(stored)
      return stored
    },
  },
})

/** Reading inside play: nothing is written, so nothing can be refused. */
export const read = async <T>({ app }: Pick<Rehearsal, 'app'>, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const answer = await app.storage.write(async tx => ({ value: await work(tx) }))
  if (isRefusal(answer)) throw new Error(answer.because)
  return answer.value
}

export const caseState = (rehearsal: Rehearsal, name: string): Promise<CaseState> =>
  read(rehearsal, async tx => (await loadCase(tx, rehearsal.id('case', name))).state)

export const meetingState = (rehearsal: Rehearsal, name: string): Promise<MeetingState> =>
  read(rehearsal, async tx => (await loadMeeting(tx, rehearsal.id('meeting', name))).state)
