// The process that opens files of strangers: started by inspector.ts, one job at a time, stopped when it takes too long or too much.
import type { WatcherAnswer, WatcherJob } from './watcher-job.ts'

const answerTo = async (job: WatcherJob): Promise<object> => {
  const isPdf = job.mediaType === 'application/pdf'
  if (!isPdf && !job.mediaType.startsWith('image/'))
    return job.do === 'look' ? { look: undefined } : { picture: undefined }
  if (isPdf) {
    const { drawPdfPage, lookAtPdf } = await import('./pdf.ts')
    return job.do === 'look'
      ? { look: await lookAtPdf(job.path) }
      : { picture: await drawPdfPage(job.path, job.page, job.width) }
  }
  const { drawPicture, lookAtPicture } = await import('./picture.ts')
  return job.do === 'look'
    ? { look: await lookAtPicture(job.path) }
    : { picture: await drawPicture(job.path, job.page, job.width) }
}

process.on('message', (job: WatcherJob) => {
  answerTo(job)
    .catch(() => ({ failed: true }))
    .then(answer => {
      const megabytes = Math.round(process.memoryUsage.rss() / 1024 / 1024)
      process.send?.({ ...answer, megabytes } as WatcherAnswer)
    })
})
process.on('disconnect', () => process.exit(0))
