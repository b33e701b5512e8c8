/**
 * The log knows requests, not people: no bodies, cookies, names, query strings. A request is told by its pattern
 * (`/cases/:id`), an error by its kind and its place in the code.
 */
export const logSettings = (level: string) => ({
  level,
  serializers: {
    req: (request: { method: string; routeOptions?: { url?: string | undefined } | undefined }) => ({
      method: request.method,
      route: request.routeOptions?.url,
    }),
    res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
    err: toldWithoutData,
  },
})

/** Messages of the database repeat the values that it refused, so only their codes are kept. */
export const toldWithoutData = (error: unknown): { type: string; message: string; stack: string; code?: string } => {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error object', stack: '' }
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  const fromDatabase = 'severity' in error
  const place = (error.stack ?? '').split('\n').filter(line => line.trimStart().startsWith('at '))
  return {
    type: error.constructor.name,
    message: fromDatabase ? `database refused: ${constraint ?? code ?? 'unknown'}` : error.message,
    stack: place.join('\n'),
    ...(typeof code === 'string' ? { code } : {}),
  }
}
