import type { Refusal } from '../../domain/regulations/finding.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { type KeptFile, keepFile, type Upload } from '../files.ts'
import type { Law } from '../law.ts'
import type { FileStore } from '../ports.ts'

/** A portfolio goes with the person, not with a region: it takes what any region takes; limits come with the application. */
export const widest = (law: Law, pack: Pack): Pack => {
  const all = law.packs.map(loaded => loaded.pack.files)
  return {
    ...pack,
    files: {
      ...pack.files,
      formats: [...new Set(all.flatMap(({ formats }) => formats))],
      max_mb: all.some(({ max_mb }) => max_mb === null) ? null : Math.max(...all.map(({ max_mb }) => max_mb ?? 0)),
    },
  }
}

/** Takes the file of a proof in; the field it came by does not matter. */
export const keepProofFile = (store: FileStore, law: Law, pack: Pack, upload: Upload): Promise<KeptFile | Refusal> =>
  keepFile(store, widest(law, pack), { ...upload, document: 'portfolio' })
