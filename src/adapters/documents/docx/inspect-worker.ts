import { parentPort, workerData } from 'node:worker_threads'
import type { TemplatePlaces } from '../../../application/templates/template-places.ts'
import { inspectDocx } from './inspect-docx.ts'

const { bytes, places } = workerData as { bytes: Uint8Array; places: TemplatePlaces }

parentPort?.postMessage(await inspectDocx(bytes, places))
