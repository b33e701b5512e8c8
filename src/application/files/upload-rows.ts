/** A file on its way in, of one person. Sizes in bytes. */
export type UploadRow = {
  id: string
  personId: string
  name: string
  size: number
  /** How much is safe; the next piece begins here. */
  received: number
  createdAt: Date
  expiresAt: Date
}

export type UploadPiece = { startsAt: number; size: number; shelfName: string }

export type UploadRows = {
  add(upload: UploadRow): Promise<void>
  get(id: string): Promise<UploadRow | undefined>
  /** False when another piece has come to this place first: then nothing is written. */
  grow(id: string, piece: UploadPiece, expiresAt: Date): Promise<boolean>
  /** In their order. */
  pieces(id: string): Promise<UploadPiece[]>
  /** Uploads of a person that have not expired. */
  ofPerson(personId: string, now: Date): Promise<{ count: number; bytes: number }>
  expireAt(id: string, at: Date): Promise<void>
  /** Answers the names of its pieces; the rows are gone. */
  remove(id: string): Promise<string[]>
  expired(now: Date, most: number): Promise<string[]>
}
