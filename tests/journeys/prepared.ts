import { randomUUID } from 'node:crypto'
import { performStep, usualDoers } from '../../src/cli/play/perform-step.ts'
import { rehearsalOf } from '../../src/cli/play/rehearsal.ts'
import { stepSchema } from '../../src/cli/play/step-shapes.ts'
import { sure } from '../filing-place.ts'
import type { Place } from './place.ts'

/**
 * Brings a case to where the journey begins through the use cases that screens use, with the steps of a scenario file; answers
 * the id of the case.
 */
export const prepares = async (place: Place, ...steps: object[]): Promise<string> => {
  const { app, cast, clock, region } = place
  const rehearsal = rehearsalOf(app.law, region, place.pack(), cast, { ...app, clock }, randomUUID)
  for (const written of steps) {
    const step = stepSchema.parse(written)
    place.setDay(step.on, step.at)
    for (const name of step.who === undefined ? await usualDoers(rehearsal, step) : [step.who].flat()) {
      const actor = cast.actor(name, step.as)
      if (actor === undefined) throw new Error(`Nobody is called ${name}`)
      sure(await performStep(rehearsal, step, { actor, accountId: actor.personId }))
    }
  }
  return rehearsal.id('case', 'one')
}
