import { z } from 'zod'
import type { SeatLine } from '../../application/reads/testing.ts'
import { type Marked, markOf } from '../../application/testing/day.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { type DayMark, identityPapers, markFault } from '../../domain/testing/seat.ts'
import { lowered } from '../../domain/wording.ts'
import { emptyForm, type FieldError, type Filled, onceOf, type Typed } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import type { PageView } from '../views/layout.ts'
import { refused } from '../views/refused.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asRussianDate } from '../views/words.ts'
import { cellSelect, cellText, cellTick } from './cells.ts'
import { type OpenTest, type TestContext, testFrame } from './open-test.ts'
import { personCell } from './seat-table.ts'
import { textIn } from './typed.ts'
import { identityTitles, removalWords } from './words.ts'

/** Who came, by which paper they are known, who was told the rules: one row a person, one button for all. */
export const attendancePage = (
  desk: Desk,
  { csrf }: TestContext,
  open: OpenTest,
  typed?: Filled,
  refusal?: Refusal,
): PageView => {
  const { session, seats, testing, pack, today } = open
  if (session.on > today && refusal === undefined)
    return {
      ...testFrame(open, 'attendance'),
      body: html`<div class="house-empty">Явку отмечают в день тестирования, ${asRussianDate(session.on)}. До этого можно <a class="govuk-link" href="${url(paths.test(session.id))}">напечатать список и карточки мест</a>.</div>`,
    }
  const filled: Filled = { typed: { ...shownMarks(seats), ...typed?.typed }, errors: typed?.errors ?? [] }
  return {
    ...testFrame(open, 'attendance'),
    errors: filled.errors,
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      <p class="govuk-body">Личность устанавливают по документу; номера документов система не хранит. К заданиям допускают после инструктажа. С собой: ${testing.bring.join(', ')}. Нельзя: ${testing.forbidden.join(', ')}.</p>
      ${form({
        action: paths.testThing(session.id, 'attendance'),
        csrf,
        filled: typed ?? emptyForm,
        body: html`${table({
          caption: 'Явка',
          empty: 'На сессию никто не записан.',
          columns: [
            { label: 'Кто' },
            { label: 'Место' },
            { label: 'Явка' },
            { label: 'Личность сверена по документу' },
            { label: 'Инструктаж' },
            { label: 'Что известно о причине неявки' },
            { label: 'Нарушение' },
          ],
          rows: seats.map(seat => row(open, seat, filled)),
        })}
        ${
          seats.length > 0 &&
          buttonGroup(
            button('Сохранить явку'),
            button('Сохранить и отметить инструктаж всем пришедшим', {
              kind: 'secondary',
              name: 'briefed_all',
              value: 'yes',
            }),
          )
        }`,
      })}`,
  }
}

const row = ({ session }: OpenTest, seat: SeatLine, filled: Filled) => {
  const { id, fullName } = seat
  return [
    html`${personCell(seat)}<input type="hidden" name="was_${id}" value="${textIn(filled.typed, `was_${id}`)}">`,
    seat.place,
    cellSelect({
      name: `presence_${id}`,
      label: `Явка – ${fullName}`,
      filled,
      options: [
        { value: '', label: 'не отмечено' },
        { value: 'came', label: 'пришёл' },
        { value: 'good', label: 'не пришёл, причина уважительная' },
        { value: 'none', label: 'не пришёл, причина неуважительная' },
      ],
    }),
    cellSelect({
      name: `paper_${id}`,
      label: `Документ – ${fullName}`,
      filled,
      options: [
        { value: '', label: 'не сверена' },
        ...identityPapers.map(value => ({ value, label: identityTitles[value] })),
      ],
    }),
    cellTick({ name: `briefed_${id}`, label: `Инструктаж проведён – ${fullName}`, filled }),
    cellText({ name: `reason_${id}`, label: `Причина неявки – ${fullName}`, filled, long: true }),
    seat.removedAt === null
      ? seat.presence !== 'came'
        ? '–'
        : html`<a class="govuk-link" href="${url(paths.testSeat(session.id, id, 'removal'))}">Записать<span class="govuk-visually-hidden"> нарушение – ${fullName}</span></a>`
      : html`${tag({ words: 'удалён', tone: 'bad' })}<div class="house-muted">${removalWords[seat.removedFor ?? 'other']}</div><a class="govuk-link" href="${url(paths.testSeat(session.id, id, 'removal'))}">Запись<span class="govuk-visually-hidden"> об удалении – ${fullName}</span></a>`,
  ]
}

const presenceOf = ({ presence, goodReason }: DayMark): string =>
  presence === null ? '' : presence === 'came' ? 'came' : goodReason === true ? 'good' : 'none'

const shownMarks = (seats: readonly SeatLine[]): Typed =>
  Object.fromEntries(
    seats.flatMap(seat => {
      const mark = markOf(seat)
      return [
        [`was_${seat.id}`, JSON.stringify(mark)],
        [`presence_${seat.id}`, presenceOf(mark)],
        [`paper_${seat.id}`, mark.identityPaper ?? ''],
        [`briefed_${seat.id}`, mark.briefed ? 'yes' : ''],
        [`reason_${seat.id}`, mark.absenceReason ?? ''],
      ]
    }),
  )

const markSchema = z.object({
  identityPaper: z.enum(identityPapers).nullable(),
  briefed: z.boolean(),
  presence: z.enum(['came', 'absent']).nullable(),
  goodReason: z.boolean().nullable(),
  absenceReason: z.string().nullable(),
})

/** The marks of a sent form, each beside what it was when the form was shown; faults stand beside their fields. */
export const readMarks = (
  { seats, testing }: OpenTest,
  typed: Typed,
): { marks: Record<string, Marked>; filled: Filled; once: string | undefined } => {
  const errors: FieldError[] = []
  const marks: Record<string, Marked> = {}
  // A box that was cleared is not sent at all.
  const shown: Typed = { ...Object.fromEntries(seats.map(({ id }) => [`briefed_${id}`, ''])), ...typed }
  const all = textIn(typed, 'briefed_all') !== ''
  for (const seat of seats) {
    const said = (name: string): string => textIn(typed, `${name}_${seat.id}`).trim()
    const was = markSchema.safeParse(parsed(said('was')))
    // A seat given after the form was shown is not in it.
    if (!was.success) continue
    const answer = said('presence')
    const presence = answer === 'came' ? 'came' : answer === 'good' || answer === 'none' ? 'absent' : null
    const absenceReason = said('reason').slice(0, 500)
    const now: DayMark = {
      identityPaper: identityPapers.find(one => one === said('paper')) ?? null,
      briefed: (said('briefed') !== '' || all) && presence === 'came',
      presence,
      goodReason: presence === 'absent' ? answer === 'good' : null,
      absenceReason: presence === 'absent' && absenceReason !== '' ? absenceReason : null,
    }
    const fault = markFault(now, testing)
    const field = fault && { identity_unchecked: 'paper', reason_missing: 'reason' }[fault.refused]
    if (fault !== undefined && field !== undefined)
      errors.push({ field: `${field}_${seat.id}`, message: `${seat.fullName}: ${lowered(fault.because)}` })
    marks[seat.id] = { was: was.data, now }
  }
  return { marks, filled: { typed: shown, errors }, once: onceOf(typed) }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
