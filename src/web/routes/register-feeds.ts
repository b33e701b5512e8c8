import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { PublicOrder } from '../../application/reads/public-register.ts'
import { answerJson } from '../json.ts'
import { paths, type Query } from '../paths.ts'
import { originOf } from '../public-place.ts'
import { page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { orderFeed } from '../views/order-feed.ts'
import { orderAsJson, ordersAsCsv } from '../views/public-data.ts'
import { askedOf, nameOf } from './register.ts'
import { asCsv, isKnown } from './register-files.ts'

/** A table holds this many orders at most; more of them are asked for by region and year. */
const mostInTable = 5000

/** The register for programs: feeds of new orders and the list as a table, with the filters of the page. */
export const registerFeedRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  const { regions } = server.site
  const regionName = (code: string): string => nameOf(regions, code)

  for (const format of ['rss', 'atom'] as const)
    page(server, {
      method: 'GET',
      path: paths.registerFile(format),
      roles: ['public'],
      handler: async ({ query, request, reply }) => {
        const region = regions.find(({ code }) => code === query.region)
        const { rows } = await desk.reads.publicOrders({ region: region?.code })
        const feed = orderFeed(format, rows, { origin: originOf(server.site, request), region, regionName })
        const tag = `"${createHash('sha256').update(feed).digest('base64url')}"`
        reply.header('etag', tag).header('cache-control', 'public, max-age=300')
        if (isKnown(request, tag)) return reply.status(304).send()
        return reply.type(`application/${format}+xml; charset=utf-8`).send(feed)
      },
    })

  page(server, {
    method: 'GET',
    path: paths.registerFile('csv'),
    roles: ['public'],
    handler: async ({ query, request, reply }) => {
      const orders = await allOrders(desk, askedOf(regions, query))
      return asCsv(reply, 'orders.csv', ordersAsCsv(orders, originOf(server.site, request), regionName))
    },
  })

  page(server, {
    method: 'GET',
    path: paths.registerFile('json'),
    roles: ['public'],
    handler: async ({ query, reply }) => {
      const found = await desk.reads.publicOrders({ ...askedOf(regions, query), after: query.after })
      const next = found.next && paths.registerFile('json', { ...filterOf(query), after: found.next })
      return answerJson(reply, { orders: found.rows.map(orderAsJson), next: next ?? null })
    },
  })
}

const filterOf = ({ region, year, number, words, kind }: Query): Query => ({ region, year, number, words, kind })

const allOrders = async (desk: Desk, asked: ReturnType<typeof askedOf>): Promise<PublicOrder[]> => {
  const orders: PublicOrder[] = []
  let after: string | undefined
  do {
    const { rows, next } = await desk.reads.publicOrders({ ...asked, after })
    orders.push(...rows)
    after = next
  } while (after !== undefined && orders.length < mostInTable)
  return orders
}
