import type { Points } from '../case/events.ts'

/** Words of a specialist beside the items, by code. */
export type Comments = Record<string, string>

/** What the remarks of a sheet lack, by the item's code: an item that does not apply is explained (expertise model: N/A). */
export const commentFaults = (points: Points, comments: Comments): Record<string, string> =>
  Object.fromEntries(
    Object.entries(points)
      .filter(([code, given]) => given === 'na' && !comments[code]?.trim())
      .map(([code]) => [code, `Показатель ${code}: напишите, почему он не применяется`]),
  )
