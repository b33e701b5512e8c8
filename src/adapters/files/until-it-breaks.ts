/** The same stream, which ends in peace where the other one breaks off; faults of whoever reads it are not hidden. */
export const untilItBreaks = (
  bytes: AsyncIterable<Uint8Array>,
): { bytes: AsyncIterable<Uint8Array>; told(): { size: number; broke: boolean } } => {
  let size = 0
  let broke = false
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    const source = bytes[Symbol.asyncIterator]()
    try {
      for (;;) {
        const next = await source.next().catch(() => undefined)
        if (next === undefined) broke = true
        if (next === undefined || next.done) return
        size += next.value.length
        yield next.value
      }
    } finally {
      await source.return?.()
    }
  }
  return { bytes: counted(), told: () => ({ size, broke }) }
}
