import { z } from 'zod'
import type { QueueQuestion } from '../../application/reads/queue.ts'
import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import { stageTitles } from '../../domain/case/case-words.ts'
import { statusWord } from '../../domain/case/status.ts'
import { type Actor, roles, roleTitles } from '../../domain/people/roles.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { categories, channels, type Stage, stages } from '../../domain/regulations/vocabulary.ts'
import { lowered } from '../../domain/wording.ts'
import { paths } from '../paths.ts'
import { categoryWords, channelTitles } from '../views/category-words.ts'
import type { OptionView } from '../views/fields.ts'

/** What a person asked of the queue, all of it in the address, so that a filtered list can be sent as a link. */
const asked = z.object({
  search: z.string().max(100).optional().catch(undefined),
  stage: z.enum(stages).optional().catch(undefined),
  mover: z.enum(roles).optional().catch(undefined),
  category: z.enum(categories).optional().catch(undefined),
  channel: z.enum(channels).optional().catch(undefined),
  due: z.enum(['overdue', 'soon']).optional().catch(undefined),
  officer: z.literal('me').or(z.uuid()).optional().catch(undefined),
  finished: z.literal('yes').optional().catch(undefined),
  sort: z.enum(['due', 'received', 'surname']).optional().catch(undefined),
  after: z.string().max(500).optional().catch(undefined),
})
export type Asked = z.output<typeof asked>

/** Reads the address; a word that is not known is left out, as if it had not been asked. */
export const askedOf = (query: Readonly<Record<string, string>>): Asked => asked.parse(nothingIsAbsent(query))

const nothingIsAbsent = (query: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value.trim() !== ''))

export const pageLength = 50

/** Deadlines within three working days count as near. */
export const soonBefore = (calendar: WorkCalendar, today: PlainDate): PlainDate =>
  calendar.covers(addDays(today, 20)) ? addDays(calendar.addWorkingDays(today, 3), 1) : addDays(today, 4)

export const questionOf = (asked: Asked, actor: Actor, today: PlainDate, soon: PlainDate): QueueQuestion => ({
  region: actor.region,
  search: asked.search,
  order: asked.sort ?? 'due',
  after: asked.after,
  limit: pageLength,
  filter: {
    stage: asked.stage,
    mover: asked.mover,
    category: asked.category,
    channel: asked.channel,
    overdueOn: asked.due === undefined ? undefined : asked.due === 'overdue' ? today : soon,
    officerId: asked.officer === 'me' ? actor.personId : asked.officer,
    finished: asked.finished === 'yes' ? true : undefined,
  },
})

/** The address of the same list with something changed; a change begins from the first page. */
export const queueAddress = (now: Asked, changes: Partial<Asked>): string =>
  paths.queue({ ...now, after: undefined, ...changes })

/** The region's own words; where one word stands for several stages, ours says which. */
export const stageOptions = (pack: Pack): OptionView[] => {
  const words = stages
    .filter(stage => stage !== 'draft')
    .map(stage => ({ stage, word: statusWord({ stage, outcome: null }, pack) }))
  const passed = words.filter(({ stage }) => isPassed(stage, pack))
  return passed.map(({ stage, word }) => ({
    value: stage,
    label: passed.filter(other => other.word === word).length > 1 ? `${word}: ${stageTitles[stage]}` : word,
  }))
}

/** Stages that a region's cases never come to are not offered. */
const isPassed = (stage: Stage, pack: Pack): boolean =>
  (stage !== 'testing' || pack.testing !== null) &&
  (stage !== 'information_asked' || pack.information_requests.length > 0) &&
  (stage !== 'disputed' || pack.experts.disputed.resolved_by === 'senior')

/** Filters that are on, each with the list without it. */
export const chosenOf = (now: Asked, pack: Pack): { words: string; remove: string }[] =>
  [
    now.search && { words: `Поиск: ${now.search}`, remove: queueAddress(now, { search: undefined }) },
    now.stage && {
      words: statusWord({ stage: now.stage, outcome: null }, pack),
      remove: queueAddress(now, { stage: undefined }),
    },
    now.mover && {
      words: `Ход: ${lowered(roleTitles[now.mover])}`,
      remove: queueAddress(now, { mover: undefined }),
    },
    now.category && { words: categoryWords[now.category], remove: queueAddress(now, { category: undefined }) },
    now.channel && { words: channelTitles[now.channel], remove: queueAddress(now, { channel: undefined }) },
    now.due && {
      words: now.due === 'overdue' ? 'Срок прошёл' : 'Срок прошёл или близок',
      remove: queueAddress(now, { due: undefined }),
    },
    now.officer && {
      words: now.officer === 'me' ? 'Мои дела' : 'Дела одного сотрудника',
      remove: queueAddress(now, { officer: undefined }),
    },
    now.finished && { words: 'Завершённые', remove: queueAddress(now, { finished: undefined }) },
  ].filter(choice => typeof choice === 'object')
