import { z } from 'zod'
import { type CheckShop, lookAtFile, scanFile } from '../application/files/check-file.ts'
import type { Task } from './worker.ts'

const file = z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/) })

/** Jobs that find out what people have attached. Each may run twice. */
export const fileTasks = (shop: CheckShop): Record<string, Task> => ({
  look_at_file: async payload => lookAtFile(shop, file.parse(payload).digest),
  scan_file: async payload => scanFile(shop, file.parse(payload).digest),
})
