import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { csvOf } from '../../application/csv.ts'
import type { SeatLine } from '../../application/reads/testing.ts'
import { closeSession } from '../../application/testing/closing.ts'
import { correctScore } from '../../application/testing/scores.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { lackOf, outcomeOf } from '../../domain/testing/seat.ts'
import { requiredWords } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, type Filled, readForm } from '../forms.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import {
  type OpenTest,
  openPlanned,
  openTest,
  seatOf,
  testFrame,
  testKeepers,
  testOfficials,
  testReaders,
} from '../testing/open-test.ts'
import { cardsToPrint, listToPrint } from '../testing/print.ts'
import { requiredScore } from '../testing/score-text.ts'
import { personCell } from '../testing/seat-table.ts'
import { recordedWords } from '../testing/words.ts'
import { categoryWords } from '../views/category-words.ts'
import { askToConfirm } from '../views/confirmation.ts'
import { textareaField, textField } from '../views/fields.ts'
import { buttonGroup, linkButton } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { table } from '../views/table.ts'
import { asRussianMoment, asRussianNumber } from '../views/words.ts'

/** The end of a session: results go into the cases, a score found wrong later is mended, lists are printed. */
export const testingClosingRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.testThing(':id', 'closing'),
    roles: testOfficials,
    handler: async context => {
      const open = await openPlanned(desk, context, 'conducts')
      return context.render(closingPage(desk, context, open))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.testThing(':id', 'closing'),
    roles: testOfficials,
    handler: async context => {
      const open = await openTest(desk, context, 'conducts')
      const { once } = readForm(z.object({}), context.body)
      const done = await closeSession(desk.app, by(context, once), open.session.id)
      if (isRefusal(done)) return context.render(closingPage(desk, context, open, done), 422)
      const words = `Сессия закрыта. Внесено в дела: ${done.recorded}${done.notRecorded === 0 ? '' : `, не внесено: ${done.notRecorded} – причины стоят в таблице`}. Ведомость составлена.`
      return context.goTo(paths.test(open.session.id), { kind: 'success', words })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.testSeat(':id', ':seat', 'correction'),
    roles: testKeepers,
    handler: async context => {
      const { open, seat } = await openResult(desk, context)
      return context.render(await correctionPage(desk, context, open, seat, emptyForm))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.testSeat(':id', ':seat', 'correction'),
    roles: testKeepers,
    handler: async context => {
      const { open, seat } = await openResult(desk, context)
      const read = readForm(correctionSchema, context.body)
      if (!read.ok) return context.render(await correctionPage(desk, context, open, seat, read.filled), 422)
      const { id } = open.session
      const done = await correctScore(desk.app, by(context, read.once), id, seat.id, read.value)
      if (isRefusal(done))
        return context.render(await correctionPage(desk, context, open, seat, read.filled, done), 422)
      const words =
        'Балл исправлен новой записью в деле, ведомость составлена заново. Ознакомьте человека с новым результатом.'
      return context.goTo(paths.test(id), { kind: 'success', words })
    },
  })

  for (const [thing, draw] of [['list', listToPrint] as const, ['cards', cardsToPrint] as const])
    page(server, {
      method: 'GET',
      path: paths.testThing(':id', thing),
      roles: testReaders,
      handler: async context => context.render(draw(await openTest(desk, context))),
    })

  page(server, {
    method: 'GET',
    path: paths.testThing(':id', 'list.csv'),
    roles: testReaders,
    handler: async context => {
      const { session, seats } = await openTest(desk, context)
      return context.reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="testing-${session.on}.csv"`)
        .type('text/csv; charset=utf-8')
        .send(csvOf([headings, ...seats.map(seat => cells(seat))]))
    },
  })
}

const headings = ['Место', 'Дело', 'Фамилия, имя, отчество', 'Должность', 'Место работы', 'Категория', 'Балл', 'Итог']
const cells = (seat: SeatLine): string[] => [
  String(seat.place),
  seat.number ?? '',
  seat.fullName,
  seat.position,
  seat.organisation,
  categoryWords[seat.category],
  seat.score === null ? '' : asRussianNumber(seat.score),
  seat.recordedAs === null ? '' : recordedWords[seat.recordedAs],
]

const correctionSchema = z.object({
  score: requiredScore,
  reason: requiredWords('Напишите, в чём была ошибка', 500),
})

const openResult = async (
  desk: Desk,
  context: PageContext<'secretary'>,
): Promise<{ open: OpenTest; seat: SeatLine }> => {
  const open = await openTest(desk, context, 'keeps')
  const seat = seatOf(open, context.params.seat)
  if (open.session.status !== 'closed' || seat.score === null || seat.recordedAs === 'not_recorded')
    throw new NotForYou()
  return { open, seat }
}

/** Everything that will be written, person by person, before it is. */
const closingPage = (
  desk: Desk,
  { csrf }: PageContext<(typeof testOfficials)[number]>,
  open: OpenTest,
  refusal?: Refusal,
) => {
  const { session, seats, pack, testing } = open
  const waiting = seats.filter(seat => seat.stage === 'testing' && lackOf(seat) !== undefined)
  return {
    ...testFrame(open, undefined, { title: 'Закрыть сессию', heading: 'Закрыть сессию?' }),
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      ${table({
        caption: 'Что будет внесено в дела',
        captionVisible: true,
        empty: 'На сессию никто не записан: её не закрывают, а отменяют.',
        columns: [{ label: 'Кто' }, { label: 'Место' }, { label: 'Балл', numeric: true }, { label: 'Что запишется' }],
        rows: seats.map(seat => [
          personCell(seat),
          seat.place,
          seat.score === null ? '–' : asRussianNumber(seat.score),
          seat.stage !== 'testing'
            ? 'Дело уже не ждёт тестирования: в него ничего не внесут'
            : (lackOf(seat) ?? recordedWords[outcomeOf(seat, testing)]),
        ]),
      })}
      ${
        waiting.length > 0
          ? html`<p class="govuk-body">Сначала заполните недостающее: мест ${waiting.length}.</p>${buttonGroup(
              linkButton('Явка', paths.testThing(session.id, 'attendance'), 'secondary'),
              linkButton('Внести результаты', paths.testThing(session.id, 'results'), 'secondary'),
            )}`
          : seats.length > 0 &&
            askToConfirm({
              action: paths.testThing(session.id, 'closing'),
              csrf,
              consequences: html`<p>Результаты и неявки запишутся в дела, заявители увидят их у себя, будет составлена ведомость. Отменить закрытие нельзя; ошибку в балле исправляют новой записью с причиной.</p>`,
              yes: 'Закрыть сессию и внести результаты',
              back: paths.test(session.id),
            })
      }`,
  }
}

const correctionPage = async (
  desk: Desk,
  { csrf }: PageContext<'secretary'>,
  open: OpenTest,
  seat: SeatLine,
  filled: Filled,
  refusal?: Refusal,
) => {
  const { session, pack, testing } = open
  const notes = await desk.reads.scoreNotes(seat.id)
  return {
    ...testFrame(open, undefined, { title: 'Исправить балл', heading: 'Исправить балл', width: 'reading' }),
    lead: `${seat.fullName}, сейчас записано ${asRussianNumber(seat.score ?? 0)}`,
    errors: filled.errors,
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      ${
        notes.length > 0 &&
        table({
          caption: 'Какие баллы записывались',
          captionVisible: true,
          empty: '',
          columns: [{ label: 'Когда' }, { label: 'Балл', numeric: true }, { label: 'Кто' }, { label: 'Причина' }],
          rows: notes.map(({ at, score, name, reason }) => [
            asRussianMoment(at, pack.authority.time_zone),
            score === null ? 'убран' : asRussianNumber(score),
            name,
            reason ?? '–',
          ]),
        })
      }
      ${askToConfirm({
        action: paths.testSeat(session.id, seat.id, 'correction'),
        csrf,
        filled,
        consequences: html`<p>Прежняя запись останется в истории дела. Если новый балл меняет итог, дело перейдёт туда, куда ведёт верный балл: к специалистам или к решению комиссии. Отметка об ознакомлении снимется.</p>`,
        fields: html`${textField({ name: 'score', label: `Верный балл, от 0 до ${asRussianNumber(testing.maximum_score)}`, width: 5, inputmode: 'decimal' }, filled)}
          ${textareaField({ name: 'reason', label: 'В чём была ошибка', hint: 'Запишется в дело', rows: 3 }, filled)}`,
        yes: 'Исправить балл',
        back: paths.test(session.id),
      })}`,
  }
}
