/** A digest goes into a path or a key: anything else must never get there. */
export const checkedDigest = (digest: string): string => {
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error('Not a digest of a file')
  return digest
}
