/** Whose words: somebody of the commission or of the case, or another person as the secretary names them. */
export type Speaker = { personId: string; name: null } | { personId: null; name: string }

/** What one person said on one case, in short. */
export type Speech = Speaker & { id: string; caseId: string; gist: string }

/** Why each of the absent did not come, by person; those of whom nothing is known are left out. */
export type Absences = Readonly<Record<string, string>>

/** What the screens and the minutes read of a meeting. */
export type Noted = { speeches: readonly Speech[]; absences: Absences }

/** What a meeting keeps of people's words and reasons: personal data, never in the log. */
export type MeetingNotes = {
  /** Nobody closes the meeting, and nobody else notes anything of it, until the transaction ends. */
  hold(meetingId: string): Promise<void>
  /** In the order in which they were noted. */
  speeches(meetingId: string): Promise<Speech[]>
  /** A new one, or the same one (by id) in other words. */
  putSpeech(speech: Speech & { meetingId: string; notedBy: string; notedAt: Date }): Promise<void>
  removeSpeech(meetingId: string, id: string): Promise<void>
  absences(meetingId: string): Promise<Absences>
  /** Instead of all that were known. */
  putAbsences(meetingId: string, absences: Absences, notedBy: string, notedAt: Date): Promise<void>
}
