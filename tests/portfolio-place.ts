import assert from 'node:assert/strict'
import type { Evidence } from '../src/application/stores/portfolio.ts'
import { type FilingPlace, filingPlace } from './filing-place.ts'
import { type Visitor, type VisitorSite, visitorSite } from './visitor-site.ts'

export const pdf = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n'

export type Part = [field: string, name: string, bytes: string]

/** The form of a proof as it is sent: a diploma of the region. */
export const proofParts = (title: string, more: Part[] = []): Part[] => [
  ['title', '', title],
  ['kind', '', 'diploma'],
  ['on', '', '12.04.2024'],
  ['level', '', 'regional'],
  ['indicators', '', 't3'],
  ['indicators', '', 't4'],
  ...more,
]

/** Screens over a filing place, and teachers who describe proofs on them. */
export type PortfolioPlace = {
  place: FilingPlace
  site: VisitorSite
  /** The id of a proof described through the page; with a file unless something else is given. */
  described(who: Visitor, title: string, more?: Part[]): Promise<string>
  proofsOf(who: Visitor): Promise<Evidence[]>
  close(): Promise<void>
}

export const portfolioPlace = async (): Promise<PortfolioPlace> => {
  const place = await filingPlace()
  const site = await visitorSite(place)
  return {
    place,
    site,
    described: async (who, title, more = [['file_portfolio', 'диплом.pdf', pdf]]) => {
      const sent = await site.upload(who, '/my/portfolio/new', proofParts(title, more))
      assert.equal(sent.statusCode, 303, sent.body.slice(0, 2000))
      return String(sent.headers.location).split('/').at(-1) ?? ''
    },
    proofsOf: who => place.reads.evidenceOf(who.actor.personId),
    close: async () => {
      await site.close()
      await place.close()
    },
  }
}
