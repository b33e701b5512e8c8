import type { Finding } from '../regulations/finding.ts'
import { type BatchCase, type BatchInput, type Duty, duties } from './assign-input.ts'
import type { Leveller } from './assign-level.ts'
import { type Net, rulesOf } from './assign-problem.ts'
import type { ExpertProfile } from './expert.ts'
import { houseFindings, noClause } from './house-rules.ts'
import { dutyTitles, type PanelRules, seatFindings } from './panel.ts'

type Someone = { profile: ExpertProfile; open: number }

/** Why a case got no panel: what is missing for each duty, and by which conditions people drop out. */
export const leftFindings = (input: BatchInput, net: Net, one: BatchCase, level: Leveller): Finding[] => {
  const rules = rulesOf(input, one)
  const { panel, conflicts } = rules.experts
  const asked = duties.filter(duty => panel[duty] > 0)
  const fitting = asked.map(duty => ({ duty, people: suitable(input, rules, one, duty) }))
  const apart = conflicts.exclude.includes('two_from_one_employer')
  const lines = asked.map(duty => shortage(input, rules, one, duty))
  const everybody = fitting.flatMap(({ people }) => people)
  const employers = new Set(everybody.map(({ profile }) => profile.organisationId)).size
  const needed = panel.main + panel.senior
  if (apart)
    lines.push({
      rule: 'pool-employers',
      clause: conflicts.clause,
      what: 'Подходящие специалисты работают в достаточном числе разных организаций',
      met: employers >= needed,
      known: { needed, organisations: employers },
      remedy: employers >= needed ? undefined : 'Привлеките специалистов из других организаций',
    })
  const people = new Map(everybody.map(one => [one.profile.id, one]))
  const still = [...people.keys()].filter(id => level.hasRoom(net.expertIds.indexOf(id))).length
  if (lines.every(({ met }) => met) && still < people.size)
    return [
      ...lines,
      {
        rule: 'house-shared',
        clause: noClause,
        what: 'Подходящие специалисты не заняты до предела делами, поданными раньше',
        met: false,
        known: { suitable: people.size, still_free: still },
        remedy: 'Поднимите предел нагрузки, пополните реестр или назначьте группу позже',
      },
    ]
  return [
    ...lines,
    {
      rule: 'pool-together',
      clause: panel.clause,
      what: 'Подходящих специалистов хватает на все места группы сразу',
      met: false,
      known: { seats: needed, people: people.size },
      remedy: 'Пополните реестр специалистов',
    },
  ]
}

const against = (
  input: BatchInput,
  rules: PanelRules,
  one: BatchCase,
  duty: Duty,
  { profile, open }: Someone,
): Finding[] =>
  [
    ...seatFindings(rules, { expert: profile, duty }, one.applicant, input.today),
    ...houseFindings(profile, open, input.today),
  ].filter(({ met }) => !met)

const candidates = (input: BatchInput, one: BatchCase): Someone[] =>
  input.experts.filter(({ profile }) => !one.barred.includes(profile.id))

const suitable = (input: BatchInput, rules: PanelRules, one: BatchCase, duty: Duty): Someone[] =>
  candidates(input, one).filter(someone => against(input, rules, one, duty, someone).length === 0)

const shortage = (input: BatchInput, rules: PanelRules, one: BatchCase, duty: Duty): Finding => {
  const needed = rules.experts.panel[duty]
  const reasons: Record<string, number> = {}
  let fitting = 0
  for (const someone of candidates(input, one)) {
    const failed = against(input, rules, one, duty, someone)
    if (failed.length === 0) fitting++
    for (const { rule } of failed) reasons[rule] = (reasons[rule] ?? 0) + 1
  }
  return {
    rule: `pool-${duty}`,
    clause: rules.experts.panel.clause,
    what: `${dutyTitles[duty]}: подходящих по условиям достаточно`,
    met: fitting >= needed,
    known: { needed, in_registry: input.experts.length, suitable: fitting, ...reasons },
    remedy: fitting >= needed ? undefined : 'Пополните реестр специалистов или проверьте сведения о них',
  }
}
