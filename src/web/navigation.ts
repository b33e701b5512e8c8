import type { HeldRole } from '../application/ports.ts'
import type { Role } from '../domain/people/roles.ts'
import { paths } from './paths.ts'
import type { NavigationItem } from './views/layout.ts'

/** The menu of a role, in order; the first entry is where the role begins its day. A guest's menu is what is open to all. */
export const navigation = (active: HeldRole | undefined): readonly NavigationItem[] =>
  active === undefined ? forEverybody : menus[active.role]

const cases = { label: 'Дела', address: paths.queue() }
const requests = { label: 'Обращения', address: paths.requests() }
const schools = { label: 'Школы', address: paths.schoolInvitations() }
const intake = { label: 'Приём на бумаге', address: paths.intake() }
const journal = { label: 'Журнал', address: paths.journal() }
const lists = { label: 'Списки', address: paths.lists() }
const inspections = { label: 'Проверки', address: paths.inspections() }
/** Shown where the region has a professional test (site.ts). */
const tests = { label: 'Тестирование', address: paths.tests() }
const board = { label: 'Доска', address: paths.board() }
const meetings = { label: 'Заседания', address: paths.meetings() }
const orders = { label: 'Приказы', address: paths.orders() }
const quality = { label: 'Качество', address: paths.quality(), also: [paths.calibrations()] }
const ownQuality = { label: 'Мои оценки', address: paths.ownQuality() }
const calibrations = { label: 'Калибровка', address: paths.calibrations() }
const expertise = {
  label: 'Экспертиза',
  address: paths.expertise(),
  also: [paths.panels(), paths.experts(), '/sheets'],
}
const ownCard = { label: 'Моя карточка', address: paths.ownExpert() }

const criteria = { label: 'Показатели', address: paths.criteriaSets() }

/** Open to every citizen: the menu of a guest, the foot of the page of those at work. */
export const forEverybody: readonly NavigationItem[] = [
  { label: 'Реестр приказов', address: paths.register() },
  { label: 'Проверить документ', address: paths.verifyDocument() },
  { label: 'Как подать', address: paths.howToApply() },
  { label: 'Регламенты', address: paths.regulations() },
  { label: 'Проверка готовности', address: paths.readiness() },
]

const applicant: readonly NavigationItem[] = [
  { label: 'Мои заявления', address: paths.myApplications() },
  { label: 'Портфолио', address: paths.portfolio() },
  { label: 'Школа', address: paths.mySchool() },
  { label: 'Обращения', address: paths.myRequests() },
  { label: 'Сообщения', address: paths.myNotices() },
  { label: 'Мои категории', address: paths.myRecord() },
]

const menus: Record<Role, readonly NavigationItem[]> = {
  teacher: applicant,
  representative: applicant.slice(0, 1),
  employer: [
    { label: 'Что ждёт школу', address: paths.schoolDesk() },
    { label: 'Мои педагоги', address: paths.ownTeachers() },
    { label: 'Ходатайства', address: paths.schoolPetitions() },
    { label: 'Акты', address: paths.schoolActs(), also: ['/school/sets'] },
    { label: 'Письма', address: paths.schoolLetters() },
  ],
  mfc: [intake, { label: 'Принятые заявления', address: paths.queue() }],
  clerk: [cases, requests, intake, tests, journal, lists, schools],
  secretary: [cases, tests, expertise, meetings, orders, journal, lists, schools, quality],
  expert: [expertise, ownCard, ownQuality, calibrations],
  senior: [expertise, ownCard, ownQuality, calibrations],
  member: [meetings],
  deputy_chair: [meetings],
  chair: [meetings],
  approver: [orders],
  signatory: [orders, requests],
  supervisor: [
    board,
    cases,
    requests,
    tests,
    journal,
    inspections,
    quality,
    { label: 'Шаблоны', address: paths.templates() },
    criteria,
  ],
  admin: [{ label: 'Администрирование', address: paths.admin() }],
  auditor: [
    cases,
    journal,
    inspections,
    criteria,
    quality,
    { label: 'Журнал доступа', address: paths.accessJournal() },
  ],
}

/** What a server says of its pages; `declaredRoutes` has this shape. */
type Declared = { method: string; path: string; roles: readonly string[] }

/** Entries that lead somewhere: the page is on this server and open to the role. A menu never shows a dead end. */
export const reachable = (
  items: readonly NavigationItem[],
  declared: readonly Declared[],
  active: HeldRole | undefined,
): NavigationItem[] =>
  items.filter(item => {
    const address = item.address.split('?')[0]
    return declared.some(
      ({ method, path, roles }) =>
        method === 'GET' &&
        path === address &&
        (roles.includes('public') ||
          (active !== undefined && (roles.includes('signed_in') || roles.includes(active.role)))),
    )
  })
