import { fullName } from './names.ts'

/** In the order of school books; the nominative is the name as it was written. */
export const grammaticalCases = [
  'nominative',
  'genitive',
  'dative',
  'accusative',
  'instrumental',
  'prepositional',
] as const

export type GrammaticalCase = (typeof grammaticalCases)[number]

/** One name or one phrase in every case: «Иванов Иван Иванович», «Иванова Ивана Ивановича», … */
export type NameForms = Readonly<Record<GrammaticalCase, string>>

export type Sex = 'male' | 'female'

export type NameToDecline = {
  surname: string
  name: string
  patronymic: string | null
  /** What the person stated; without it the patronymic tells. Never guessed from the name. */
  sex?: Sex | undefined
}

/** What the rules of the language give for a name. Forms of an unsure proposal are for a person to look at, not for a paper. */
export type ProposedForms = {
  readonly forms: NameForms
  readonly sure: boolean
  /** In Russian: what to look at and why. Empty when sure. */
  readonly doubts: readonly string[]
}

/** The port: proposes the forms of a full name. Never refuses a name, however strange: it is then not sure. */
export type NameDeclension = { propose(name: NameToDecline): ProposedForms }

/**
 * A form as a paper may use it. `confirmed`: a person has approved it; `proposed`: by a sure rule; `uncertain`: nobody vouches
 * for the case, so the name stands in the nominative and the paper must carry a mark.
 */
export type AgreedForm = { readonly text: string; readonly origin: 'confirmed' | 'proposed' | 'uncertain' }
export type AgreedForms = Readonly<Record<GrammaticalCase, AgreedForm>>

/**
 * The forms a paper may use: what a person confirmed, else a sure proposal, else the nominative with a mark; an uncertain
 * inflected form never. Confirmed forms kept with another nominative belong to a former name and are left aside.
 */
export const agreedForms = (proposed: ProposedForms, stored: Partial<NameForms> = {}): AgreedForms => {
  const nominative = proposed.forms.nominative
  const current = stored.nominative === undefined || stored.nominative.trim() === nominative
  return eachCase((grammaticalCase): AgreedForm => {
    const confirmed = current ? (stored[grammaticalCase]?.trim() ?? '') : ''
    if (grammaticalCase === 'nominative') return { text: nominative, origin: 'proposed' }
    if (confirmed !== '') return { text: confirmed, origin: 'confirmed' }
    if (proposed.sure) return { text: proposed.forms[grammaticalCase], origin: 'proposed' }
    return { text: nominative, origin: 'uncertain' }
  })
}

/** All cases alike: what an unknown word or a word that does not decline looks like. */
export const unchanged = (text: string): NameForms => eachCase(() => text)

/** A proposal that inflects nothing, for a name nothing certain can be said about. */
export const undeclined = (name: NameToDecline, doubts: readonly string[]): ProposedForms => ({
  forms: unchanged(fullName({ ...name, patronymic: name.patronymic ?? undefined })),
  sure: false,
  doubts,
})

/** A value for each case. */
export const eachCase = <Value>(make: (grammaticalCase: GrammaticalCase) => Value): Record<GrammaticalCase, Value> => ({
  nominative: make('nominative'),
  genitive: make('genitive'),
  dative: make('dative'),
  accusative: make('accusative'),
  instrumental: make('instrumental'),
  prepositional: make('prepositional'),
})
