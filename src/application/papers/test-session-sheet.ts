import { localMoment } from '../../domain/calendar/local-day.ts'
import { asRussianDate } from '../../domain/calendar/plain-date.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { RemovalCause, TestSeat } from '../../domain/testing/seat.ts'
import { spanOf, type TestSession } from '../../domain/testing/session.ts'
import { testTable } from './forms-test.ts'
import type { Made } from './list-papers.ts'
import { ownPaper } from './own-paper.ts'
import type { Block, Paper, SignatureLine } from './paper.ts'
import { asPoints } from './points-words.ts'

/** One person of a session, as the sheet names them. */
export type SittingLine = { seat: TestSeat; fullName: string; organisation: string; position: string }

type Held = { session: TestSession; testing: NonNullable<Pack['testing']>; lines: readonly SittingLine[] }

/**
 * «Ведомость» of a session: a line for everybody who had a seat, a place for the hand of each teacher or the mark that they have
 * seen the result in the account, records of breaches below, certified by the secretary (KBR reg п. 20.6.3.2 абз. 14–15).
 */
export const sessionSheet = (
  { pack, rule, date }: Made,
  { session, testing, lines }: Held,
  { conductor, secretary }: { conductor: string; secretary: SignatureLine },
): Paper => {
  const came = lines.filter(({ seat }) => seat.presence === 'came')
  const passed = came.filter(({ seat }) => (seat.score ?? 0) >= testing.minimum_score)
  const zone = pack.authority.time_zone
  return {
    layout: 'journal',
    ...ownPaper(pack, { title: rule.title, date, clause: rule.clause }),
    blocks: [
      {
        kind: 'facts',
        rows: [
          ['Дата и время', `${asRussianDate(session.on)} г., ${spanOf(session)}`],
          ['Место проведения', session.place],
          ['Провёл (должностное лицо)', conductor],
          ['Минимальный балл', `${asPoints(testing.minimum_score)} из ${asPoints(testing.maximum_score)}`],
          ['Записано / пришли / набрали минимальный балл', `${lines.length} / ${came.length} / ${passed.length}`],
        ],
      },
      testTable(
        lines.map(({ seat, fullName, position, organisation }) => [
          fullName,
          position,
          organisation,
          seat.score === null ? '–' : asPoints(seat.score),
          resultWords(seat, testing),
          acquaintedWords(seat, zone),
        ]),
      ),
      ...breaches(lines, zone),
      { kind: 'signatures', lines: [secretary] },
    ],
  }
}

/** What the sheet says of one seat. */
const resultWords = (
  seat: Pick<TestSeat, 'presence' | 'goodReason' | 'score' | 'removedAt'>,
  { minimum_score }: Pick<Held['testing'], 'minimum_score'>,
): string => {
  if (seat.presence === 'absent') return seat.goodReason === true ? 'не явился по уважительной причине' : 'не явился'
  if (seat.score === null) return 'результата нет'
  const words = seat.score >= minimum_score ? 'пройдено' : 'не пройдено'
  return seat.removedAt === null ? words : `${words}, удалён`
}

const acquaintedWords = ({ acquainted, acquaintedAt, score }: TestSeat, zone: string): string => {
  if (score === null || acquainted === null || acquaintedAt === null) return ''
  if (acquainted === 'paper') return ''
  const { date, time } = localMoment(acquaintedAt, zone)
  const when = `${asRussianDate(date)} г. в ${time}`
  return acquainted === 'account' ? `ознакомлен(а) в личном кабинете ${when}` : `от подписи отказался(-ась), ${when}`
}

const breaches = (lines: readonly SittingLine[], zone: string): Block[] => {
  const removed = lines.filter(({ seat }) => seat.removedAt !== null)
  if (removed.length === 0) return []
  return [
    { kind: 'heading', text: 'Удалены с тестирования' },
    {
      kind: 'list',
      items: removed.map(({ seat, fullName }) => {
        const at = seat.removedAt === null ? '' : localMoment(seat.removedAt, zone).time
        return `${fullName}, в ${at}: ${removalTitles[seat.removedFor ?? 'other']}. ${seat.removalWords ?? ''}`
      }),
    },
  ]
}

const removalTitles: Record<RemovalCause, string> = {
  phone: 'пользование телефоном или иным средством связи',
  materials: 'пользование справочными или другими материалами',
  other: 'другое нарушение',
}
