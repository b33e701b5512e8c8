import { isUuid } from '../../application/my-case.ts'
import type { BatchCaseLine } from '../../application/reads/registry.ts'
import type { PanelBatch } from '../../application/stores/registry.ts'
import { loadsNow, panelsNow } from '../../domain/expertise/assign-changes.ts'
import type { BatchLoad, BatchPanel } from '../../domain/expertise/assign-input.ts'
import { NotForYou } from '../errors.ts'
import type { Desk } from '../screens.ts'

/** A proposal as it stands now, with names for ids. */
export type OpenBatch = {
  batch: PanelBatch
  maker: string
  cases: BatchCaseLine[]
  panels: BatchPanel[]
  loads: BatchLoad[]
  people: ReadonlyMap<string, { name: string; organisation: string }>
}

/** Throws NotForYou for a proposal of another region and for one that is not there alike. */
export const openBatch = async (
  desk: Desk,
  { params, active }: { params: Readonly<Record<string, string>>; active: { region: string } },
): Promise<OpenBatch> => {
  const { batch: id = '' } = params
  const found = isUuid(id) ? await desk.reads.panelBatch(id) : undefined
  if (found === undefined || found.batch.region !== active.region) throw new NotForYou()
  const panels = panelsNow(found.batch.result, found.batch.changes)
  const registry = await desk.reads.expertRegistry(active.region)
  return {
    ...found,
    panels,
    loads: loadsNow(found.batch.input, found.batch.result, panels),
    people: new Map(registry.map(({ profile, name, organisation }) => [profile.id, { name, organisation }])),
  }
}

export const nameOf = ({ people }: Pick<OpenBatch, 'people'>, id: string): string =>
  people.get(id)?.name ?? 'Специалист'
