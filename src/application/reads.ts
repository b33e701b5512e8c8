import type { FileCheckReads } from './files/file-check.ts'
import type { AccountReads } from './reads/accounts.ts'
import type { AwardReads } from './reads/awards.ts'
import type { CaseReads } from './reads/cases.ts'
import type { CriteriaReads } from './reads/criteria.ts'
import type { DirectoryReads } from './reads/directory.ts'
import type { ListReads } from './reads/lists.ts'
import type { MeetingReads } from './reads/meetings.ts'
import type { OversightReads } from './reads/oversight.ts'
import type { PaperReads } from './reads/papers.ts'
import type { PeopleReads } from './reads/people.ts'
import type { PortfolioReads } from './reads/portfolio.ts'
import type { PublicOrders } from './reads/public-order.ts'
import type { PublicRegister } from './reads/public-register.ts'
import type { QualityReads } from './reads/quality.ts'
import type { QueueReads } from './reads/queue.ts'
import type { RegistryReads } from './reads/registry.ts'
import type { RequestReads } from './reads/requests.ts'
import type { SchoolReads } from './reads/school.ts'
import type { SheetReads } from './reads/sheets.ts'
import type { SigningReads } from './reads/signings.ts'
import type { SystemReads } from './reads/system.ts'
import type { TemplateReads } from './reads/templates.ts'
import type { TestingReads } from './reads/testing.ts'

/**
 * What screens show. Nothing here asks who is looking: the use case or the route checks the right first
 * (`mayRead` of domain/people/access.ts with the card's `relation`). Days are PlainDate, moments are Date.
 */
export type Reads = QueueReads &
  CaseReads &
  PaperReads &
  MeetingReads &
  ListReads &
  PublicRegister &
  PublicOrders &
  RequestReads &
  PeopleReads &
  RegistryReads &
  OversightReads &
  AccountReads &
  DirectoryReads &
  SchoolReads &
  SigningReads &
  TemplateReads &
  TestingReads &
  AwardReads &
  PortfolioReads &
  CriteriaReads &
  SheetReads &
  QualityReads &
  FileCheckReads &
  SystemReads
