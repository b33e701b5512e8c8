import { criteriaPaths } from './paths/criteria.ts'
import { directoryPaths } from './paths/directory.ts'
import { expertPaths } from './paths/experts.ts'
import { filePaths } from './paths/files.ts'
import { part } from './paths/part.ts'
import { portfolioPaths } from './paths/portfolio.ts'
import { qualityPaths } from './paths/quality.ts'
import { type Query, withQuery } from './paths/query.ts'
import { schoolPaths } from './paths/school.ts'
import { sheetPaths } from './paths/sheets.ts'
import { testingPaths } from './paths/testing.ts'

/**
 * Every address of the site. Routes are declared with the same functions that links use: `paths.case(':id')` is the pattern,
 * `paths.case(case.id)` the link, so that they cannot part.
 */
export const paths = {
  home: () => '/',
  health: () => '/health',
  styleguide: () => '/styleguide',

  signIn: (next?: string) => withQuery('/sign-in', { next }),
  persona: (filter: { region?: string | undefined; role?: string | undefined } = {}) =>
    withQuery('/sign-in/persona', filter),
  signOut: () => '/sign-out',
  role: () => '/role',

  myApplications: () => '/my/applications',
  application: (id: string) => `/my/applications/${part(id)}`,
  /** A page or a thing of one's own application: `paths.applicationThing(id, 'withdrawal')`. */
  applicationThing: (id: string, thing: string) => `/my/applications/${part(id)}/${part(thing)}`,
  apply: (query: Query = {}) => withQuery('/apply', query),
  intake: () => '/intake',
  draft: (id: string) => `/apply/${part(id)}`,
  draftThing: (id: string, thing: string) => `/apply/${part(id)}/${part(thing)}`,
  draftSection: (id: string, section: string, query: Query = {}) =>
    withQuery(`/apply/${part(id)}/sections/${part(section)}`, query),
  draftFile: (id: string, fileId: string) => `/apply/${part(id)}/files/${part(fileId)}`,
  paper: (id: string) => `/papers/${part(id)}`,
  trust: () => '/admin/trust',
  trustRemoval: (id: string) => `/admin/trust/${part(id)}/removal`,
  paperFile: (id: string, format: string) => `/papers/${part(id)}/${part(format)}`,
  /** Where a paper is prepared for its signatures and gets them. */
  paperSigning: (id: string) => `/papers/${part(id)}/signing`,
  /** A frozen file, what it is signed with, and what is done with it: `document.pdf`, `signature`, `plugin`. */
  signingThing: (id: string, thing: string) => `/signings/${part(id)}/${part(thing)}`,
  signatureFile: (id: string, signature: string) => `/signings/${part(id)}/signatures/${part(signature)}`,
  myCertificates: () => '/my/certificates',
  certificateRemoval: (id: string) => `/my/certificates/${part(id)}/removal`,
  ...filePaths,
  ...criteriaPaths,
  ...portfolioPaths,
  ...testingPaths,
  ...qualityPaths,
  ...directoryPaths,
  ...schoolPaths,
  myNotices: () => '/my/notices',
  myRecord: () => '/my/record',
  myProfile: () => '/my/profile',
  myRequests: () => '/my/requests',
  myRequest: (id: string) => `/my/requests/${part(id)}`,
  newRequest: (kind: string, query: Query = {}) => withQuery(`/my/requests/new/${part(kind)}`, query),
  queue: (query: Query = {}) => withQuery('/cases', query),
  case: (id: string) => `/cases/${part(id)}`,
  /** A section of the case card or a thing that a POST names: `paths.caseThing(id, 'registration')`. */
  caseThing: (id: string, thing: string) => `/cases/${part(id)}/${part(thing)}`,
  /** How the applicant's name is written in papers. */
  caseName: (id: string) => `/cases/${part(id)}/name`,
  /** Several cases at once: registration, the beginning of the review. */
  severalCases: () => '/cases/several',
  board: (query: Query = {}) => withQuery('/board', query),
  journal: (query: Query = {}) => withQuery('/journal', query),
  /** The same journal as a table for a spreadsheet. */
  journalFile: (query: Query = {}) => withQuery('/journal.csv', query),
  /** The same journal as a paper. */
  journalPaper: () => '/journal/paper',
  /** Papers made of many cases at once; `paths.list('admitted')` makes one. */
  lists: (query: Query = {}) => withQuery('/lists', query),
  list: (thing: string) => `/lists/${part(thing)}`,
  inspections: () => '/inspections',
  requests: (query: Query = {}) => withQuery('/requests', query),
  request: (id: string) => `/requests/${part(id)}`,
  requestThing: (id: string, thing: string) => `/requests/${part(id)}/${part(thing)}`,
  accessJournal: (query: Query = {}) => withQuery('/audit', query),
  auditTrail: (query: Query = {}) => withQuery('/audit/changes', query),
  logCheck: (query: Query = {}) => withQuery('/audit/chain', query),
  readiness: (region?: string) => withQuery('/readiness', { region }),
  expertise: () => '/expertise',
  ...sheetPaths,
  assessment: (caseId: string) => `/expertise/${part(caseId)}`,
  /** A step of a specialist's work on a case: signing, a conflict, disputed items. */
  assessmentThing: (caseId: string, thing: string) => `/expertise/${part(caseId)}/${part(thing)}`,
  /** Who judges a case: the secretary's page of it. */
  panel: (caseId: string) => `/cases/${part(caseId)}/panel`,
  panelThing: (caseId: string, thing: string) => `/cases/${part(caseId)}/panel/${part(thing)}`,
  ...expertPaths,
  commission: (query: Query = {}) => withQuery('/commission', query),
  commissionMember: (id: string) => `/commission/${part(id)}`,
  meetings: () => '/meetings',
  newMeeting: () => '/meetings/new',
  meeting: (id: string) => `/meetings/${part(id)}`,
  meetingThing: (id: string, thing: string, query: Query = {}) =>
    withQuery(`/meetings/${part(id)}/${part(thing)}`, query),
  /** A case on the agenda of a meeting, and what is done with it there. */
  agendaItem: (id: string, caseId: string, query: Query = {}) =>
    withQuery(`/meetings/${part(id)}/items/${part(caseId)}`, query),
  agendaItemThing: (id: string, caseId: string, thing: string) =>
    `/meetings/${part(id)}/items/${part(caseId)}/${part(thing)}`,
  orders: (query: Query = {}) => withQuery('/orders', query),
  newOrder: (query: Query = {}) => withQuery('/orders/new', query),
  order: (id: string) => `/orders/${part(id)}`,
  orderThing: (id: string, thing: string) => `/orders/${part(id)}/${part(thing)}`,
  /** Published orders, open to every citizen. */
  register: (query: Query = {}) => withQuery('/register', query),
  publicPeople: (query: Query = {}) => withQuery('/register/people', query),
  publicOrder: (id: string, query: Query = {}) => withQuery(`/register/${part(id)}`, query),
  /** One line of an order: the page a citizen or a school can check. */
  publicLine: (id: string, line: string) => `/register/${part(id)}/${part(line)}`,
  /** The register as a file or a feed: `orders.csv`, `orders.json`, `orders.rss`, `orders.atom`. */
  registerFile: (format: 'csv' | 'json' | 'rss' | 'atom', query: Query = {}) =>
    withQuery(`/register/orders.${format}`, query),
  /** A thing of a published order: `order.pdf`, `lines.csv`, `lines.json`, `print`. */
  publicOrderThing: (id: string, thing: string) => `/register/${part(id)}/${part(thing)}`,
  /** A signature under the published file, the first one being 1. */
  publicSignature: (id: string, place: string) => `/register/${part(id)}/signatures/${part(place)}`,
  verifyDocument: () => '/verify',
  /** Where the square code of a paper leads; short, because it is also typed by hand. */
  checkCode: (code: string) => `/v/${part(code)}`,
  howToApply: () => '/how-to-apply',
  howToApplyIn: (region: string) => `/how-to-apply/${part(region)}`,
  regulations: () => '/regulations',
  regulationsCompared: (query: Query = {}) => withQuery('/regulations/compare', query),
  regulation: (region: string, edition: string, query: Query = {}) =>
    withQuery(`/regulations/${part(region)}/${part(edition)}`, query),
  /** Statuses, deadlines, life cycle, questions of an edition. */
  regulationPart: (region: string, edition: string, name: string, query: Query = {}) =>
    withQuery(`/regulations/${part(region)}/${part(edition)}/${part(name)}`, query),
  calendar: (region: string, year: string, query: Query = {}) =>
    withQuery(`/calendar/${part(region)}/${part(year)}`, query),
  ownAccount: () => '/account',
  admin: (query: Query = {}) => withQuery('/admin', query),
  newAccount: (query: Query = {}) => withQuery('/admin/accounts/new', query),
  account: (id: string) => `/admin/accounts/${part(id)}`,
  /** What an administrator orders of an account: roles, a new password, its end. */
  accountThing: (id: string, thing: string) => `/admin/accounts/${part(id)}/${part(thing)}`,
  organisations: (query: Query = {}) => withQuery('/admin/organisations', query),
  organisation: (id: string) => `/admin/organisations/${part(id)}`,
  templates: () => '/admin/templates',
  template: (form: string) => `/admin/templates/${part(form)}`,
  /** A new version of a template: a wording or a Word file. */
  newTemplate: (form: string, kind: string, query: Query = {}) =>
    withQuery(`/admin/templates/${part(form)}/${part(kind)}`, query),
  templateVersion: (id: string) => `/admin/templates/versions/${part(id)}`,
  templateThing: (id: string, thing: string) => `/admin/templates/versions/${part(id)}/${part(thing)}`,
  systemState: () => '/admin/system',
  letterAgain: (id: string) => `/admin/system/letters/${part(id)}/again`,
} as const

export { type Query, withQuery }

/** A place inside this site to return to, or undefined: an address from outside must not lead people elsewhere. */
export const returnPath = (asked: unknown): string | undefined =>
  typeof asked === 'string' && /^\/(?![/\\])[!-~]*$/.test(asked) && !asked.includes('\\') ? asked : undefined
