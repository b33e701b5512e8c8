import type { Application } from '../../domain/case/application.ts'
import { type Evidence, evidenceFor } from '../../domain/eligibility/evidence.ts'
import type { Pack } from '../../domain/regulations/pack.ts'

/** A kind of paper a person may attach, with what the region says of it. */
export type PaperKind = Pick<Evidence, 'document' | 'title' | 'due' | 'required' | 'certified' | 'given'>

/**
 * Papers of the application that come as files: the application is the form itself, the consent a mark in it. One box a kind,
 * and one for anything else that the person wants to show.
 */
export const fileKinds = (pack: Pack, application: Application): PaperKind[] => {
  const lines = evidenceFor(pack, application).filter(
    ({ document }) => document !== 'application' && document !== 'consent' && document !== 'other',
  )
  const byKind = new Map<string, PaperKind>()
  for (const line of lines) if (!byKind.has(line.document)) byKind.set(line.document, line)
  return [
    ...byKind.values(),
    { document: 'other', title: 'Другой документ', due: 'filing', required: false, certified: undefined, given: false },
  ]
}

/** The title of a kind of paper in this application. */
export const titleOfKind = (pack: Pack, document: string): string =>
  pack.evidence.find(line => line.document === document)?.title ?? 'Другой документ'
