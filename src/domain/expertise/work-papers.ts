import type { DocumentKind } from '../regulations/vocabulary.ts'

/** Papers that say who the person is and not how they work: a specialist has no need of them. */
const aboutThePerson: readonly DocumentKind[] = ['identity', 'consent', 'authority', 'name_change', 'labour_book']

/** Whether a paper of this kind speaks of the work. */
export const isOfTheWork = (kind: string): boolean => !aboutThePerson.some(one => one === kind)
