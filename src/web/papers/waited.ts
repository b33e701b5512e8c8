import { setTimeout as sleep } from 'node:timers/promises'
import { askForFile, type PrintState, printState, type Wish } from '../../application/documents/print.ts'
import type { Desk } from '../screens.ts'

const stepMs = 150

/** Most papers are ready in a moment: a reader who waits it out sees no page in between. */
export const waited = async (desk: Desk, wish: Wish): Promise<PrintState> => {
  const until = Date.now() + (desk.patienceMs ?? 8000)
  let state = await askForFile(desk.app, wish)
  while ('waiting' in state && Date.now() < until) {
    await sleep(stepMs)
    state = await printState(desk.app, wish)
  }
  return state
}
