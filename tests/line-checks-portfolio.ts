import assert from 'node:assert/strict'
import { indicatorsOf } from '../src/domain/portfolio/indicators.ts'
import { limitFaults, portfolioFormats } from '../src/domain/portfolio/limits.ts'
import type { Pack } from '../src/domain/regulations/pack.ts'

/** What the line of files says of portfolios is what the engine lets into an application. */
export const checkPortfolioLimits = (pack: Pack): void => {
  const { max_per_indicator: most, link_allowed: link } = pack.files
  const proof = (id: number, ending = portfolioFormats(pack)[0] ?? '') => ({
    id: String(id),
    title: `Диплом ${id}`,
    indicators: indicatorsOf('highest').slice(0, 1),
    file: { name: `диплом.${ending}`, size: 1000 },
  })
  const rulesOf = (proofs: Parameters<typeof limitFaults>[2]) =>
    limitFaults(pack, 'highest', proofs).map(({ rule }) => rule)
  for (const format of pack.files.formats)
    assert.deepEqual(rulesOf([proof(1, format)]), portfolioFormats(pack).includes(format) ? [] : ['format'], format)
  const many = Array.from({ length: (most ?? 40) + 1 }, (_, index) => proof(index))
  assert.deepEqual(rulesOf(many), most === null ? [] : ['count'])
  assert.deepEqual(rulesOf(many.slice(1)), [])
  const linked = { id: 'link', title: 'Запись урока', indicators: [], link: 'https://video.example.ru/1' }
  assert.deepEqual(rulesOf([linked]), link ? [] : ['link'])
}
