/** How many times a second of processor time the work is done; a tenth of the time goes to warm up. */
export const perSecond = (work: () => unknown, seconds: number): number => {
  until(work, seconds / 10)
  const { done, used } = until(work, seconds)
  return done / used
}

const until = (work: () => unknown, seconds: number): { done: number; used: number } => {
  const from = process.cpuUsage()
  for (let done = 0, step = 1; ; step *= 2) {
    for (let index = 0; index < step; index++) work()
    done += step
    const { user, system } = process.cpuUsage(from)
    const used = (user + system) / 1e6
    if (used >= seconds) return { done, used }
  }
}
