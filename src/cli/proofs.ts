import type { Reading } from '../domain/regulations/in-words/reading.ts'
import { inWords } from '../domain/regulations/in-words.ts'
import type { LoadedPack } from '../domain/regulations/loaded-pack.ts'

/**
 * Sections of a pack whose every line with a rule of the papers is checked by a test made from the line itself
 * (tests/pack-lines.test.ts): the check asks the engine, not the file.
 */
export const checkedSections = [
  'categories',
  'channels',
  'application',
  'evidence',
  'files',
  'refuse_acceptance_when',
  'refuse_service_when',
  'withdrawal',
  'supplement',
  'information_requests',
  'commission',
  'documents',
  'statuses',
  'variants',
  'numbers',
  'offices',
  'advice',
  'by_hand',
  'outside',
  'questions',
] as const

/** The other lines of the commission are proven by stories of meetings. */
const checkedOfCommission: readonly string[] = ['members', 'quorum', 'voting']

export type CheckedSection = (typeof checkedSections)[number]

export const lineTests = 'tests/pack-lines.test.ts'

/** One line that a generated test proves. */
export type LineProof = { section: CheckedSection; reading: Reading; title: string }

export const lineProofsOf = ({ pack }: LoadedPack): LineProof[] =>
  inWords(pack).flatMap(reading => {
    const section = checkedSections.find(name => name === reading.path[0])
    if (section === undefined || reading.seeds.length === 0) return []
    if (section === 'commission' && !checkedOfCommission.includes(reading.key)) return []
    const short = reading.key.length > 60 ? `${reading.key.slice(0, 60).trim()}…` : reading.key.trim()
    return [{ section, reading, title: `${reading.seeds.join(', ')}: ${pack.region}, ${section}, ${short}` }]
  })

/** Rules that an example proves: those it names, and those of the deadlines whose last day it states. */
export const provenByExample = (
  { pack }: LoadedPack,
  { proves, expect }: LoadedPack['examples'][number],
): Set<string> =>
  new Set([
    ...(proves ?? []),
    ...Object.entries(expect).flatMap(([name, due]) => (due === null ? [] : (pack.deadlines[name]?.seeds ?? []))),
  ])
