import type { Application } from '../case/application.ts'
import type { Pack } from '../regulations/pack.ts'
import type { Path } from '../regulations/vocabulary.ts'

/**
 * The way an application will go: the employer's petition for methodist and mentor, confirmed awards when they are claimed
 * and the edition knows that way (196 п. 31 абз. 4–5), scoring otherwise.
 */
export const pathFor = (pack: Pack, { category, awardsClaimed }: Application): Path => {
  if (pack.petition_path?.for.includes(category)) return 'petition'
  if (awardsClaimed && pack.awards_path?.for.includes(category)) return 'awards'
  return 'assessment'
}

/** Is a professional test due before the panel: for the category, and only on the way of scoring (KBR reg п. 20.6.3). */
export const needsTest = (pack: Pack, application: Application): boolean =>
  (pack.testing?.for.includes(application.category) ?? false) && pathFor(pack, application) === 'assessment'
