import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, type Runner, run } from 'graphile-worker'

/** What a job does with its payload. It may be run twice: after a crash the queue repeats what was not finished. */
export type Task = (payload: unknown) => Promise<void>

export type WorkerOptions = {
  /** The queue keeps a pool of its own: its listening connection never ends. */
  connectionString: string
  tasks: Record<string, Task>
  /** Lines of cron with task names, in UTC: `0 3 * * * seal_log ?fill=1h`. */
  crontab?: string | undefined
  /** Jobs at a time in this process. */
  concurrency?: number | undefined
  /** Told of what the queue says about itself; payloads are never among it. */
  onMessage?: ((level: string, message: string) => void) | undefined
}

export type Worker = { stop(): Promise<void> }

const pauseMs = 3000

/**
 * Starts taking jobs; several processes may do so beside each other. When the database goes away in the middle of a job the
 * queue gives up: it is started again until the database is back, and unfinished jobs are repeated. `stop` lets the jobs at
 * work end.
 */
export const startWorker = async (options: WorkerOptions): Promise<Worker> => {
  const stopping = new AbortController()
  let runner: Runner | undefined = await startRunner(options)
  const watched = (async () => {
    for (;;) {
      // Whether it ended in peace or not: before it was told to stop, it has no business to end.
      await runner?.promise.catch(() => undefined)
      runner = undefined
      if (stopping.signal.aborted) return
      options.onMessage?.('error', 'the queue has lost its database and starts again')
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (stopping.signal.aborted) return
      runner = await startRunner(options).catch(() => undefined)
      if (stopping.signal.aborted) await end(runner)
    }
  })()
  const stop = async (): Promise<void> => {
    stopping.abort()
    await end(runner)
    await watched
  }
  return { stop }
}

/** One that has just given up by itself has nothing to stop. */
const end = async (runner: Runner | undefined): Promise<void> => runner?.stop().catch(() => undefined)

const startRunner = (options: WorkerOptions): Promise<Runner> => {
  const { connectionString, tasks, crontab, onMessage } = options
  return run({
    connectionString,
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task(payload)]),
    ),
    // Ends of jobs go through its batches even one at a time: only there a lost database is reported and does not end us.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    concurrency: options.concurrency ?? 4,
    maxPoolSize: (options.concurrency ?? 4) + 2,
    // Without this the package reads a file `crontab` of the current folder.
    crontab: crontab ?? ' ',
    // The process has one place that hears signals: main.
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => onMessage?.(level, message)),
  })
}
