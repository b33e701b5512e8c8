import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { PaperNotPrinted, type Press, type Printed } from '../../application/documents/press.ts'
import type { Answer, Job } from './press-job.ts'

export type PressOptions = {
  /** A job that takes longer is stopped. Milliseconds. */
  timeout?: number | undefined
  /** The printer ends after such a time without work. Milliseconds. */
  idle?: number | undefined
  /** A printer that holds more after a job is replaced by a new one. Megabytes. */
  memory?: number | undefined
  /** Program of the printer; only a test of crashes has one of its own. */
  program?: string | undefined
}

/**
 * How the printer's process is started. Nothing of our environment: it knows no secrets. One heap of the typesetter, and our own
 * garbage collected early, keep it small.
 */
export const printerProcess = { env: { MALLOC_ARENA_MAX: '1' }, execArgv: ['--optimize-for-size'] }

/**
 * Prints in a process of its own, one paper after another. A process and not a thread, because the typesetter is native code: a
 * thread within it cannot be stopped when it hangs, and takes the whole server with it when it crashes. It starts with the first
 * paper, and again after a crash, a timeout or a paper that left it too large.
 */
export const startPress = ({
  timeout = 60_000,
  idle = 60_000,
  memory = 250,
  program = join(import.meta.dirname, 'printer.ts'),
}: PressOptions = {}): Press => {
  const queue: Waiting[] = []
  let printer: ChildProcess | undefined
  let active: Waiting | undefined
  let watch: NodeJS.Timeout | undefined
  let closed = false

  const ask = (job: Job): Promise<Printed> =>
    new Promise((resolve, reject) => {
      if (closed) {
        reject(new PaperNotPrinted(words.closed))
        return
      }
      queue.push({ job, resolve, reject })
      next()
    })

  const next = (): void => {
    if (active !== undefined) return
    active = queue.shift()
    clearTimeout(watch)
    if (active === undefined) {
      rest()
      return
    }
    const one = printer ?? start()
    hold(one, true)
    watch = setTimeout(() => stop(words.tooLong), timeout)
    one.send(active.job, fault => {
      if (fault !== null) stop(words.crashed)
    })
  }

  const start = (): ChildProcess => {
    // Its last words may quote a paper, so nobody hears them.
    const one = fork(program, {
      ...printerProcess,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    one.on('message', (answer: Answer) => {
      if (one === printer) done(answer)
    })
    one.on('exit', () => {
      if (one === printer) stop(words.crashed)
    })
    one.on('error', () => {
      if (one === printer) stop(words.crashed)
    })
    printer = one
    return one
  }

  const done = (answer: Answer): void => {
    const one = active
    active = undefined
    if ('printed' in answer) one?.resolve(answer.printed)
    else one?.reject(answer.known ? new PaperNotPrinted(answer.because) : new Error(answer.because))
    if (answer.megabytes > memory) end()
    next()
  }

  /** The printer goes, and the paper it was at fails; others go on with a new one. */
  const stop = (because: string): void => {
    const one = active
    active = undefined
    end()
    one?.reject(new PaperNotPrinted(because))
    next()
  }

  const end = (): void => {
    const one = printer
    printer = undefined
    one?.kill('SIGKILL')
  }

  const rest = (): void => {
    if (printer === undefined) return
    hold(printer, false)
    watch = setTimeout(end, idle).unref()
  }

  return {
    pdf: (paper, printing) => ask({ format: 'pdf', paper, printing }),
    docx: async (paper, printing) => (await ask({ format: 'docx', paper, printing })).bytes,
    close: async () => {
      closed = true
      for (const { reject } of queue.splice(0)) reject(new PaperNotPrinted(words.closed))
      clearTimeout(watch)
      active?.reject(new PaperNotPrinted(words.closed))
      active = undefined
      const one = printer
      if (one === undefined) return
      const gone = new Promise(resolve => one.once('exit', resolve))
      hold(one, true)
      end()
      await gone
    },
  }
}

type Waiting = { job: Job; resolve: (printed: Printed) => void; reject: (fault: Error) => void }

/** A printer at work keeps our process alive; one without work does not. */
const hold = (printer: ChildProcess, wanted: boolean): void => {
  const way = wanted ? 'ref' : 'unref'
  printer[way]()
  printer.channel?.[way]()
}

const words = {
  tooLong: 'Документ печатался слишком долго, печать остановлена. Остальные документы печатаются.',
  crashed: 'Печать прервалась на этом документе. Повторите; если не поможет, покажите документ администратору.',
  closed: 'Печать остановлена: система завершает работу. Документ напечатается после запуска.',
}
