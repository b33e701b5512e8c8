import { addDays, asShortRussianDate, type PlainDate } from '../calendar/plain-date.ts'
import type { Finding } from '../regulations/finding.ts'
import type { ExpertProfile } from './expert.ts'

/** Rules of the ministry's own work have no clause: the regulations know nothing of leaves and limits. */
export const noClause = ''

/** A panel is not given to those who go away within these days. */
const daysAhead = 7

/** The leave that keeps a specialist from new cases: it goes on, or begins within a week. */
export const leaveAt = ({ leaves = [] }: Pick<ExpertProfile, 'leaves'>, today: PlainDate) =>
  leaves.find(({ from, to }) => from <= addDays(today, daysAhead) && to >= today)

/** How many more cases a specialist may be given; Infinity without a limit. */
export const roomOf = ({ loadLimit }: Pick<ExpertProfile, 'loadLimit'>, open: number): number =>
  loadLimit === undefined ? Number.POSITIVE_INFINITY : Math.max(0, loadLimit - open)

/** The same as checks of one specialist; only what stands against is told, for nothing of it belongs to a regulation. */
export const houseFindings = (expert: ExpertProfile, open: number, today: PlainDate): Finding[] => {
  const leave = leaveAt(expert, today)
  const found: Finding[] = []
  if (leave !== undefined)
    found.push({
      rule: 'house-leave',
      clause: noClause,
      what:
        leave.from <= today
          ? `Специалист в отпуске по ${asShortRussianDate(leave.to)}`
          : `Специалист уходит в отпуск с ${asShortRussianDate(leave.from)} по ${asShortRussianDate(leave.to)}`,
      met: false,
      known: { expert: expert.id },
      remedy: 'Назначьте другого специалиста или уточните отпуск в реестре',
    })
  if (roomOf(expert, open) < 1)
    found.push({
      rule: loadRule,
      clause: noClause,
      what: `Нагрузка исчерпана: в работе ${open}, предел ${expert.loadLimit}`,
      met: false,
      known: { expert: expert.id, open, limit: expert.loadLimit ?? null },
      remedy: 'Назначьте другого специалиста или напишите, почему предел нагрузки можно превысить',
    })
  return found
}

/** The one rule that the secretary may set aside, with a reason. */
export const loadRule = 'house-load'
