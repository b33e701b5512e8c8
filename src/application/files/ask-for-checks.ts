import type { App } from '../app.ts'
import type { Tx } from '../storage.ts'

/**
 * Has bytes that are new to us looked at and, where there is a scanner, scanned. Belongs into the transaction that writes the row of
 * the file: from that moment nobody but the owner opens them. Bytes known already keep their verdict.
 */
export const askForChecks = async (app: App, tx: Tx, digest: string): Promise<void> => {
  const isNew = await tx.fileChecks.begin(digest, app.scans ? 'pending' : 'off')
  if (!isNew) return
  await tx.jobs.add('look_at_file', { digest }, { key: `look:${digest}` })
  if (app.scans) await tx.jobs.add('scan_file', { digest }, { key: `scan:${digest}` })
}
