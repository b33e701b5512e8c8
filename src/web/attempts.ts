import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { TooManyAttempts } from './errors.ts'

/** Limits what anybody may ask without signing in, from one address; counted in this process. */
export const limitAsking = (server: FastifyInstance, atMost: number) => {
  const limit = server.createRateLimit({ max: atMost, timeWindow: '5 minutes' })
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const answer = await limit(request)
    if (answer.isAllowed || !answer.isExceeded) return
    reply.header('retry-after', answer.ttlInSeconds)
    throw new TooManyAttempts()
  }
}

/**
 * Limits the attempts to sign in: from one address (a ministry may sit behind one) and at one login, known or not. Counted in
 * this process; the account's own lock, ten wrong passwords in a row, is kept in the database for all of them.
 */
export const limitAttempts = (server: FastifyInstance) => {
  const limits = [
    server.createRateLimit({ max: 60, timeWindow: '5 minutes' }),
    server.createRateLimit({ max: 10, timeWindow: '15 minutes', keyGenerator: loginOf }),
  ]
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    for (const limit of limits) {
      const answer = await limit(request)
      if (answer.isAllowed || !answer.isExceeded) continue
      reply.header('retry-after', answer.ttlInSeconds)
      throw new TooManyAttempts()
    }
  }
}

const loginOf = (request: FastifyRequest): string => {
  const body = request.body as { login?: unknown } | null | undefined
  return `login ${String(body?.login ?? '')
    .trim()
    .toLowerCase()}`
}
