import type { SeatLine } from '../../application/reads/testing.ts'
import { isSame } from '../../application/testing/tell-day.ts'
import type { Filled } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { categoryWords } from '../views/category-words.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asRussianMoment, asRussianNumber, asShortDate } from '../views/words.ts'
import { cellText } from './cells.ts'
import type { OpenTest } from './open-test.ts'
import { acquaintedTitles, recordedWords, removalWords, seatTag } from './words.ts'

/** Everybody who has a seat, and what is known of each. */
export const seatTable = (open: OpenTest): Html => {
  const { session, seats, testing, pack, keeps } = open
  const zone = pack.authority.time_zone
  const changes = keeps && session.status === 'planned'
  const closed = session.status === 'closed'
  return table({
    caption: 'Места',
    captionVisible: true,
    empty:
      session.status === 'planned'
        ? 'На сессию пока никто не записан. Запишите тех, чьи дела ждут тестирования.'
        : 'На сессии никого не было.',
    columns: [
      { label: 'Кто' },
      { label: 'Место' },
      { label: 'Категория' },
      { label: 'Состояние' },
      { label: 'Балл', numeric: true },
      ...(closed ? [{ label: 'Ознакомлен' }, { label: 'Итог' }] : []),
      ...(changes || (closed && keeps) ? [{ label: 'Что сделать' }] : []),
    ],
    rows: seats.map(seat => [
      personCell(seat),
      seat.place,
      categoryWords[seat.category],
      html`${tag(seatTag(seat, testing.minimum_score))}${noteOf(seat, open)}`,
      seat.score === null ? '–' : asRussianNumber(seat.score),
      ...(closed
        ? [
            seat.acquainted === null || seat.acquaintedAt === null
              ? seat.score === null
                ? '–'
                : 'ещё нет'
              : `${acquaintedTitles[seat.acquainted]}, ${asRussianMoment(seat.acquaintedAt, zone)}`,
            html`${seat.recordedAs === null ? '' : recordedWords[seat.recordedAs]}${seat.recordedWords && html`<div class="house-muted">${seat.recordedWords}</div>`}`,
          ]
        : []),
      ...(changes
        ? [
            seat.presence === 'came'
              ? '–'
              : html`<a class="govuk-link" href="${url(paths.testSeat(session.id, seat.id, 'move'))}">Перенести или снять<span class="govuk-visually-hidden"> – ${seat.fullName}</span></a>`,
          ]
        : []),
      ...(closed && keeps
        ? [
            seat.score === null || seat.recordedAs === 'not_recorded'
              ? '–'
              : html`<a class="govuk-link" href="${url(paths.testSeat(session.id, seat.id, 'correction'))}">Исправить балл<span class="govuk-visually-hidden"> – ${seat.fullName}</span></a>`,
          ]
        : []),
    ]),
  })
}

/** Where somebody has signed for a score already: why it is another one now. */
export const whyCell = ({ id, fullName, acquainted }: SeatLine, filled: Filled): Html | '' =>
  acquainted === null
    ? ''
    : cellText({ name: `why_${id}`, label: `Причина исправления – ${fullName}`, filled, long: true })

export const personCell = ({ caseId, fullName, number, position, organisation }: SeatLine): Html =>
  html`<a class="govuk-link" href="${url(paths.case(caseId))}">${fullName}</a><div class="house-muted">${number !== null && `№ ${number}, `}${position}, ${organisation}</div>`

/** What one should know of a seat besides its mark. */
const noteOf = (seat: SeatLine, { session }: OpenTest): Html | false => {
  if (seat.presence === 'absent' && seat.absenceReason !== null)
    return html`<div class="house-muted">${seat.absenceReason}</div>`
  if (seat.removedAt !== null)
    return html`<div class="house-muted">${removalWords[seat.removedFor ?? 'other']}. ${seat.removalWords}</div>`
  if (session.status !== 'planned') return false
  if (seat.stage !== 'testing')
    return html`<div class="house-muted">Дело уже не ждёт тестирования: при закрытии сессии в него ничего не внесут.</div>`
  return (
    seat.attestation !== null &&
    !isSame(seat.attestation, session) &&
    html`<div class="house-muted">Заявителю сообщён другой день: ${asShortDate(seat.attestation.on)}, ${seat.attestation.time}. Перенесите место или день аттестации в деле.</div>`
  )
}
