import type { Refusal } from '../regulations/finding.ts'

/** What a school confirms about a teacher's application. */
export const confirmedFacts = ['workplace', 'position', 'experience', 'employment'] as const
export type ConfirmedFact = (typeof confirmedFacts)[number]

export const factTitles: Record<ConfirmedFact, string> = {
  workplace: 'Место работы',
  position: 'Должность',
  experience: 'Стаж',
  employment: 'Работает на день аттестации',
}

/** `denied`: the school says that it is not so and has nothing to put in its place. */
export type FactVerdict = 'confirmed' | 'corrected' | 'denied'

export const verdictWords: Record<FactVerdict, string> = {
  confirmed: 'подтверждено',
  corrected: 'исправлено',
  denied: 'не подтверждено',
}

/** One fact as the application states it and as the school answers. `says` is how it is; the same words when confirmed. */
export type FactAnswer = {
  fact: ConfirmedFact
  stated: string
  verdict: FactVerdict
  says: string
  note?: string | undefined
}

export type FactFault = { fact: ConfirmedFact; message: string }

/** What is wrong with an answer; nothing when it may be kept. Whoever corrects says how it is, whoever denies says why. */
export const factFaults = (answers: readonly FactAnswer[]): FactFault[] =>
  confirmedFacts.flatMap((fact): FactFault[] => {
    const answer = answers.find(one => one.fact === fact)
    if (answer === undefined) return [{ fact, message: `${factTitles[fact]}: подтвердите или исправьте` }]
    if (answer.verdict === 'corrected' && answer.says.trim() === '')
      return [{ fact, message: `${factTitles[fact]}: напишите, как на самом деле` }]
    if (answer.verdict === 'corrected' && answer.says.trim() === answer.stated.trim())
      return [{ fact, message: `${factTitles[fact]}: это то же, что указал педагог. Выберите «Подтверждаем»` }]
    if (answer.verdict === 'denied' && (answer.note ?? '').trim() === '')
      return [{ fact, message: `${factTitles[fact]}: напишите в примечании, почему не подтверждаете` }]
    return []
  })

/** A certificate of employment can be given only for somebody who works here on that day. */
export const certificateRefusal = (answers: readonly FactAnswer[]): Refusal | undefined =>
  answers.some(({ fact, verdict }) => fact === 'employment' && verdict === 'denied')
    ? {
        refused: 'not_employed',
        because: 'Школа не подтвердила работу педагога на этот день, поэтому справку о месте работы составить нельзя',
      }
    : undefined
