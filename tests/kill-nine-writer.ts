// Started by kill-nine.test.ts: appends events to a case of its own and names on the output each version that the database
// has acknowledged. Ends when the connection is lost.
import { randomUUID } from 'node:crypto'
import { connect } from '../src/adapters/db/connect.ts'
import { eventLog } from '../src/adapters/db/event-log.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'

const { db } = connect(process.argv[2] ?? '', { max: 1 })
const stream = { kind: 'case', id: randomUUID() }
for (let version = 0; ; ) {
  const by = { actor: null, actorRole: 'system', at: new Date(), onDay: plainDate('2024-02-01') }
  try {
    version = await db
      .transaction()
      .execute(tx => eventLog(tx).append(stream, version, [{ type: 'Noted', data: { version } }], by))
  } catch {
    process.exit(0)
  }
  process.stdout.write(`${stream.id} ${version}\n`)
}
