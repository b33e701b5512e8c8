import { rebuild } from '../domain/case/evolve.ts'
import type { App } from './app.ts'
import { momentIn } from './app.ts'
import { recorded } from './handle.ts'
import { loadMeeting, projectMeeting } from './meetings.ts'
import { projectCase } from './project-case.ts'
import { projectSheets } from './quality/project-sheets.ts'

/**
 * Builds the rows of cases and meetings again from the log, each in its own transaction, so the system may go on working.
 * Reports progress; answers how many streams were rebuilt.
 */
export const reproject = async (
  app: App,
  streams: AsyncIterable<{ kind: string; id: string }>,
  told: (done: number) => void,
): Promise<number> => {
  let done = 0
  for await (const { kind, id } of streams) {
    await app.storage.write(async tx => {
      if (kind === 'case') {
        const { version, events } = await tx.log.load({ kind: 'case', id })
        const history = events.map(recorded)
        const state = rebuild(history)
        if (state.stage === 'draft') return {}
        const pack = app.law.pack(state.pack)
        await projectCase(app, tx, {
          caseId: id,
          version,
          state,
          pack,
          today: momentIn(app, pack.authority.time_zone).date,
        })
        await projectSheets(app, tx, { caseId: id, pack, history })
      }
      if (kind === 'meeting') {
        const { version, state } = await loadMeeting(tx, id)
        if (state.stage !== 'none') await projectMeeting(tx, id, version, state)
      }
      return {}
    })
    done += 1
    if (done % 1000 === 0) told(done)
  }
  return done
}
