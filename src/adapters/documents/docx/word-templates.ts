import { Worker } from 'node:worker_threads'
import type { TemplateFault, WordTemplates } from '../../../application/templates/word-templates.ts'

const mostMs = 20_000

/**
 * Looks at Word files from outside in a thread of its own, with a ceiling of memory and time: a file made to choke its reader
 * chokes nobody else.
 */
export const wordTemplates: WordTemplates = {
  inspect: (bytes, places) =>
    new Promise(resolve => {
      const worker = new Worker(new URL('inspect-worker.ts', import.meta.url), {
        workerData: { bytes, places },
        resourceLimits: { maxOldGenerationSizeMb: 256 },
      })
      const answer = (faults: TemplateFault[]): void => {
        clearTimeout(timer)
        resolve(faults)
        void worker.terminate()
      }
      const timer = setTimeout(() => answer(unreadable), mostMs)
      worker.once('message', answer)
      worker.once('error', () => answer(unreadable))
      worker.once('exit', () => answer(unreadable))
    }),
}

const unreadable: TemplateFault[] = [
  { message: 'Файл прочитать не удалось: он слишком сложный. Упростите его или сохраните в Word заново' },
]
