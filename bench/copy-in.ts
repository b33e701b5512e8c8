import type pg from 'pg'

/** The wire under a client, as far as COPY needs it; `pg` calls the handlers below, its types do not name them. */
type Wire = { query(text: string): void; sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void }

/** Sends lines in the text format of COPY; resolves when the server has taken them all. */
export const copyIn = (client: pg.Client | pg.PoolClient, target: string, lines: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (lines === '') return resolve()
    const submitted = {
      submit: (wire: Wire) => wire.query(`copy ${target} from stdin`),
      handleCopyInResponse: (wire: Wire) => {
        wire.sendCopyFromChunk(Buffer.from(lines))
        wire.endCopyFrom()
      },
      // After an error the client forgets this query and does not call it again.
      handleError: reject,
      handleReadyForQuery: () => resolve(),
      handleCommandComplete: () => {},
      handleRowDescription: () => {},
      handleDataRow: () => {},
      handlePortalSuspended: () => {},
      handleEmptyQuery: () => {},
    }
    Reflect.apply(client.query, client, [submitted])
  })

/** One line of COPY; `null` is \N. */
export const copyLine = (values: readonly (string | null)[]): string =>
  `${values.map(value => (value === null ? '\\N' : escaped(value))).join('\t')}\n`

const escaped = (text: string): string =>
  /[\\\t\n\r]/.test(text)
    ? text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    : text
