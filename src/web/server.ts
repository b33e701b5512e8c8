import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { ceilingBytes } from '../application/filing/file-rules.ts'
import { loadAssets } from './assets.ts'
import { answerErrors, NotForYou } from './errors.ts'
import { logSettings } from './log.ts'
import { paths } from './paths.ts'
import { personaRoutes } from './routes/persona.ts'
import { roleRoutes } from './routes/role.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { styleguideRoutes } from './routes/styleguide.ts'
import { loadSessions } from './session.ts'
import { drawPage, type WebDeps } from './site.ts'

/**
 * The web floor, ready to get more routes and to listen. Every route but files and the health check must be added by
 * `page()`, which asks who may call it; any other fails at once.
 */
export const buildServer = async (deps: WebDeps): Promise<FastifyInstance> => {
  const site = { ...deps, demo: deps.demo && !deps.production, assets: loadAssets() }
  const server = Fastify({
    logger: logSettings(deps.logLevel ?? 'info'),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: deps.trustProxy ?? false,
    genReqId: () => crypto.randomUUID(),
    bodyLimit: 2 * megabyte,
    routerOptions: { ignoreTrailingSlash: true },
  })
  server.decorate('site', site)
  server.decorate('declaredRoutes', [])
  server.addHook('onRoute', route => {
    if (route.config?.declared === undefined && !route.config?.withoutSession)
      throw new Error(`Route ${route.method} ${route.url} does not say who may call it: add it by page()`)
  })

  await server.register(helmet, protection(deps.production))
  await server.register(cookie, { secret: deps.cookieSecret })
  // Only forms: what a page cannot send is not read at all.
  server.removeAllContentTypeParsers()
  await server.register(formbody)
  await server.register(multipart, { limits: { fileSize: ceilingBytes, files: 100, fields: 300, parts: 400 } })
  await server.register(rateLimit, { global: false })

  loadSessions(server, deps)
  tellRequests(server)
  compressPages(server)
  answerErrors(server, async (request, reply, view) => drawPage(site, request, reply, view))

  serveFiles(server)
  serveHealth(server)
  signInRoutes(server)
  roleRoutes(server)
  if (site.demo) {
    personaRoutes(server)
    styleguideRoutes(server)
  }
  return server
}

const megabyte = 1024 * 1024

/** Headers that tell the browser to trust nothing but this site. */
const protection = (production: boolean) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      baseUri: ["'none'"],
      objectSrc: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  frameguard: { action: 'deny' as const },
  referrerPolicy: { policy: 'same-origin' as const },
  strictTransportSecurity: production ? { maxAge: 365 * 24 * 3600, includeSubDomains: true } : false,
})

/** One line a request: its pattern, status and time, and the account by its number. */
const tellRequests = (server: FastifyInstance): void => {
  server.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  server.addHook('onResponse', async (request, reply) => {
    if (request.routeOptions.config.withoutSession) return
    const account = request.session?.account.id
    const took = Math.round(reply.elapsedTime)
    request.log.info({ req: request, res: reply, took, account }, 'request')
  })
}

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Pages travel compressed. Quality 1: a page is made once and read once, and a higher one gains three percent for twice the time. */
const compressPages = (server: FastifyInstance): void => {
  server.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < 1000) return payload
    if (!String(reply.getHeader('content-type')).startsWith('text/html')) return payload
    reply.header('vary', 'accept-encoding')
    const accepted = request.headers['accept-encoding'] ?? ''
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined
    if (encoding === undefined) return payload
    reply.header('content-encoding', encoding).removeHeader('content-length')
    return encoding === 'br'
      ? brotli(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })
      : zip(payload, { level: 4 })
  })
}

/** Files from memory, compressed beforehand, kept by the browser for ever: their addresses carry their hash. */
const serveFiles = (server: FastifyInstance): void => {
  const { byPath } = server.site.assets
  const send = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const asset = byPath.get(request.url.split('?')[0] ?? '')
    if (asset === undefined) throw new NotForYou()
    const accepted = request.headers['accept-encoding'] ?? ''
    const brotlied = /\bbr\b/.test(accepted) ? asset.brotli : undefined
    const zipped = /\bgzip\b/.test(accepted) ? asset.gzip : undefined
    reply
      .type(asset.type)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding')
    if (brotlied) return reply.header('content-encoding', 'br').send(brotlied)
    return zipped ? reply.header('content-encoding', 'gzip').send(zipped) : reply.send(asset.plain)
  }
  server.get('/static/*', { config: { withoutSession: true } }, send)
  const icon = async (_: FastifyRequest, reply: FastifyReply) => reply.redirect(server.site.assets.icon, 302)
  server.get('/favicon.ico', { config: { withoutSession: true } }, icon)
}

/** For the machine that watches the machine: 200 while the database answers. */
const serveHealth = (server: FastifyInstance): void => {
  server.get(paths.health(), { config: { withoutSession: true } }, async (_, reply) => {
    reply.header('cache-control', 'no-store')
    await server.site.isAlive()
    return { status: 'ok' }
  })
}
