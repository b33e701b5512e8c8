import type { Category } from '../regulations/vocabulary.ts'

export const categoryTitles: Record<Category, string> = {
  first: 'первая',
  highest: 'высшая',
  methodist: 'педагог-методист',
  mentor: 'педагог-наставник',
}
