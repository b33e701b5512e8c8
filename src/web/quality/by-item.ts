import type { JudgedSet } from '../../application/stores/quality.ts'
import { byCode } from '../../domain/expertise/protocol.ts'

type OfItem = { setRef: string; code: string }

/** An item of one edition of a set, as it was called when it was judged, with the lines that speak of it. */
export type ItemGroup<Line> = OfItem & {
  set: JudgedSet | undefined
  title: string
  max: number
  lines: readonly Line[]
}

/** Lines put together by item. An item of a set that is not among `sets` has no title. */
export const groupedByItem = <Line extends OfItem>(
  lines: readonly Line[],
  sets: readonly JudgedSet[],
): ItemGroup<Line>[] =>
  [...Map.groupBy(lines, ({ setRef, code }) => `${setRef} ${code}`).values()].map(group => {
    const [{ setRef, code } = { setRef: '', code: '' }] = group
    const set = sets.find(one => one.setRef === setRef)
    const item = set?.items.find(one => one.code === code)
    return { setRef, code, set, title: item?.title ?? '', max: item?.max ?? 0, lines: group }
  })

/** Set by set, and in a set as its items stand: 1.2 before 1.10. */
export const inOrderOfSets = (a: OfItem, b: OfItem): number =>
  a.setRef === b.setRef ? byCode(a.code, b.code) : a.setRef < b.setRef ? -1 : 1
