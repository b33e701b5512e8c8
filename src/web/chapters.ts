import type { Chapter } from './screens.ts'

/** Every chapter of the site. */
export const chapters: readonly Chapter[] = []
