import type { Application } from '../case/application.ts'
import type { Pack } from '../regulations/pack.ts'
import type { DocumentKind } from '../regulations/vocabulary.ts'
import { pathFor } from './path.ts'

type Line = Pack['evidence'][number]

/** One paper of the application: what, when, whether it must be there and whether it is. */
export type Evidence = {
  document: DocumentKind
  title: string
  clause: string
  due: Line['due']
  required: boolean
  certified: string | undefined
  given: boolean
}

/** Papers this application needs or may bring, in the order of the pack. */
export const evidenceFor = (pack: Pack, application: Application): Evidence[] => {
  const path = pathFor(pack, application)
  return pack.evidence
    .filter(line => line.for.includes(application.category))
    .filter(line => line.paths === undefined || line.paths.includes(path))
    .filter(line => line.when === undefined || conditions[line.when](application))
    .map(({ document, title, clause, due, required, when, certified }) => ({
      document,
      title,
      clause,
      due,
      required: required && when !== 'at_will',
      certified,
      given: isGiven(document, application),
    }))
}

/** Required papers not given yet; `due` narrows to those due by then. */
export const missing = (pack: Pack, application: Application, due?: Evidence['due']): Evidence[] =>
  evidenceFor(pack, application).filter(
    paper => paper.required && !paper.given && (due === undefined || paper.due === due),
  )

const conditions: Record<NonNullable<Line['when']>, (application: Application) => boolean> = {
  representative_files: ({ representative }) => representative !== undefined,
  name_changed: ({ nameChanged }) => nameChanged,
  foreign_citizen: ({ foreignCitizen }) => foreignCitizen,
  category_held: ({ held }) => held.length > 0,
  category_from_other_region: ({ held }) => held.some(category => category.otherRegion !== undefined),
  awards_claimed: ({ awardsClaimed }) => awardsClaimed,
  at_will: () => true,
}

/** Some papers are given otherwise than as a file: the form is the application, a mark is the consent, the portal knows the person. */
export const isGiven = (document: DocumentKind, application: Application): boolean => {
  if (application.documents.includes(document)) return true
  switch (document) {
    case 'application':
      return true
    case 'consent':
      return application.consent
    case 'employer_petition':
      return application.petition
    case 'authority':
      return application.representative?.authority ?? false
    case 'identity':
      // KBR reg п. 9.10: through the portal no copy of the passport is asked for.
      return application.channel === 'epgu'
    default:
      return false
  }
}
