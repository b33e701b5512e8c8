// A printer for tests of the press: what it does is the title of the paper.
import type { Job } from '../../src/adapters/documents/press-job.ts'

process.on('message', ({ paper: { title } }: Job) => {
  if (title === 'crash') process.kill(process.pid, 'SIGSEGV')
  if (title === 'hang') for (;;);
  if (title === 'refuse') process.send?.({ megabytes: 1, known: true, because: 'Так печатать нельзя' })
  else if (title === 'fault') process.send?.({ megabytes: 1, known: false, because: 'fault' })
  else {
    const megabytes = title === 'large' ? 1000 : 1
    process.send?.({ megabytes, printed: { bytes: Buffer.from(String(process.pid)), pages: 1 } })
  }
})
process.on('disconnect', () => process.exit())
