import type { Materials } from '../expertise/proofs-beside.ts'

/** For sheets shown without the proofs they speak of. */
export const noMaterials: Materials = { evidence: [], files: [], openSources: false, certified: {} }
