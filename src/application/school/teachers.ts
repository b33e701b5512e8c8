import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { inForce } from '../../domain/eligibility/held-category.ts'
import { fullName } from '../../domain/people/names.ts'
import { surnameKey } from '../../domain/people/surname-key.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import { type CategoryWindow, nextToAsk, windowsOf } from '../../domain/school/windows.ts'
import { type App, momentIn } from '../app.ts'
import { packNow } from '../edition.ts'
import type { SchoolTeacher } from '../reads/school.ts'
import type { Reads } from '../reads.ts'

/** A teacher of the school with what they hold, what they may ask for and what is under way. */
export type TeacherLine = SchoolTeacher & {
  fullName: string
  windows: CategoryWindow[]
  /** What to ask for next, when something is open today. */
  next: Category | undefined
  /** The nearest last day of a category in force; undefined when none has a term. */
  expires: PlainDate | undefined
}

export const teacherOrders = ['name', 'expires', 'received'] as const
export type TeacherOrder = (typeof teacherOrders)[number]
export const teacherShows = ['here', 'open', 'may_ask', 'expiring', 'none', 'left'] as const
export type TeacherShow = (typeof teacherShows)[number]

export type TeacherQuestion = {
  search?: string | undefined
  show?: TeacherShow | undefined
  category?: Category | undefined
  order?: TeacherOrder | undefined
}

/** Days before the end of an old category at which the school is warned; the house's own. */
const soonDays = 180

/** Teachers of a school, windows counted today by the edition in force; found, sorted and whole. */
export const teachersOfSchool = async (
  app: App,
  reads: Reads,
  { organisationId, region }: { organisationId: string; region: string },
  question: TeacherQuestion = {},
): Promise<TeacherLine[]> => {
  const pack = packNow(app, region)
  if (isRefusal(pack)) return []
  const today = momentIn(app, pack.authority.time_zone).date
  const lines = (await reads.teachersOfSchool(organisationId)).map((one): TeacherLine => {
    const windows = windowsOf(pack, one, today, app.law.nomenclature)
    const ends = windows.flatMap(window => (window.state === 'held' && window.until ? [window.until] : []))
    return {
      ...one,
      fullName: fullName({ ...one, patronymic: one.patronymic ?? undefined }),
      windows,
      next: nextToAsk(windows),
      expires: ends.sort()[0],
    }
  })
  const wanted = surnameKey(question.search ?? '')
  const soon = addDays(today, soonDays)
  return lines
    .filter(line => wanted === '' || surnameKey(line.fullName).includes(wanted))
    .filter(line => isShown(line, question.show ?? 'here', today, soon))
    .filter(
      line =>
        question.category === undefined ||
        line.held.some(held => held.category === question.category && inForce(held, today)),
    )
    .sort(orders[question.order ?? 'name'])
}

const isShown = (line: TeacherLine, show: TeacherShow, today: PlainDate, soon: PlainDate): boolean => {
  if (show === 'left') return !line.worksHere
  if (!line.worksHere) return false
  if (show === 'open') return line.openCases > 0
  if (show === 'may_ask') return line.next !== undefined && line.openCases === 0
  if (show === 'expiring') return line.expires !== undefined && line.expires <= soon
  return show === 'none' ? !line.held.some(held => inForce(held, today)) : true
}

const byName = (a: TeacherLine, b: TeacherLine): number => a.fullName.localeCompare(b.fullName, 'ru')
const orders: Record<TeacherOrder, (a: TeacherLine, b: TeacherLine) => number> = {
  name: byName,
  expires: (a, b) => (a.expires ?? '9999').localeCompare(b.expires ?? '9999') || byName(a, b),
  received: (a, b) => (b.lastReceived ?? '').localeCompare(a.lastReceived ?? '') || byName(a, b),
}
