import type { Account } from '../ports.ts'
import type { Organisation, OrganisationNumbers } from '../stores/people.ts'
import type { Page } from './page.ts'

/** `name`: in full, for a list of users. `lastSeen` is null when no session is open. */
export type AccountLine = Account & { name: string; lastSeen: Date | null }

export type OrganisationRecord = Organisation & OrganisationNumbers

export type AccountReads = {
  /** Accounts with a role in the region, and those with no role at all; by surname, pages of 50. */
  accountsPage(question: {
    region: string
    /** Beginning of a surname or of a login. */
    search?: string | undefined
    role?: string | undefined
    after?: string | undefined
  }): Promise<Page<AccountLine>>
  accountLine(id: string): Promise<AccountLine | undefined>
  /** Employers of a region: part of a name, or the digits of an ИНН; by short name, pages of 50. */
  organisationsPage(question: {
    region: string
    search?: string | undefined
    after?: string | undefined
  }): Promise<Page<OrganisationRecord>>
  organisationRecord(id: string): Promise<OrganisationRecord | undefined>
}
