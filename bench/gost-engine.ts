// The yardstick of bench/gost.ts in a process of its own: an engine, once set, serves the whole process.
import { createPrivateKey, createPublicKey, setEngine, sign, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { perSecond } from './processor-rate.ts'

const [engine = '', keyFile = '', digest = '', what, seconds] = process.argv.slice(2)
setEngine(engine)
const secret = createPrivateKey(readFileSync(keyFile))
const key = createPublicKey(readFileSync(keyFile))
const message = Buffer.alloc(100)
const signature = sign(digest, message, secret)
if (!verify(digest, message, key, signature)) throw new Error('The engine does not know its own signature')
const work = what === 'sign' ? () => sign(digest, message, secret) : () => verify(digest, message, key, signature)
process.stdout.write(String(perSecond(work, Number(seconds))))
