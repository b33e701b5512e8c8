import { Logger, run } from 'graphile-worker'

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

export type Worker = { stop(): Promise<void>; ended: Promise<void> }

/** Starts taking jobs; several processes may do so beside each other. `stop` lets the jobs at work end. */
export const startWorker = async (options: WorkerOptions): Promise<Worker> => {
  const { connectionString, tasks, crontab, onMessage } = options
  const runner = await run({
    connectionString,
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task(payload)]),
    ),
    concurrency: options.concurrency ?? 4,
    maxPoolSize: (options.concurrency ?? 4) + 2,
    // Without this the package reads a file `crontab` of the current folder.
    crontab: crontab ?? ' ',
    // The process has one place that hears signals: main.
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => onMessage?.(level, message)),
  })
  return { stop: () => runner.stop(), ended: runner.promise }
}
