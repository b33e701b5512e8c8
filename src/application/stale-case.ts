/** Somebody changed the case (or meeting) first: the command was decided on an older version of it. Shown as 409. */
export class StaleCase extends Error {
  readonly streamId: string

  constructor(streamId: string) {
    super(`Stream ${streamId} has moved on`)
    this.name = 'StaleCase'
    this.streamId = streamId
  }
}
