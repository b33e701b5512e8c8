import { z } from 'zod'
import { scoreHint, scoreIn } from '../../domain/testing/score-text.ts'
import { requiredText } from '../answers.ts'

/** A score that must be there. */
export const requiredScore = requiredText('Впишите набранные баллы', 10).transform((text, context) => {
  const score = scoreIn(text)
  if (score !== undefined) return score
  context.addIssue({ code: 'custom', message: scoreHint })
  return z.NEVER
})
