// The least that a web server can do: Fastify with one fixed page of the length named on the command line.
import Fastify from 'fastify'

const page = `<!DOCTYPE html><title>Страница</title>${'x'.repeat(Math.max(0, Number(process.argv[2] ?? 0) - 64))}`
const server = Fastify()
server.get('/', (_, reply) => reply.type('text/html; charset=utf-8').send(page))
await server.listen({ host: '127.0.0.1', port: Number(process.argv[3] ?? 0) })
