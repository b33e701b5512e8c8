import type { FastifyReply, FastifyRequest } from 'fastify'

/** Whether a program asks: `Accept: application/json`. A browser names HTML too and gets the page. */
export const wantsJson = (request: FastifyRequest): boolean => {
  const accepted = request.headers.accept ?? ''
  return /\bapplication\/json\b/.test(accepted) && !accepted.includes('text/html')
}

/** The same address in another form; caches must not mix the two up. */
export const answerJson = (reply: FastifyReply, content: object): FastifyReply =>
  reply
    .header('vary', 'accept')
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(content))
