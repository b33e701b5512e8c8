import type { SigningTools, TrustStore } from '../../../application/signing/check.ts'
import { signatureCheck } from './signature-check.ts'
import type { StandSigner } from './training-signer.ts'
import { readTrustItem } from './trust-item.ts'

/** Everything signing works with; `training` on a stand only. */
export const signingTools = (store: TrustStore, training?: StandSigner): SigningTools => ({
  check: signatureCheck,
  trust: training === undefined ? store : training.trusting(store),
  readTrust: bytes => readTrustItem(bytes, { training: training !== undefined }),
  training,
})
