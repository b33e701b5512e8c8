/** A certificate or a revocation list the administrator loaded, DER. */
export type TrustItem = { readonly der: Uint8Array }

/**
 * Whom the installation trusts. Keep the same object between checks: what was read from its items is remembered by their arrays.
 * Revocation lists of the past stay: the check of a time-stamped signature asks for the list of that moment.
 */
export type Trust = {
  readonly anchors: readonly TrustItem[]
  readonly intermediates: readonly TrustItem[]
  readonly crls: readonly TrustItem[]
}
