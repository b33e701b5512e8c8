// node bench/panels.ts [cases] [specialists] [--write]: panels for many cases at once, beside a naive choice of the least loaded, one
// case after another. Prints a table; exit code 1 when the aim (500 cases, 300 specialists, 5 seconds, difference at most 2) is missed.
import { join } from 'node:path'
import { loadLaw } from '../src/adapters/regulations/load-law.ts'
import { dice } from '../src/cli/seed/dice.ts'
import { addDays, plainDate } from '../src/domain/calendar/plain-date.ts'
import type { BatchCase, BatchInput, BatchLoad, SeatOf } from '../src/domain/expertise/assign-input.ts'
import { assignPanels } from '../src/domain/expertise/assign-panels.ts'
import { rulesOf } from '../src/domain/expertise/assign-problem.ts'
import type { ExpertProfile } from '../src/domain/expertise/expert.ts'
import { houseFindings } from '../src/domain/expertise/house-rules.ts'
import { panelFindings, seatFindings } from '../src/domain/expertise/panel.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import type { Pack } from '../src/domain/regulations/pack.ts'
import { regionName } from '../src/domain/regulations/region-name.ts'
import { published } from './performance-page.ts'
import { decimal, grid, whole } from './report.ts'

const [cases = 500, specialists = 300] = process.argv
  .slice(2)
  .filter(word => word !== '--write')
  .map(Number)
const today = plainDate('2024-05-20')
const positions = ['Учитель', 'Учитель', 'Учитель', 'Воспитатель', 'Педагог-психолог', 'Методист', 'Преподаватель']
const subjects = ['математика', 'физика', 'русский язык и литература', 'история', 'биология', 'иностранный язык']

/** An invented ministry: specialists of forty organisations with other work, leaves and limits; applicants of sixty. */
const invented = (rules: Pack['experts'], seed: string): BatchInput => {
  const luck = dice(`panels ${seed}`)
  const experts = Array.from({ length: specialists }, (_, index) => ({
    profile: profileOf(luck, index),
    open: luck.between(0, 4),
  }))
  const waiting = Array.from({ length: cases }, (_, index): BatchCase => {
    const position = luck.pick(positions)
    return {
      id: `case-${index}`,
      applicant: {
        id: `teacher-${index}`,
        organisationId: `school-${luck.between(0, 59)}`,
        position,
        ...(position === 'Учитель' ? { subject: luck.pick(subjects) } : {}),
      },
      received: addDays(today, -luck.between(1, 30)),
      rules: 'own',
      fixed: [],
      barred: [],
    }
  })
  return { version: 1, seed, today, rules: { own: rules }, cases: waiting, experts }
}

const profileOf = (luck: ReturnType<typeof dice>, index: number): ExpertProfile => {
  const senior = luck.chance(0.4)
  const judged = luck.shuffled([...new Set(positions)]).slice(0, luck.between(1, 3))
  return {
    id: `expert-${String(index).padStart(4, '0')}`,
    organisationId: `school-${luck.between(0, 39)}`,
    education: senior ? 'higher_pedagogical' : luck.pick(['higher', 'vocational']),
    inEducationSince: plainDate(`${luck.between(1990, senior ? 2010 : 2020)}-09-01`),
    highestCategorySince: plainDate(`${luck.between(2009, senior ? 2016 : 2023)}-03-15`),
    candidateOfSciences: luck.chance(0.1),
    worksAtUniversity: luck.chance(0.1),
    analysisSince: senior ? plainDate('2018-09-01') : undefined,
    cleanConclusions: senior ? luck.between(25, 90) : luck.between(0, 40),
    positions: judged,
    subjects: luck.chance(0.3) ? [] : luck.shuffled(subjects).slice(0, luck.between(1, 2)),
    declaredConflicts: [],
    leaves: luck.chance(0.05) ? [{ from: addDays(today, -3), to: addDays(today, 20) }] : [],
    loadLimit: luck.chance(0.3) ? luck.between(8, 15) : undefined,
  }
}

/** Case after case, the least loaded who still fits, seniors last: as anybody would do it by hand. */
const naive = (input: BatchInput): { served: number; loads: BatchLoad[] } => {
  const load = new Map(input.experts.map(({ profile, open }) => [profile.id, open]))
  const of = (id: string): number => load.get(id) ?? 0
  let served = 0
  const order = input.cases.toSorted((a, b) => (a.received < b.received ? -1 : a.received > b.received ? 1 : 0))
  for (const one of order) {
    const rules = rulesOf(input, one)
    const taken: ExpertProfile[] = []
    const seats: SeatOf[] = []
    for (const duty of ['main', 'senior'] as const)
      for (let seat = 0; seat < rules.experts.panel[duty]; seat++) {
        const [best] = input.experts
          .filter(
            ({ profile }) =>
              taken.every(other => other.id !== profile.id && other.organisationId !== profile.organisationId) &&
              houseFindings(profile, of(profile.id), today).length === 0 &&
              seatFindings(rules, { expert: profile, duty }, one.applicant, today).every(({ met }) => met),
          )
          .sort((a, b) => of(a.profile.id) - of(b.profile.id))
        if (best === undefined) continue
        taken.push(best.profile)
        seats.push({ expertId: best.profile.id, duty })
      }
    if (seats.length < rules.experts.panel.main + rules.experts.panel.senior) continue
    served++
    for (const { expertId } of seats) load.set(expertId, of(expertId) + 1)
  }
  const loads = input.experts.map(({ profile, open }) => ({
    expertId: profile.id,
    before: open,
    after: of(profile.id),
  }))
  return { served, loads }
}

const timed = <T>(work: () => T): { answer: T; seconds: number } => {
  const start = performance.now()
  const answer = work()
  return { answer, seconds: (performance.now() - start) / 1000 }
}

const spreadOf = (loads: readonly BatchLoad[], judged: ReadonlySet<string>): string => {
  const own = loads.filter(({ expertId }) => judged.has(expertId)).map(({ after }) => after)
  return `${Math.max(...own)} − ${Math.min(...own)} = ${Math.max(...own) - Math.min(...own)}`
}

const law = await loadLaw(join(import.meta.dirname, '..', 'regulations'))
let missed = false
let broken = 0
const rows: string[][] = []
for (const region of ['kaliningrad', 'kbr', 'penza', 'irkutsk']) {
  const pack = law.packFor(region, today)
  if (isRefusal(pack)) throw new Error(pack.because)
  const input = invented(pack.experts, region)
  const { answer, seconds } = timed(() => assignPanels(input))
  const judged = new Set(answer.loads.map(({ expertId }) => expertId))
  const plain = timed(() => naive(input))
  const { proof } = answer
  const words = `${proof.proved ? 'доказано' : 'не доказано'}: наибольшая не меньше ${proof.mostAtLeast}, наименьшая не больше ${proof.leastAtMost}; ветвлений ${proof.tried}`
  const line = (way: string, time: number, served: number, spread: string, more: string): void => {
    rows.push([regionName(pack), way, decimal(time, 2), whole(served), spread, more])
  }
  line('точный', seconds, answer.panels.length, spreadOf(answer.loads, judged), words)
  line('по одному', plain.seconds, plain.answer.served, spreadOf(plain.answer.loads, judged), '–')
  const wrong = answer.panels.filter(({ caseId, seats }) => {
    const one = input.cases.find(({ id }) => id === caseId)
    const people = seats.map(({ expertId, duty }) => ({
      expert: input.experts.find(({ profile }) => profile.id === expertId)?.profile,
      duty,
    }))
    return (
      one === undefined ||
      people.some(({ expert }) => expert === undefined) ||
      panelFindings(rulesOf(input, one), people as never, one.applicant, today).some(({ met }) => !met)
    )
  })
  broken += wrong.length
  missed ||= seconds > 5 || wrong.length > 0 || !proof.proved
}
published(`## Группы специалистов сразу для многих дел

Дел – ${whole(cases)}, специалистов – ${whole(specialists)}, все вымышлены; Node ${process.versions.node}. Цель – 5 с и разница нагрузки не больше двух; «по одному» – свободнейший из подходящих дело за делом. Каждая группа проверена правилами ещё раз: не прошли проверку ${whole(broken)}. Раздел пишет \`node bench/panels.ts --write\`.

${grid(['Регион', 'Способ', 'Секунд', 'Дел с группой', 'Нагрузка: наибольшая − наименьшая', 'Доказательство'], rows)}
`)
process.exitCode = missed ? 1 : 0
