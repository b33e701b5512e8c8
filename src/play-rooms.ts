import { settableClock } from './adapters/clock.ts'
import { type ScratchServer, scratchServer } from './adapters/db/scratch.ts'
import { storage } from './adapters/db/storage.ts'
import { nameDeclension } from './adapters/names/petrovich.ts'

/** Empty databases with a clock each. The server starts with the first of them: a file that is bad needs none. */
export const playRooms = (where: { url?: string | undefined; pgBin?: string | undefined }) => {
  const names = nameDeclension()
  let server: Promise<ScratchServer> | undefined
  return {
    room: async () => {
      server ??= scratchServer(where)
      const scratch = await (await server).fresh()
      return { storage: storage(scratch), clock: settableClock(new Date(0)), names, leave: scratch.drop }
    },
    close: async () => {
      // A server that never came up has cleaned up after itself and has told why.
      const running = await server?.catch(() => undefined)
      await running?.close()
    },
  }
}
