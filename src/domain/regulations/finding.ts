/** What is known to a check, in plain values that a screen and a letter can print. Never personal data. */
export type Known = Record<string, string | number | boolean | null>

/**
 * The trace of one legal check: clause, what was known, outcome. The screen, the letter and the audit read the same finding.
 * `met` is true when the requirement holds, false when it does not and the ground applies.
 */
export type Finding = {
  /** Id of the rule inside the pack, e.g. `highest-needs-first`. */
  rule: string
  clause: string
  /** What the rule says, in words that may stand in a letter. */
  what: string
  met: boolean
  known: Known
  /** How to mend it, for the reader. */
  remedy?: string | undefined
}

/** An answer, not an error: the command is not carried out, and why. HTTP 422. */
export type Refusal = {
  refused: string
  because: string
  clause?: string | undefined
  findings?: Finding[] | undefined
}

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value && 'because' in value
