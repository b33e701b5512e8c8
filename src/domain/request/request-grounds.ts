import type { Finding } from '../regulations/finding.ts'
import type { Pack } from '../regulations/pack.ts'
import type { DocumentKind } from '../regulations/vocabulary.ts'
import type { RequestWorld } from './request-commands.ts'
import type { Request } from './request-events.ts'

export type Variant = Pack['variants'][keyof Pack['variants']]
export type VariantGround = Variant['refuse_when'][number]

/** Papers of the variant that the request lacks. The request itself is there, and authority is asked of a representative only. */
export const lackingPapers = (variant: Variant, request: Request): DocumentKind[] =>
  variant.documents.filter(paper => {
    if (paper === 'application') return false
    if (paper === 'authority') return request.representative !== undefined && !request.representative.authority
    return !request.documents.includes(paper)
  })

/** Every ground of the variant's closed list against the request and the world. `met: false` means that the ground applies. */
export const variantFindings = (variant: Variant, request: Request, world: RequestWorld): Finding[] =>
  variant.refuse_when.map(ground => {
    const { met, known } = checked(ground, variant, request, world)
    return { rule: ground.id, clause: ground.clause, what: ground.what, met, known, remedy: ground.remedy }
  })

/** Whether the system itself can tell; the rest a person sees. */
export const isComputed = ({ rule }: VariantGround): boolean =>
  rule === 'never_attested_here' || rule === 'no_error_found' || rule === 'documents_not_given'

const checked = (
  { rule }: VariantGround,
  variant: Variant,
  request: Request,
  { attestedHere, errorFound }: RequestWorld,
): Pick<Finding, 'met' | 'known'> => {
  switch (rule) {
    case 'never_attested_here':
      return { met: attestedHere, known: { attested_here: attestedHere } }
    case 'no_error_found':
      // Nobody has compared yet: the ground is not made out.
      return { met: errorFound !== false, known: { error_found: errorFound ?? null } }
    case 'documents_not_given': {
      const lacking = lackingPapers(variant, request)
      return { met: lacking.length === 0, known: { missing: lacking.join(', ') || null } }
    }
    default:
      return { met: true, known: { checked_by: 'ответственное лицо' } }
  }
}
