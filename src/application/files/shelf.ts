/**
 * Named bytes that may be thrown away: pieces of uploads under way, pictures of pages. Lies beside the originals, on the same
 * disk or service. Names are ours: lower-case letters, digits, `-`, `.` and `/`.
 */
export type Shelf = {
  /** Writes until the stream ends. One that breaks off leaves what has come so far and says so: a later piece goes on from there. */
  put(name: string, bytes: AsyncIterable<Uint8Array>): Promise<{ size: number; broke: boolean }>
  /** undefined when there is nothing under the name. */
  open(name: string): Promise<AsyncIterable<Uint8Array> | undefined>
  /** Names that are not there are no fault. */
  remove(names: readonly string[]): Promise<void>
  /** Removes everything older than the moment. Answers how many. */
  sweep(before: Date): Promise<number>
}
