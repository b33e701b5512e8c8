import { z } from 'zod'
import { russian } from '../calendar/schema-words.ts'

const words = z.string(russian).trim().min(1, russian)

/** The oblique cases of a title as it stands in running text; the nominative is the title itself. */
const forms = z.strictObject(
  { genitive: words, dative: words, accusative: words, instrumental: words, prepositional: words },
  russian,
)

/** regulations/positions.yaml: ПП РФ от 21.02.2022 № 225, раздел I подраздел 2. */
export const nomenclatureSchema = z
  .strictObject(
    {
      act: words,
      clause: words,
      positions: z
        .array(
          z.strictObject(
            {
              title: words,
              /** `seen`: read in a public source; `unconfirmed`: a lawyer has yet to compare it with the text of the act. */
              status: z.enum(['seen', 'unconfirmed'], russian),
              note: words.optional(),
              /** `genitive`: a subject follows the position, «учитель физики»; otherwise it stands in brackets. */
              subject: z.enum(['genitive'], russian).optional(),
              forms,
            },
            russian,
          ),
          russian,
        )
        .min(1, russian),
      /** Posts of officials, outside the nomenclature: «министр», «секретарь». */
      posts: z.array(z.strictObject({ title: words, forms }, russian), russian),
      /** School subjects: as an applicant names them and as they follow «учитель». */
      subjects: z.array(z.strictObject({ title: words, genitive: words }, russian), russian),
    },
    russian,
  )
  .superRefine(({ positions }, context) => {
    const seen = new Set<string>()
    for (const [index, { title }] of positions.entries()) {
      const key = positionKey(title)
      if (seen.has(key)) {
        context.addIssue({
          code: 'custom',
          path: ['positions', index, 'title'],
          message: `должность «${title}» указана дважды`,
        })
      }
      seen.add(key)
    }
  })

export type Nomenclature = z.infer<typeof nomenclatureSchema>
export type NomenclaturePosition = Nomenclature['positions'][number]

/** What two spellings of one position share: letter case, «ё», blanks and dashes do not make another position. */
export const positionKey = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[‐‑–—]/g, '-')
    .replaceAll(/\s*-\s*/g, '-')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim()

export const samePosition = (a: string, b: string): boolean => positionKey(a) === positionKey(b)

/**
 * The line of the nomenclature for a title, undefined when it is not there. A title from a labour contract, «учитель русского
 * языка», is not a line: the position and the subject are asked apart.
 */
export const findPosition = (nomenclature: Nomenclature, title: string): NomenclaturePosition | undefined =>
  nomenclature.positions.find(position => samePosition(position.title, title))
