import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isRefusal } from '../../../domain/regulations/finding.ts'
import type { Trust, TrustItem } from '../../../domain/signature/trust.ts'
import { type ReadTrustOptions, readTrustItem } from './trust-item.ts'

export type TrustFolder = {
  trust: Trust
  /** Files that give no trust, with the reason in words. */
  skipped: { file: string; because: string }[]
}

/**
 * Certificates and revocation lists from files of these folders; what a file is, its contents say. Hidden files and folders inside are
 * passed over. Throws what the file system throws, also when a folder does not exist.
 */
export const readTrustFolders = async (
  folders: readonly string[],
  options: ReadTrustOptions = {},
): Promise<TrustFolder> => {
  const found: Record<'anchor' | 'intermediate' | 'crl', TrustItem[]> = { anchor: [], intermediate: [], crl: [] }
  const skipped: TrustFolder['skipped'] = []
  for (const folder of folders)
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (entry.isDirectory() || entry.name.startsWith('.')) continue
      const file = join(folder, entry.name)
      const item = readTrustItem(await readFile(file), options)
      if (isRefusal(item)) skipped.push({ file, because: item.because })
      else found[item.kind].push({ der: item.der })
    }
  return { trust: { anchors: found.anchor, intermediates: found.intermediate, crls: found.crl }, skipped }
}
