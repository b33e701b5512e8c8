import { folded } from '../wording.ts'

/** The key under which a name is kept and sought in searches. */
export const surnameKey = folded
