import type { SeatLine } from '../../application/reads/testing.ts'
import type { ScoreWritten } from '../../application/testing/scores.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { scoreHint, scoreIn } from '../../domain/testing/score-text.ts'
import { scoreFault } from '../../domain/testing/seat.ts'
import { emptyForm, type FieldError, type Filled, onceOf, type Typed } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import type { PageView } from '../views/layout.ts'
import { refused } from '../views/refused.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asRussianMoment, asRussianNumber } from '../views/words.ts'
import { cellSelect, cellText } from './cells.ts'
import { type OpenTest, type TestContext, testFrame } from './open-test.ts'
import { personCell, whyCell } from './seat-table.ts'
import { textIn } from './typed.ts'
import { acquaintedTitles, seatTag } from './words.ts'

/** Scores of everybody in one column: Tab goes from one to the next, Enter saves. Below, who has seen the result. */
export const resultsPage = (
  desk: Desk,
  context: TestContext,
  open: OpenTest,
  typed?: Filled,
  refusal?: Refusal,
): PageView => {
  const { pack, session } = open
  return {
    ...testFrame(open, 'results'),
    errors: typed?.errors ?? [],
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      ${session.status === 'planned' && scoresForm(desk, context, open, typed)}
      ${acquaintedForm(context, open)}`,
  }
}

const scoresForm = (desk: Desk, { csrf }: TestContext, { session, seats, testing }: OpenTest, typed?: Filled): Html => {
  const came = seats.filter(({ presence }) => presence === 'came')
  const filled: Filled = { typed: { ...shownScores(came), ...typed?.typed }, errors: typed?.errors ?? [] }
  const signed = came.some(({ acquainted }) => acquainted !== null)
  return html`<p class="govuk-body">Балл – от 0 до ${asRussianNumber(testing.maximum_score)}, минимальный ${asRussianNumber(testing.minimum_score)}. Клавиша Tab переходит к следующему баллу, Enter сохраняет всё. ${testing.removal === 'zero' && 'Удалённому ставится 0.'}</p>
    ${came.length > 0 && desk.spreadsheet !== undefined && html`<p class="govuk-body"><a class="govuk-link" href="${url(paths.testThing(session.id, 'scores'))}">Внести баллы таблицей (XLSX, CSV)</a></p>`}
    ${form({
      action: paths.testThing(session.id, 'results'),
      csrf,
      filled: typed ?? emptyForm,
      body: html`${table({
        caption: 'Баллы',
        empty: 'Сначала отметьте на странице «Явка», кто пришёл.',
        columns: [
          { label: 'Кто' },
          { label: 'Место' },
          { label: 'Балл' },
          { label: 'Состояние' },
          ...(signed ? [{ label: 'Причина исправления' }] : []),
        ],
        rows: came.map(seat => [
          html`<label for="score_${seat.id}">${seat.fullName}</label><div class="house-muted">${seat.position}, ${seat.organisation}</div><input type="hidden" name="scored_${seat.id}" value="${textIn(filled.typed, `scored_${seat.id}`)}">`,
          seat.place,
          cellText({ name: `score_${seat.id}`, label: `Балл – ${seat.fullName}`, filled, decimal: true }),
          tag(seatTag(seat, testing.minimum_score)),
          ...(signed ? [whyCell(seat, filled)] : []),
        ]),
      })}
      ${came.length > 0 && buttonGroup(button('Сохранить баллы'))}`,
    })}`
}

/** «ознакомить с результатом под роспись» (KBR reg п. 20.6.3.2 абз. 14). */
const acquaintedForm = ({ csrf }: TestContext, { session, seats, pack }: OpenTest): Html | false => {
  const scored = seats.filter(({ score }) => score !== null)
  if (scored.length === 0) return false
  const zone = pack.authority.time_zone
  const filled: Filled = {
    typed: Object.fromEntries(scored.map(({ id, acquainted }) => [`acquainted_${id}`, acquainted ?? ''])),
    errors: [],
  }
  return html`<h2 class="govuk-heading-m">Ознакомление с результатом под подпись</h2>
    <p class="govuk-body">Отметьте тех, кто подписал результат на бумаге или отказался от подписи. Кто пользуется личным кабинетом, подтвердит сам, когда сессия будет закрыта.</p>
    ${form({
      action: paths.testThing(session.id, 'acquainted'),
      csrf,
      filled: emptyForm,
      body: html`${table({
        caption: 'Ознакомление с результатом',
        empty: '',
        columns: [{ label: 'Кто' }, { label: 'Балл', numeric: true }, { label: 'С результатом ознакомлен' }],
        rows: scored.map(seat => [
          personCell(seat),
          asRussianNumber(seat.score ?? 0),
          seat.acquainted === 'account' && seat.acquaintedAt !== null
            ? `${acquaintedTitles.account}, ${asRussianMoment(seat.acquaintedAt, zone)}`
            : cellSelect({
                name: `acquainted_${seat.id}`,
                label: `Ознакомление – ${seat.fullName}`,
                filled,
                options: [
                  { value: '', label: 'ещё нет' },
                  { value: 'paper', label: acquaintedTitles.paper },
                  { value: 'declined', label: acquaintedTitles.declined },
                ],
              }),
        ]),
      })}${buttonGroup(button('Сохранить отметки', { kind: 'secondary' }), button('Все подписали на бумаге', { kind: 'secondary', name: 'all', value: 'paper' }))}`,
    })}`
}

const shownScores = (seats: readonly SeatLine[]): Typed =>
  Object.fromEntries(
    seats.flatMap(({ id, score }) => [
      [`score_${id}`, score === null ? '' : String(score).replace('.', ',')],
      [`scored_${id}`, score === null ? '' : String(score)],
    ]),
  )

/** The scores of a sent form, each beside what it was when the form was shown. */
export const readScores = (
  { seats, testing }: OpenTest,
  typed: Typed,
): { scores: Record<string, ScoreWritten>; filled: Filled; once: string | undefined } => {
  const errors: FieldError[] = []
  const scores: Record<string, ScoreWritten> = {}
  for (const seat of seats) {
    if (typed[`score_${seat.id}`] === undefined) continue
    const said = textIn(typed, `score_${seat.id}`).trim()
    const before = textIn(typed, `scored_${seat.id}`)
    const was = before === '' ? null : (scoreIn(before) ?? null)
    const now = said === '' ? null : scoreIn(said)
    if (now === undefined) {
      errors.push({ field: `score_${seat.id}`, message: `${seat.fullName}: ${scoreHint}` })
      continue
    }
    const fault = now === null || now === was ? undefined : scoreFault(seat, now, testing)
    if (fault !== undefined) errors.push({ field: `score_${seat.id}`, message: `${seat.fullName}: ${fault.because}` })
    const reason = textIn(typed, `why_${seat.id}`).trim()
    if (fault === undefined && now !== was && seat.acquainted !== null && reason === '')
      errors.push({ field: `why_${seat.id}`, message: `${seat.fullName}: напишите, почему балл изменён после подписи` })
    scores[seat.id] = { was, now, ...(reason === '' ? {} : { reason: reason.slice(0, 500) }) }
  }
  return { scores, filled: { typed, errors }, once: onceOf(typed) }
}

/** Who has signed on paper or declined; `all` answers for everybody with a score. */
export const readAcquainted = ({ seats }: OpenTest, typed: Typed): Record<string, 'paper' | 'declined' | null> => {
  const all = textIn(typed, 'all') === 'paper'
  return Object.fromEntries(
    seats.flatMap((seat): [string, 'paper' | 'declined' | null][] => {
      if (seat.score === null || seat.acquainted === 'account') return []
      if (all) return [[seat.id, seat.acquainted === 'declined' ? 'declined' : 'paper']]
      const said = typed[`acquainted_${seat.id}`]
      if (said === undefined) return []
      return [[seat.id, said === 'paper' || said === 'declined' ? said : null]]
    }),
  )
}
