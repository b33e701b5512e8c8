import type { Printed, Printing } from '../../application/documents/press.ts'
import type { Paper } from '../../application/papers/paper.ts'

/** What the press asks of the printer's process. */
export type Job =
  | { format: 'pdf'; paper: Paper; printing: Printing }
  | { format: 'docx'; paper: Paper; printing: Printing & { template?: Uint8Array | undefined } }

/** `known`: words for a person; otherwise a fault of ours. `megabytes`: what the printer holds now. */
export type Answer = { megabytes: number } & ({ printed: Printed } | { known: boolean; because: string })
