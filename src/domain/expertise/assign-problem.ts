import type { BatchCase, BatchInput } from './assign-input.ts'
import { duties } from './assign-input.ts'
import type { ExpertProfile } from './expert.ts'
import { leaveAt, roomOf } from './house-rules.ts'
import { byLot } from './lot.ts'
import { type PanelRules, positionFindings, tieFindings } from './panel.ts'
import { qualificationFindings } from './qualification.ts'

/**
 * A batch as a net. A demand is one duty of one case; a slot is a place in it that one organisation may take with one of its
 * people (or one person may take, where two of one organisation are allowed). Numbers stand for things.
 */
export type Net = {
  expertIds: string[]
  /** Load before the proposal, fixed seats counted. */
  before: Int32Array
  /** How many more seats each may take. */
  room: Int32Array
  /** Cases in the order in which they are served. */
  cases: BatchCase[]
  /** By demand; demands of case c are 2c (main) and 2c + 1 (senior). */
  needed: Int32Array
  /** Slots of demand d are slotsFrom[d] … slotsFrom[d + 1] − 1, people of slot s are members[membersFrom[s]] … */
  slotsFrom: Int32Array
  slotDemand: Int32Array
  membersFrom: Int32Array
  members: Int32Array
  /** Slots of the other duty of the same case that the same organisation has, −1 where none: not both may be taken. */
  rival: Int32Array
}

/** Reads a number of a list that is known to be that long. */
export const at = (list: Int32Array, place: number): number => list[place] as number

const noLimit = 1_000_000

/** Who may take which seat, by the rules of each case; people in the order of their lots, cases in the order of service. */
export const netOf = (input: BatchInput): Net => {
  const experts = byLot(input.experts, input.seed, ({ profile }) => profile.id)
  const cases = byLot(input.cases, input.seed, ({ id }) => id).sort((a, b) =>
    a.received < b.received ? -1 : a.received > b.received ? 1 : 0,
  )
  const place = new Map(experts.map(({ profile }, index) => [profile.id, index]))
  const before = Int32Array.from(experts, ({ open }) => open)
  for (const { fixed } of cases)
    for (const { expertId } of fixed) {
      const index = place.get(expertId)
      if (index !== undefined) before[index] = at(before, index) + 1
    }
  const room = Int32Array.from(experts, ({ profile }, index) => Math.min(noLimit, roomOf(profile, at(before, index))))
  const fits = fitness(input)
  const needed: number[] = []
  const slotsFrom: number[] = []
  const slotDemand: number[] = []
  const membersFrom: number[] = []
  const members: number[] = []
  const rival: number[] = []

  for (const [number, one] of cases.entries()) {
    const rules = rulesOf(input, one)
    const apart = rules.experts.conflicts.exclude.includes('two_from_one_employer')
    const taken = new Set(one.fixed.map(({ expertId }) => expertId))
    const employers = new Set(
      apart ? experts.filter(({ profile }) => taken.has(profile.id)).map(({ profile }) => profile.organisationId) : [],
    )
    const free = experts.flatMap(({ profile }, index) =>
      at(room, index) === 0 ||
      taken.has(profile.id) ||
      one.barred.includes(profile.id) ||
      employers.has(profile.organisationId) ||
      leaveAt(profile, input.today) !== undefined ||
      !fits.untied(profile, one)
        ? []
        : [{ profile, index }],
    )
    const ofMain = new Map<string, number>()
    for (const [side, duty] of duties.entries()) {
      slotsFrom.push(slotDemand.length)
      needed.push(rules.experts.panel[duty] - one.fixed.filter(seat => seat.duty === duty).length)
      if ((needed.at(-1) ?? 0) <= 0) continue
      const groups = new Map<string, number[]>()
      for (const { profile, index } of free) {
        if (!fits.duty(profile, duty, one)) continue
        const key = apart ? profile.organisationId : profile.id
        const group = groups.get(key)
        if (group === undefined) groups.set(key, [index])
        else group.push(index)
      }
      for (const [key, group] of groups) {
        const slot = slotDemand.length
        slotDemand.push(number * 2 + side)
        membersFrom.push(members.length)
        for (const index of group) members.push(index)
        const other = side === 1 && apart ? (ofMain.get(key) ?? -1) : -1
        rival.push(other)
        if (other >= 0) rival[other] = slot
        if (side === 0) ofMain.set(key, slot)
      }
    }
  }
  slotsFrom.push(slotDemand.length)
  membersFrom.push(members.length)
  return {
    expertIds: experts.map(({ profile }) => profile.id),
    before,
    room,
    cases,
    needed: Int32Array.from(needed),
    slotsFrom: Int32Array.from(slotsFrom),
    slotDemand: Int32Array.from(slotDemand),
    membersFrom: Int32Array.from(membersFrom),
    members: Int32Array.from(members),
    rival: Int32Array.from(rival),
  }
}

export const rulesOf = ({ rules }: BatchInput, { rules: name }: BatchCase): PanelRules => {
  const experts = rules[name]
  if (experts === undefined) throw new Error(`The batch has no rules «${name}»`)
  return { experts }
}

/** The rules of a panel asked once for what many cases share: a duty, a position. */
const fitness = (input: BatchInput) => {
  const known = new Map<string, boolean>()
  const remember = (key: string, count: () => boolean): boolean => {
    const before = known.get(key)
    if (before !== undefined) return before
    const answer = count()
    known.set(key, answer)
    return answer
  }
  const held = (findings: readonly { met: boolean }[]): boolean => findings.every(({ met }) => met)
  const { today } = input
  return {
    untied: (expert: ExpertProfile, one: BatchCase): boolean =>
      held(tieFindings(rulesOf(input, one), { expert, duty: 'main' }, one.applicant)),
    duty: (expert: ExpertProfile, duty: 'main' | 'senior', one: BatchCase): boolean => {
      const rules = rulesOf(input, one)
      const { position, subject = '' } = one.applicant
      return (
        remember(`${one.rules}|${expert.id}|${duty}`, () =>
          held(qualificationFindings(rules, { expert, duty }, today)),
        ) &&
        remember(`${one.rules}|${expert.id}||${position}|${subject}`, () =>
          held(positionFindings(rules, { expert, duty }, one.applicant)),
        )
      )
    },
  }
}
