import type { Points } from '../../domain/case/events.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import { fullName, type Subject } from './case-subject.ts'
import { signersOf } from './expertise-signers.ts'
import { casePackage, certificate } from './forms-case-file.ts'
import { protocol } from './forms-protocol.ts'
import { testSheet } from './forms-test.ts'
import { applicationFacts, positionOf } from './letter-parts.ts'
import type { Block } from './paper.ts'
import { sheetProofs } from './proof-cells.ts'
import { asText, type CaseForm } from './sheet.ts'
import { criteriaBlocks, sectionTable, sheetTable, totalFacts } from './sheet-tables.ts'
import { bases, verdictChoice } from './verdict.ts'

/** One specialist's sheet; a joint one is the same for all who signed it (KBR reg п. 20.6.4, Kaliningrad reg п. 70). */
const sheet = (subject: Subject): Block[] => {
  const { criteria, panel, state } = subject
  const filled = sheetOf(subject)
  if (filled === undefined) return [applicationFacts(subject)]
  const { category } = state.application
  return [
    applicationFacts(subject),
    ...criteriaBlocks(criteria),
    ...(criteria === undefined
      ? []
      : [
          sheetTable(
            criteria,
            category,
            filled.points,
            remarksOf(subject, filled.expertId, panel?.remarks),
            sheetProofs(subject, signersOfSheet(subject, filled.expertId)),
          ),
        ]),
    ...totalFacts(criteria, category, filled.points),
    verdictChoice(category, filled.meets),
  ]
}

const conclusion = (subject: Subject): Block[] => {
  const { state, criteria, event } = subject
  const { category } = state.application
  if (event?.type === 'SheetSubmitted') {
    const { points, meets } = event.data
    return [applicationFacts(subject), ...basisFact('sheets'), ...sums(subject, points), verdictChoice(category, meets)]
  }
  if (!('conclusion' in state)) return [applicationFacts(subject)]
  const { basis, points, meets } = state.conclusion
  const shown =
    basis === 'petition' && criteria !== undefined && points !== undefined
      ? [
          ...criteriaBlocks(criteria),
          sheetTable(
            criteria,
            category,
            points,
            remarksOf(subject, event?.actorId ?? '', subject.panel?.remarks),
            sheetProofs(subject, [event?.actorId ?? '']),
          ),
          ...totalFacts(criteria, category, points),
        ]
      : basis === 'awards'
        ? awardLines(subject)
        : sums(subject, points)
  return [applicationFacts(subject), ...basisFact(basis), ...shown, verdictChoice(category, meets)]
}

/** Who may be attested without specialists, and by which document (KBR reg п. 20.6.3.1 абз. 5–6). */
const awards = (subject: Subject): Block[] => {
  const { person, organisation, state } = subject
  const named = awardsOf(subject)
  return [
    {
      kind: 'table',
      head: ['№', 'Фамилия, имя, отчество', 'Организация', 'Должность', 'Документ, дающий право на аттестацию'],
      widths: [6, 22, 26, 18, 28],
      rows: named.map((award, at) => [
        String(at + 1),
        fullName(person),
        organisation.fullName,
        positionOf(state.application),
        award,
      ]),
    },
  ]
}

const sums = ({ criteria, state }: Subject, points: Points | undefined): Block[] => {
  const { category } = state.application
  if (criteria === undefined || points === undefined) return []
  return [
    ...criteriaBlocks(criteria),
    sectionTable(criteria, category, points),
    ...totalFacts(criteria, category, points),
  ]
}

const awardLines = (subject: Subject): Block[] => [
  { kind: 'heading', text: 'Документы о наградах и достижениях' },
  { kind: 'list', items: awardsOf(subject) },
]

const awardsOf = ({ state }: Subject): string[] => [
  ...new Set('confirmations' in state ? state.confirmations.map(({ award }) => award) : []),
]

/** The sheet the paper speaks of: the one just signed, or the joint one when the last has signed it. */
const sheetOf = ({ event, state }: Subject): { expertId: string; points: Points; meets: boolean } | undefined =>
  event?.type === 'SheetSubmitted' ? event.data : 'sheets' in state ? state.sheets.at(-1) : undefined

/** Whose verdicts a sheet carries: its own, or those of all who signed a joint one. */
const signersOfSheet = ({ pack, state }: Subject, expertId: string): string[] =>
  pack.experts.scheme === 'joint' && 'sheets' in state && state.sheets.length > 0
    ? state.sheets.map(sheet => sheet.expertId)
    : [expertId]

/** In a joint sheet the words of all who signed stand together. */
const remarksOf = (
  { pack, state }: Subject,
  expertId: string,
  remarks: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined,
): Record<string, string> | undefined => {
  const own = remarks?.[expertId]
  if (pack.experts.scheme !== 'joint' || !('sheets' in state) || state.sheets.length === 0) return own
  const joined = new Map<string, Set<string>>()
  for (const { expertId: signer } of state.sheets)
    for (const [code, words] of Object.entries(remarks?.[signer] ?? {}))
      if (words.trim() !== '') joined.set(code, (joined.get(code) ?? new Set()).add(words.trim()))
  return Object.fromEntries([...joined].map(([code, words]) => [code, [...words].join('; ')]))
}

const basisFact = (basis: keyof typeof bases): Block[] => [
  { kind: 'facts', rows: [['Основание вывода', bases[basis]]] },
]

/** The sheet with the pack's sentences and, below them, those who sign; it carries no number of its own and is sent to nobody. */
const signedSheet =
  (compose: (subject: Subject) => Block[]): CaseForm =>
  (subject, says, { form }) => {
    const [only, ...more] = signersOf(form, subject)
    const blocks = [...compose(subject), ...says.map(asText)]
    const sheet = { layout: 'sheet' as const, number: null, addressee: [], blocks }
    if (only === undefined) return sheet
    if (more.length === 0) return { ...sheet, signatory: only }
    return { ...sheet, blocks: [...blocks, { kind: 'signatures', lines: [only, ...more] }], signatory: null }
  }

export const expertiseForms = {
  expert_sheet: signedSheet(sheet),
  expert_conclusion: signedSheet(conclusion),
  group_protocol: signedSheet(protocol),
  awards_list: signedSheet(awards),
  test_sheet: signedSheet(testSheet),
  case_certificate: signedSheet(certificate),
  case_package: signedSheet(casePackage),
} satisfies Partial<Record<Form, CaseForm>>
