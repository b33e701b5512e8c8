import type { z } from 'zod'
import type { By } from '../../application/app.ts'
import type { CaseDone } from '../../application/handle.ts'
import type { Seen } from '../../application/order-as-seen.ts'
import type { Command, CommandType } from '../../domain/case/commands.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'
import { type Filled, type FormResult, readForm, type Typed } from '../forms.ts'
import type { Printable } from '../html.ts'
import type { Desk } from '../screens.ts'
import type { OpenCase } from './open-case.ts'

/** Those who carry out commands on the card. */
export type Doer = 'clerk' | 'secretary'

/** One thing a worker does with a case: a form at an address of its own, a command, words about it. */
export type Action = {
  command: CommandType
  /** The last step of the address; a POST names a thing. */
  thing: string
  roles: readonly Doer[]
  /** The button on the card. */
  label: string
  /** The heading of the form. */
  title: string
  /** The button that carries it out. */
  yes: string
  /** Cannot be undone: the letters are shown first and a second page asks once more. */
  confirmed?: boolean | undefined
  lead?: ((open: OpenCase, desk: Desk) => Printable) | undefined
  initial?: ((open: OpenCase, desk: Desk) => Typed) | undefined
  fields: (open: OpenCase, filled: Filled, desk: Desk) => Printable
  /** Nothing can be ordered over this case: the form is only to be read. */
  readOnly?: ((open: OpenCase, desk: Desk) => boolean) | undefined
  /** Said once more before it is done. */
  warning?: ((open: OpenCase, command: Command, desk: Desk) => Printable) | undefined
  read: (body: unknown, open: OpenCase) => FormResult<Command>
  /** Carries the command out where `orderAsSeen` is not enough. */
  carry?:
    | ((desk: Desk, by: By, seen: Seen, open: OpenCase, command: Command) => Promise<CaseDone | Refusal>)
    | undefined
  /** Said on the card afterwards. */
  done: string
}

/** Reads a form by its schema and makes the command of its answers. */
export const commandFrom = <S extends z.ZodObject>(
  schema: S,
  body: unknown,
  make: (answers: z.output<S>) => Command,
): FormResult<Command> => {
  const read = readForm(schema, body)
  return read.ok ? { ...read, value: make(read.value) } : read
}

/** The field beside which a refusal of the rules is shown, where one answer is to blame. */
export const fieldOfRefusal: Readonly<Record<string, string>> = {
  number_taken: 'number',
  attestation_too_late: 'on',
  day_passed: 'on',
  time_missing: 'time',
  words_needed: 'seen',
  no_grounds: 'grounds',
  ground_does_not_hold: 'grounds',
  ground_not_in_list: 'grounds',
}
