import type { Pack } from '../../domain/regulations/pack.ts'
import type { Answer } from '../stores/cases.ts'

export type Award = NonNullable<Pack['awards_path']>['awards'][number]

/** What the applicant says they were awarded: an entry of the region's list and the requisites of its paper. */
export type Claimed = { award: Award | undefined; details: string }

/** The form keeps answers in words, so the entry is found by its title; an old form has neither. */
export const claimedIn = (pack: Pack, answers: readonly Answer[]): Claimed => {
  const said = (field: string): string => answers.find(one => one.field === field)?.answer.trim() ?? ''
  const title = said('claimed_award')
  return {
    award: pack.awards_path?.awards.find(one => one.title === title || one.id === title),
    details: said('award_details') || said('awards'),
  }
}

/** «Почётное звание: удостоверение № 1184 от 05.10.2020». */
export const awardWords = (award: Pick<Award, 'title'>, details: string): string => `${award.title}: ${details.trim()}`
