import type { Refusal } from '../../domain/regulations/finding.ts'
import type { Tx } from '../storage.ts'

/** Why these files cannot go into a case: the scanner has found a virus in one of them, so nobody could ever open it there. */
export const infectedRefusal = async (
  tx: Tx,
  files: readonly { name: string; digest: string }[],
): Promise<Refusal | undefined> => {
  const infected = await tx.fileChecks.infected(files.map(({ digest }) => digest))
  const first = files.find(({ digest }) => infected.includes(digest))
  return (
    first && {
      refused: 'infected_file',
      because: `Файл «${first.name}» заражён: в деле его никто не сможет открыть. Замените его чистой копией или уберите и повторите`,
    }
  )
}
