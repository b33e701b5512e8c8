import type { Pack } from '../../domain/regulations/pack.ts'
import type { Category, DocumentKind } from '../../domain/regulations/vocabulary.ts'

/** The ground on which the demo refuses acceptance here: a missing paper, else what the clerk sees in the papers, else a broken signature. */
export const refusalGround = ({ refuse_acceptance_when: grounds }: Pack, category: Category) => {
  const own = grounds.filter(ground => ground.for === undefined || ground.for.includes(category))
  const by = (rule: string) => own.find(ground => ground.rule === rule)
  const seen = own.find(({ rule, what }) => rule === 'clerk_finds' && /исправлени/i.test(what))
  return by('missing_documents') ?? seen ?? by('clerk_finds') ?? by('signature_invalid')
}

/** The paper that such an application comes without. */
export const lackingPaper = (pack: Pack, category: Category): DocumentKind | undefined => {
  const ground = refusalGround(pack, category)
  if (ground?.rule !== 'missing_documents') return undefined
  const due = pack.evidence.filter(
    ({ required, due: when, for: whom, when: condition, document }) =>
      required &&
      when === 'filing' &&
      condition === undefined &&
      whom.includes(category) &&
      document !== 'application' &&
      document !== 'consent',
  )
  return due.map(line => line.document).find(kind => ground.documents === undefined || ground.documents.includes(kind))
}
