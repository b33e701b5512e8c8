import { hash, verify } from '@node-rs/argon2'
import type { Passwords } from '../../application/ports.ts'

/** Argon2id, 19 MiB, two passes: about 20 ms of one core for each check. The parameters are kept inside each hash. */
export const passwords: Passwords = {
  hash: password => hash(normal(password), { memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
  verify: (stored, password) => verify(stored, normal(password)),
}

/** «й» typed on one keyboard as one character and on another as two must be the same password. */
const normal = (password: string): string => password.normalize('NFC')
