/** The part of the package that is used here; it brings no types of its own. */
declare module 'petrovich' {
  type Inflect = Record<
    'nominative' | 'genitive' | 'dative' | 'accusative' | 'instrumental' | 'prepositional',
    (word: string) => string
  >
  type OfSex = { first: Inflect; middle: Inflect; last: Inflect }
  const petrovich: { male: OfSex; female: OfSex }
  export default petrovich
}
