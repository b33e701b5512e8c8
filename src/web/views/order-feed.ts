import { Feed } from 'feed'
import type { PublicOrder } from '../../application/reads/public-register.ts'
import { paths } from '../paths.ts'
import { asRussianDate, counted } from './words.ts'

export type FeedPlace = {
  origin: string
  region: { code: string; name: string } | undefined
  regionName: (code: string) => string
}

/** New orders as RSS 2.0 or Atom. An entry is named by its order for ever, wherever the site moves. */
export const orderFeed = (format: 'rss' | 'atom', orders: readonly PublicOrder[], place: FeedPlace): string => {
  const { origin, region, regionName } = place
  const query = { region: region?.code }
  const feed = new Feed({
    id: origin + paths.register(query),
    title: region === undefined ? 'Приказы об аттестации' : `Приказы об аттестации: ${region.name}`,
    description: 'Опубликованные приказы об установлении квалификационных категорий педагогическим работникам',
    link: origin + paths.register(query),
    language: 'ru',
    generator: false,
    updated: new Date(Math.max(0, ...orders.map(({ publishedAt }) => publishedAt.getTime()))),
    feedLinks: { [format]: origin + paths.registerFile(format, query) },
  })
  for (const order of orders)
    feed.addItem({
      id: `urn:uuid:${order.id}`,
      title: writable(`Приказ № ${order.number} от ${asRussianDate(order.signedOn)}`),
      link: origin + paths.publicOrder(order.id),
      date: order.publishedAt,
      published: order.publishedAt,
      description: writable(
        `${order.title}. ${regionName(order.region)}, ${counted(order.lines, ['строка', 'строки', 'строк'])}.`,
      ),
    })
  return format === 'rss' ? feed.rss2() : feed.atom1()
}

/** XML 1.0 has no place for control signs and lone halves of signs, not even escaped. */
const writable = (text: string): string =>
  text.toWellFormed().replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ' ')
