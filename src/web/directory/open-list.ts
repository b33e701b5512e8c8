import type { Import } from '../../application/stores/directory.ts'
import { isUuid } from '../../application/uuid.ts'
import { NotForYou } from '../errors.ts'
import type { PageContext } from '../route.ts'
import type { Desk } from '../screens.ts'

export type OpenList = Import & { byName: string }

/** The list of the address, of the administrator's own region. Throws NotForYou for any other. */
export const openList = async (desk: Desk, { params, active }: PageContext<'admin'>): Promise<OpenList> => {
  const id = params.id ?? ''
  const list = isUuid(id) ? await desk.reads.directoryImport(id) : undefined
  if (list?.region !== active.region) throw new NotForYou()
  return list
}
