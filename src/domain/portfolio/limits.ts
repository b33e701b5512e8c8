import type { Pack } from '../regulations/pack.ts'
import type { Category, DocumentKind } from '../regulations/vocabulary.ts'
import type { EvidenceFacts } from './evidence.ts'
import { type Indicator, indicatorsOf, indicatorTitles } from './indicators.ts'

/** What the limits look at. */
export type LimitedProof = Pick<EvidenceFacts, 'title' | 'indicators' | 'link'> & {
  id: string
  file?: { name: string; size: number } | undefined
}

/** A limit of the region that a choice of proofs breaks: in words, with the proofs it is about. */
export type LimitFault = {
  rule: 'format' | 'size' | 'link' | 'count'
  proofs: string[]
  indicator?: Indicator | undefined
  because: string
  clause: string
}

type Limits = Pick<Pack, 'files'>

/** Endings of file names that a portfolio of this region takes; Kuzbass takes PDF alone (guide «В формате PDF»). */
export const portfolioFormats = ({ files }: Limits): readonly string[] => files.portfolio_formats ?? files.formats

/** All that stands in the way of these proofs going into an application for this category. Empty when nothing does. */
export const limitFaults = (pack: Limits, category: Category, proofs: readonly LimitedProof[]): LimitFault[] => [
  ...proofs.flatMap(proof => proofFaults(pack, proof)),
  ...countFaults(pack, category, proofs),
]

/** What the region would say of one proof, whatever else is chosen. */
export const proofFaults = (pack: Limits, proof: LimitedProof): LimitFault[] => {
  const { formats, max_mb: most, link, clause } = { ...limitsOf(pack), clause: pack.files.clause }
  const fault = (rule: LimitFault['rule'], because: string): LimitFault => ({
    rule,
    proofs: [proof.id],
    because: `«${proof.title}»: ${because}`,
    clause,
  })
  const { file } = proof
  const faults: LimitFault[] = []
  if (file !== undefined && !formats.includes(endingOf(file.name)))
    faults.push(fault('format', `файл «${file.name}» не того формата. Регион принимает: ${inCapitals(formats)}`))
  if (file !== undefined && most !== null && file.size > most * 1024 * 1024)
    faults.push(fault('size', `файл больше ${most} МБ. Уменьшите его`))
  if (file === undefined && proof.link !== undefined && !link)
    faults.push(fault('link', 'ссылка вместо файла здесь не принимается. Приложите файл'))
  return faults
}

/** How many of the chosen proofs speak of each indicator of the category. One proof may speak of several. */
export const perIndicator = (
  category: Category,
  proofs: readonly Pick<LimitedProof, 'indicators'>[],
): { indicator: Indicator; count: number }[] =>
  indicatorsOf(category).map(indicator => ({
    indicator,
    count: proofs.filter(({ indicators }) => indicators.includes(indicator)).length,
  }))

const countFaults = (pack: Limits, category: Category, proofs: readonly LimitedProof[]): LimitFault[] => {
  const { max_per_indicator: most, clause } = pack.files
  if (most === null) return []
  return perIndicator(category, proofs)
    .filter(({ count }) => count > most)
    .map(({ indicator, count }) => ({
      rule: 'count',
      proofs: proofs.filter(({ indicators }) => indicators.includes(indicator)).map(({ id }) => id),
      indicator,
      because: `«${indicatorTitles[indicator]}»: выбрано ${count}, а к одному показателю можно приложить не больше ${most}. Оставьте самые сильные`,
      clause,
    }))
}

const limitsOf = (pack: Limits) => ({
  formats: portfolioFormats(pack),
  max_mb: pack.files.max_mb,
  link: pack.files.link_allowed,
})

/** The paper of the edition that the portfolio stands for: «портфолио», «модельный паспорт», «сведения о результатах». */
export const portfolioDocument = ({ evidence }: Pick<Pack, 'evidence'>, category: Category): DocumentKind => {
  const named = evidence.filter(line => line.for.includes(category)).map(({ document }) => document)
  return named.includes('portfolio') || !named.includes('achievements') ? 'portfolio' : 'achievements'
}

const endingOf = (name: string): string => /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? ''

const inCapitals = (formats: readonly string[]): string => formats.map(format => format.toUpperCase()).join(', ')
