import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Look } from '../../application/files/file-check.ts'
import type { Inspector, LookedFile } from '../../application/files/ports.ts'
import type { WatcherAnswer, WatcherJob } from './watcher-job.ts'

export type InspectorOptions = {
  /** Where files lie while they are looked at; without it a folder of the system. */
  folder?: string | undefined
  /** A job that takes longer is stopped. Milliseconds. */
  timeout?: number | undefined
  /** A process that holds more is stopped in the middle of its job. Megabytes. */
  memory?: number | undefined
  /** The process ends after such a time without work. Milliseconds. */
  idle?: number | undefined
  /** Program of the process; only a test of hostile files has one of its own. */
  program?: string | undefined
}

/** A larger one after a job is replaced by a new one. Megabytes. */
const tidyMegabytes = 350
const glanceMs = 200

/**
 * Looks at files of strangers in a process of its own, one after another. A PDF or a picture may be made to hang, to crash or to eat
 * all memory: then that process is stopped and the file stands as one that could not be looked at. It knows nothing of our
 * environment and starts with the first file.
 */
export const startInspector = ({
  folder = join(tmpdir(), 'kategoria-look'),
  timeout = 90_000,
  memory = 900,
  idle = 60_000,
  program = join(import.meta.dirname, 'watcher.ts'),
}: InspectorOptions = {}): Inspector => {
  let child: ChildProcess | undefined
  let last: Promise<unknown> = Promise.resolve()
  let rest: NodeJS.Timeout | undefined
  let closed = false

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }

  const ask = async (job: WatcherJob): Promise<Outcome> => {
    if (closed) return 'crashed'
    clearTimeout(rest)
    const one = child ?? start()
    child = one
    hold(one, true)
    const outcome = await answerOf(one, job)
    if (typeof outcome === 'string' || outcome.megabytes > tidyMegabytes) end()
    else {
      hold(one, false)
      rest = setTimeout(end, idle).unref()
    }
    return outcome
  }

  const answerOf = async (one: ChildProcess, job: WatcherJob): Promise<Outcome> => {
    const until = Date.now() + timeout
    const heard = new AbortController()
    try {
      return await new Promise<Outcome>(resolve => {
        const glance = async (): Promise<void> => {
          if (Date.now() > until) resolve('too_long')
          else if ((await megabytesOf(one)) > memory) resolve('too_large')
        }
        const watch = setInterval(glance, glanceMs)
        const crashed = (): void => resolve('crashed')
        const answered = (answer: WatcherAnswer): void => resolve(answer)
        one.once('message', answered).once('exit', crashed)
        heard.signal.addEventListener('abort', () => {
          clearInterval(watch)
          one.off('message', answered).off('exit', crashed)
        })
        one.send(job, fault => fault !== null && crashed())
      })
    } finally {
      heard.abort()
    }
  }

  const start = (): ChildProcess => {
    const one = fork(program, {
      env: { MALLOC_ARENA_MAX: '1' },
      // It reads, and neither writes nor starts anything.
      execArgv: ['--max-old-space-size=512', '--permission', '--allow-fs-read=*', '--allow-addons', '--allow-wasi'],
      serialization: 'advanced',
      // Its words may quote a file, so nobody hears them.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    one.on('exit', () => forgetIf(one)).on('error', () => forgetIf(one))
    return one
  }

  const forgetIf = (one: ChildProcess): void => {
    if (child === one) child = undefined
  }

  const end = (): void => {
    child?.kill('SIGKILL')
    child = undefined
  }

  return {
    look: file =>
      inTurn(() =>
        aside(folder, file, async path => {
          const answer = await ask({ do: 'look', path, mediaType: file.mediaType })
          if (typeof answer !== 'string' && 'look' in answer) return answer.look
          const fault = answer === 'too_long' || answer === 'too_large' ? answer : 'failed'
          const failed: Look = {
            kind: file.mediaType === 'application/pdf' ? 'pdf' : 'image',
            pages: 0,
            looked: [],
            fault,
          }
          return failed
        }),
      ),
    draw: (file, page, width) =>
      inTurn(() =>
        aside(folder, file, async path => {
          const answer = await ask({ do: 'draw', path, mediaType: file.mediaType, page, width })
          return typeof answer !== 'string' && 'picture' in answer ? answer.picture : undefined
        }),
      ),
    close: async () => {
      closed = true
      clearTimeout(rest)
      end()
      await last
    },
  }
}

type Outcome = WatcherAnswer | 'too_long' | 'too_large' | 'crashed'

/** The file lies on our disk for the time of the look, and no longer. */
const aside = async <T>(folder: string, { bytes }: LookedFile, work: (path: string) => Promise<T>): Promise<T> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      for await (const chunk of bytes) await file.write(chunk)
    } finally {
      await file.close()
    }
    return await work(path)
  } finally {
    await rm(path, { force: true })
  }
}

/** What the process holds; where the system does not tell, its own limits must do. */
const megabytesOf = async ({ pid }: ChildProcess): Promise<number> => {
  const told = await readFile(`/proc/${pid}/statm`, 'latin1').catch(() => '')
  return (Number(told.split(' ')[1] ?? 0) * 4096) / 1024 / 1024
}

/** A process at work keeps ours alive; one without work does not. */
const hold = (one: ChildProcess, wanted: boolean): void => {
  const way = wanted ? 'ref' : 'unref'
  one[way]()
  one.channel?.[way]()
}
