import type { Clock } from '../../application/ports.ts'

export type SettableClock = Clock & { set(now: Date): void }
