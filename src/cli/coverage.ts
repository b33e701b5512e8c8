import { inWords } from '../domain/regulations/in-words.ts'
import type { LoadedPack } from '../domain/regulations/loaded-pack.ts'
import { lineProofsOf, lineTests, provenByExample } from './proofs.ts'

/** A test or a scenario as text; proofs are looked for in test titles and in `proves:`. */
export type ProofSource = { file: string; text: string }

export type CoveredRule = {
  id: string
  clauses: string[]
  /** Lines of the packs on which the rule stands, and what in the system works on them. */
  places: { place: string; section: string; where: string }[]
  proofs: Proof[]
}

/** `printed`: only shows that the lawyer's sheet carries the line, which is enough for what the system does not do itself. */
export type Proof = { by: string; printed: boolean }

export type Coverage = { rules: CoveredRule[]; faults: string[] }

/** How many rules each of the five papers gave. */
const counts = { KZ: 28, IR: 10, PZ: 23, KG: 30, KB: 41 } as const

export const ruleIds: readonly string[] = Object.entries(counts).flatMap(([paper, count]) =>
  Array.from({ length: count }, (_, index) => `${paper}-${index + 1}`),
)

/** What makes a section work. */
const engine: Readonly<Record<string, string>> = {
  in_force: 'src/domain/regulations/choose-pack.ts',
  authority: 'src/application/papers/compose-case-paper.ts',
  categories: 'src/application/filing/options.ts',
  after_refusal: 'src/domain/eligibility/service-rules.ts',
  channels: 'src/application/filing/start-draft.ts',
  representative: 'src/domain/eligibility/acceptance-rules.ts',
  application: 'src/application/filing/form.ts',
  consent: 'src/application/filing/form.ts',
  evidence: 'src/domain/eligibility/evidence.ts',
  files: 'src/application/filing/file-rules.ts',
  refuse_acceptance_when: 'src/domain/eligibility/grounds.ts',
  refuse_service_when: 'src/domain/eligibility/grounds.ts',
  withdrawal: 'src/domain/case/decide.ts',
  supplement: 'src/domain/case/decide.ts',
  information_requests: 'src/domain/case/decide-review.ts',
  testing: 'src/domain/case/decide-test.ts',
  awards_path: 'src/domain/case/decide-short-paths.ts',
  petition_path: 'src/domain/case/decide-short-paths.ts',
  experts: 'src/domain/expertise/',
  commission: 'src/domain/commission/',
  order: 'src/domain/order/',
  publication: 'src/domain/order/',
  deadlines: 'src/domain/calendar/deadlines.ts',
  documents: 'документ: src/application/papers/',
  statuses: 'src/domain/case/status.ts',
  variants: 'src/domain/request/',
  numbers: 'src/application/numbers.ts',
  offices: 'роль: src/domain/people/roles.ts',
  advice: 'совет на экране',
  by_hand: 'делает человек: src/domain/case/reminders.ts',
  outside: 'вне системы, причина — в правиле',
  questions: 'вопрос юристу',
}

/** Sections that say something to people and make nothing work. */
const onPaperOnly: readonly string[] = ['offices', 'advice', 'outside', 'questions']

/** Every rule of the five papers with its clauses, places and proofs; a fault for each that is missing, points at nothing or is unproven. */
export const coverageOf = (packs: readonly LoadedPack[], sources: readonly ProofSource[]): Coverage => {
  const rules = new Map(ruleIds.map(id => [id, emptyRule(id)]))
  for (const loaded of packs) {
    for (const reading of inWords(loaded.pack)) {
      for (const id of reading.seeds) {
        const rule = rules.get(id)
        if (rule === undefined) continue
        const section = String(reading.path[0])
        if (!rule.clauses.includes(reading.clause)) rule.clauses.push(reading.clause)
        rule.places.push({ place: loaded.place(reading.path), section, where: engine[section] ?? section })
      }
    }
  }
  for (const [id, proofs] of proofsIn(packs, sources)) rules.get(id)?.proofs.push(...proofs)
  const all = [...rules.values()]
  return { rules: all, faults: all.flatMap(faultsOf) }
}

const emptyRule = (id: string): CoveredRule => ({ id, clauses: [], places: [], proofs: [] })

const faultsOf = ({ id, places, proofs }: CoveredRule): string[] => [
  ...(places.length === 0 ? [`${id}: ни в одном регламенте не размещено`] : []),
  ...(proofs.length === 0 ? [`${id}: нет теста, который это доказывает`] : []),
  ...(proofs.length > 0 &&
  proofs.every(({ printed }) => printed) &&
  places.some(({ section }) => !onPaperOnly.includes(section))
    ? [`${id}: правило исполняется системой, а доказано только листом согласования`]
    : []),
]

const proofsIn = (packs: readonly LoadedPack[], sources: readonly ProofSource[]): Map<string, Proof[]> => {
  const proofs = new Map<string, Proof[]>()
  const add = (id: string, by: string, printed = false) => proofs.set(id, [...(proofs.get(id) ?? []), { by, printed }])
  for (const loaded of packs) {
    for (const { section, reading, title } of lineProofsOf(loaded)) {
      const by = `${lineTests} — ${title.replace(/^[^:]+: /, '')}`
      for (const id of reading.seeds) add(id, by, onPaperOnly.includes(section))
    }
    for (const example of loaded.examples) {
      const file = loaded.file.replace(/rules\.yaml$/, 'examples.yaml')
      for (const id of provenByExample(loaded, example)) add(id, `${file} — ${example.about}`)
    }
  }
  for (const { file, text } of sources) {
    if (file.endsWith('.yaml')) for (const id of provenInScenario(text)) add(id, file)
    else for (const [id, title] of provenByTitles(text)) add(id, `${file} — ${title}`)
  }
  return proofs
}

/** Test titles that name a rule; titles put together at run time are the business of `lineProofsOf`. */
const provenByTitles = (text: string): [id: string, title: string][] =>
  [...text.matchAll(/\b(?:it|test|describe)\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs)].flatMap(([, , title = '']) =>
    idsIn(title).map((id): [string, string] => [id, title]),
  )

/** `proves: [KZ-1, KZ-2]` or the same as a list of lines. */
const provenInScenario = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(/^\s*proves:((?:[^\n]*\n(?:\s*-\s*[A-Z]{2}-\d+[^\n]*\n?)*)|[^\n]*$)/gm)].flatMap(([found]) =>
      idsIn(found),
    ),
  )

const idsIn = (text: string): string[] => [...text.matchAll(/\b(?:KZ|IR|PZ|KG|KB)-\d{1,2}(?!\d)/g)].map(([id]) => id)

/** docs/coverage.md. Generated: nobody edits it by hand. */
export const printCoverage = ({ rules, faults }: Coverage): string =>
  [
    '# Где стоит каждое правило пяти регламентов',
    '',
    'Страница собрана командой `npm run -s pack -- coverage` из регламентов и тестов; руками её не правят.',
    '',
    `Правил: ${rules.length}. Размещены и доказаны: ${rules.filter(rule => faultsOf(rule).length === 0).length}.`,
    '',
    ...(faults.length === 0 ? [] : ['## Чего не хватает', '', ...faults.map(fault => `- ${fault}`), '']),
    '| Правило | Пункт | Где в регламенте → что исполняет | Чем доказано |',
    '|---|---|---|---|',
    ...rules.map(
      ({ id, clauses, places, proofs }) =>
        `| ${id} | ${cell(clauses)} | ${cell(places.map(({ place, section, where }) => `${place} (${section}) → ${where}`))} | ${cell(proofs.map(({ by }) => by))} |`,
    ),
    '',
  ].join('\n')

const cell = (lines: readonly string[]): string =>
  lines.length === 0
    ? '—'
    : [...new Set(lines)].map(line => line.replaceAll('|', '\\|').replaceAll('\n', ' ')).join('<br>')
