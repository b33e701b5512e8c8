import type { Ballot } from '../case/events.ts'

/** Share of all members that must be present, from the pack: two thirds are 2 and 3. */
export type Quorum = { numerator: number; denominator: number }
export type Voting = { tie: 'in_favour' | 'refused' }

/** Whether so many present may decide: of 7 members 5, of 9 six (196 п. 38). Whole numbers only, so nothing is lost in a share. */
export const quorumMet = (total: number, present: number, { numerator, denominator }: Quorum): boolean =>
  present > 0 && present <= total && denominator * present >= numerator * total

/** The fewest present that make a quorum. */
export const quorumOf = (total: number, { numerator, denominator }: Quorum): number =>
  Math.max(1, Math.ceil((numerator * total) / denominator))

/** Those who were present and voted neither way; a member who left the own item is not among the present (196 п. 40). */
export const abstainedIn = (ballot: Pick<Ballot, 'present' | 'for' | 'against'>): number =>
  ballot.present - ballot.for - ballot.against

/**
 * What follows from the votes (196 п. 40): a majority of those present sets the category; equal votes decide as the pack says,
 * in the teacher's favour by the Порядок; anything else refuses. Who abstains is present, so an abstention is no vote for.
 */
export const outcomeOf = (ballot: Pick<Ballot, 'present' | 'for' | 'against'>, { tie }: Voting): 'set' | 'refused' => {
  if (2 * ballot.for > ballot.present) return 'set'
  return ballot.for > 0 && ballot.for === ballot.against && tie === 'in_favour' ? 'set' : 'refused'
}
