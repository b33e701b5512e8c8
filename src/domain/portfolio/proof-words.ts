import { asShortRussianDate } from '../calendar/plain-date.ts'
import { levelTitles } from '../expertise/levels.ts'
import { type EvidenceFacts, evidenceKindTitles } from './evidence.ts'
import type { Indicator } from './indicators.ts'

/** «Диплом, грамота, благодарность; Центр „Сириус“» */
export const aboutProof = ({ kind, organiser }: EvidenceFacts): string =>
  [evidenceKindTitles[kind], organiser].filter(Boolean).join('; ')

/** «региональный уровень, призёр» */
export const levelAndResult = ({ level, result }: EvidenceFacts): string =>
  [level && levelTitles[level], result].filter(Boolean).join(', ')

/** The day, or the years the proof speaks of: «12.04.2025», «с 01.09.2022 по 31.05.2025». */
export const whenOf = ({ on, from, to }: EvidenceFacts): string =>
  [
    on && asShortRussianDate(on),
    [from && `с ${asShortRussianDate(from)}`, to && `по ${asShortRussianDate(to)}`].filter(Boolean).join(' '),
  ]
    .filter(Boolean)
    .join(', ')

/** Said wherever a link stands instead of a file. */
export const linkWarning = ({ linkSeenOn }: Pick<EvidenceFacts, 'linkSeenOn'>): string =>
  `Ссылка${linkSeenOn === undefined ? '' : ` от ${asShortRussianDate(linkSeenOn)}`}, копии в системе нет: позже по ней могут показать другое`

/** Where the Порядок names the indicator: «п. 36 абз. 3», «п. 50 абз. 1». */
export const indicatorPlace = (indicator: Indicator): string => {
  const paragraph = { t: indicator === 't5' ? '36' : '35 и 36', m: '50', n: '51' }[
    indicator.charAt(0) as 't' | 'm' | 'n'
  ]
  return `${paragraph.includes('и') ? 'пп' : 'п'}.\u00a0${paragraph} абз.\u00a0${indicator.slice(1)}`
}
