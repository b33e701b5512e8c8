import { addDays, addYears, type PlainDate } from '../../domain/calendar/plain-date.ts'
import type { HeldCategory } from '../../domain/case/application.ts'
import type { Category, Channel } from '../../domain/regulations/vocabulary.ts'
import type { RegionWorld } from './region-world.ts'
import { criteriaOf } from './sheet-acts.ts'
import type { Story } from './story.ts'
import { subjects } from './texts.ts'

type Outline = {
  start: PlainDate
  outcome: 'set' | 'refused'
  /** Spreads positions and categories evenly. */
  turn: number
  meetingOn?: PlainDate
  archived?: boolean
  writes?: boolean
  category?: Category | undefined
  paper?: boolean | undefined
}

const positions = [
  'Учитель',
  'Учитель',
  'Учитель',
  'Воспитатель',
  'Педагог-психолог',
  'Учитель-логопед',
  'Педагог дополнительного образования',
  'Методист',
]

/** One application of a new teacher: what is asked for, by which way, who will judge it. */
export const storyOf = (world: RegionWorld, outline: Outline): Story => {
  const { luck, pack } = world
  const applicant = world.teacher()
  const category = outline.category ?? (outline.outcome === 'set' && luck.chance(0.4) ? 'highest' : 'first')
  const suitable = positions.filter(
    position =>
      criteriaOf(world, { category, position }) !== undefined && (category !== 'methodist' || position !== 'Методист'),
  )
  const position = suitable[(outline.turn + luck.between(0, 2)) % suitable.length] ?? 'Учитель'
  const held = heldFor(world, category, position, outline.start)
  const ways = pack.channels.filter(
    ({ channel, open }) => open && channel !== 'mfc' && channel !== 'email' && channel !== 'electronic',
  )
  const fitting = ways.filter(way => (outline.paper ? !way.automatic_registration : true))
  const channel: Channel = luck.pick(fitting.length > 0 ? fitting : ways).channel
  const mfc = !outline.paper && pack.channels.some(way => way.channel === 'mfc' && way.open) && luck.chance(0.12)
  const { panel } = pack.experts
  const free = luck.shuffled(
    world.specialists.filter(one => one.profile.organisationId !== world.schoolOf(applicant).id),
  )
  return {
    caseId: luck.id(),
    applicant,
    category,
    position,
    ...(position === 'Учитель' ? { subject: luck.pick(subjects) } : {}),
    channel: mfc ? 'mfc' : channel,
    ...(mfc ? { byMfc: true } : {}),
    start: outline.start,
    held,
    outcome: outline.outcome,
    ...(outline.meetingOn === undefined ? {} : { meetingOn: outline.meetingOn }),
    ...(outline.archived ? { archived: true } : {}),
    ...(outline.writes ? { writes: true } : {}),
    panel: {
      main: free.filter(one => !one.senior).slice(0, panel.main),
      senior: free.filter(one => one.senior).slice(0, panel.senior),
    },
  }
}

/** The categories a person must have, or often has, before asking for this one. */
const heldFor = (
  { pack, luck }: RegionWorld,
  category: Category,
  position: string,
  start: PlainDate,
): HeldCategory[] => {
  const years = pack.categories.find(line => line.category === 'first')?.valid_years ?? null
  const setOn = addDays(addYears(start, -3), -luck.between(10, 300))
  const line = (one: Category): HeldCategory => ({
    category: one,
    setOn,
    position,
    ...(years === null ? {} : { validUntil: addYears(setOn, years) }),
    orderNumber: String(luck.between(120, 980)),
  })
  if (category === 'highest') return [line('first')]
  if (category === 'methodist' || category === 'mentor') return [line('highest')]
  return []
}
