import type { OrganisationRecord } from '../../application/reads/accounts.ts'
import { isUuid } from '../../application/uuid.ts'
import { NotForYou } from '../errors.ts'
import type { PageContext } from '../route.ts'
import type { Desk } from '../screens.ts'

/** The organisation of the address, of the administrator's own region. Throws NotForYou for any other. */
export const openOrganisation = async (
  desk: Desk,
  { params, active }: PageContext<'admin'>,
): Promise<OrganisationRecord> => {
  const id = params.id ?? ''
  const record = isUuid(id) ? await desk.reads.organisationRecord(id) : undefined
  if (record === undefined || record.region !== active.region) throw new NotForYou()
  return record
}
