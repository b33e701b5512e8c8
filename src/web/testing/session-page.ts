import type { Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { lackOf } from '../../domain/testing/seat.ts'
import { spanOf } from '../../domain/testing/session.ts'
import { emptyForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { banner, needsClarification } from '../views/banner.ts'
import { citation } from '../views/citation.ts'
import { clauseView } from '../views/clauses.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import type { PageView } from '../views/layout.ts'
import { refused } from '../views/refused.ts'
import { summaryList } from '../views/summary-list.ts'
import { asRussianDate, asRussianMoment, asRussianNumber } from '../views/words.ts'
import { type OpenTest, type TestContext, testFrame } from './open-test.ts'
import { seatTable } from './seat-table.ts'

/** A session at a glance: when and where, who sits, what is to be done next. */
export const sessionPage = (desk: Desk, context: TestContext, open: OpenTest, refusal?: Refusal): PageView => {
  const { session, testing, pack, keeps } = open
  const { law } = desk.app
  const zone = pack.authority.time_zone
  return {
    ...testFrame(open, 'session'),
    body: html`${refused(law, packRef(pack), refusal)}
      ${nextStep(context, open)}
      ${summaryList([
        { name: 'Когда', value: `${asRussianDate(session.on)}, ${spanOf(session)}` },
        { name: 'Где', value: session.place },
        { name: 'Проводит', value: session.conductor },
        { name: 'Мест', value: `${session.seats}, занято ${session.taken}` },
        {
          name: 'Минимальный балл',
          value: `${asRussianNumber(testing.minimum_score)} из ${asRussianNumber(testing.maximum_score)}`,
        },
        ...(session.startedAt === null ? [] : [{ name: 'Началось', value: asRussianMoment(session.startedAt, zone) }]),
        ...(session.endedAt === null ? [] : [{ name: 'Закончилось', value: asRussianMoment(session.endedAt, zone) }]),
        ...(session.cancelReason === null ? [] : [{ name: 'Причина отмены', value: session.cancelReason }]),
      ])}
      ${testing.question && needsClarification(testing.question)}
      ${seatTable(open)}
      ${printLinks(open)}
      ${sheetSection(context, open)}
      ${
        keeps &&
        session.status === 'planned' &&
        html`<h2 class="govuk-heading-m">Изменить сессию</h2>
        <p class="govuk-body"><a class="govuk-link" href="${url(paths.testThing(session.id, 'change'))}">Перенести, сменить место, число мест или сотрудника</a></p>
        <p class="govuk-body"><a class="govuk-link" href="${url(paths.testThing(session.id, 'cancellation'))}">Отменить сессию</a></p>`
      }
      ${citation(clauseView(testing.clause, law.cited(packRef(pack), testing.clause)))}`,
  }
}

/** The one thing that is expected now, with its button. */
const nextStep = (context: TestContext, open: OpenTest): Html | false => {
  const { session, seats, today, keeps, conducts } = open
  if (session.status !== 'planned' || !conducts) return false
  const { id } = session
  if (seats.length === 0)
    return now(
      keeps ? 'Запишите на сессию тех, чьи дела ждут тестирования.' : 'Секретарь ещё никого не записал на эту сессию.',
      keeps && session.on >= today && linkButton('Записать на сессию', paths.testThing(id, 'seating')),
    )
  if (session.on > today)
    return now(
      'До дня тестирования отмечать нечего. Список и карточки мест можно напечатать заранее.',
      keeps && session.taken < session.seats && linkButton('Записать ещё', paths.testThing(id, 'seating'), 'secondary'),
    )
  const unmarked = seats.filter(({ presence }) => presence === null).length
  const waiting = seats.filter(seat => lackOf(seat) !== undefined && seat.stage === 'testing').length
  if (session.startedAt === null)
    return now(
      unmarked > 0
        ? `Отметьте, кто пришёл, по какому документу установлена личность и кому проведён инструктаж. Не отмечено: ${unmarked}.`
        : 'Явка отмечена. Когда инструктаж закончен, отметьте начало.',
      linkButton('Явка', paths.testThing(id, 'attendance'), unmarked > 0 ? undefined : 'secondary'),
      clockButton(context, id, 'start', 'Отметить начало', unmarked > 0),
    )
  if (session.endedAt === null)
    return now(
      'Тестирование идёт. Телефоны и материалы запрещены: нарушение записывают у места на странице «Явка».',
      clockButton(context, id, 'end', 'Отметить конец'),
      linkButton('Явка и нарушения', paths.testThing(id, 'attendance'), 'secondary'),
      linkButton('Внести результаты', paths.testThing(id, 'results'), 'secondary'),
    )
  return waiting > 0
    ? now(
        `Внесите баллы и отметьте неявку. Осталось: ${waiting}.`,
        linkButton('Внести результаты', paths.testThing(id, 'results')),
      )
    : now(
        'Все результаты известны. Закройте сессию: баллы и неявки запишутся в дела, и будет составлена ведомость.',
        linkButton('Закрыть сессию', paths.testThing(id, 'closing')),
        linkButton('Проверить результаты', paths.testThing(id, 'results'), 'secondary'),
      )
}

const now = (words: string, ...buttons: (Html | false)[]): Html =>
  html`<section class="house-now house-now--mine"><h2 class="govuk-heading-m">Что сделать сейчас</h2><p class="govuk-body">${words}</p>${buttonGroup(...buttons)}</section>`

const clockButton = ({ csrf }: TestContext, id: string, thing: 'start' | 'end', label: string, second = false): Html =>
  form({
    action: paths.testThing(id, thing),
    csrf,
    filled: emptyForm,
    body: button(label, second ? { kind: 'secondary' } : {}),
  })

const printLinks = ({ session, seats }: OpenTest): Html | false =>
  seats.length > 0 &&
  session.status !== 'cancelled' &&
  html`<p class="govuk-body"><a class="govuk-link" href="${url(paths.testThing(session.id, 'list'))}">Список на печать</a> · <a class="govuk-link" href="${url(paths.testThing(session.id, 'cards'))}">Карточки мест на печать</a> · <a class="govuk-link" href="${url(paths.testThing(session.id, 'list.csv'))}">Список таблицей (CSV)</a></p>`

/** The «ведомость»: who has seen their result, and where the secretary certifies it. */
const sheetSection = ({ csrf }: TestContext, { session, seats, conducts }: OpenTest): Html | false => {
  if (session.status !== 'closed' || session.sheetId === null) return false
  const owed = seats.filter(({ score, acquainted }) => score !== null && acquainted === null)
  return html`<h2 class="govuk-heading-m">Ведомость</h2>
    ${
      owed.length > 0
        ? banner({
            kind: 'warning',
            title: 'Не все ознакомлены с результатом',
            body: html`<p class="govuk-body">Ведомость подписывают те, кто проходил тестирование, и заверяет секретарь. Ещё не ознакомлены: ${owed.map(({ fullName }) => fullName).join('; ')}. Подпись на бумаге отмечают на странице «Результаты»; в личном кабинете человек подтверждает сам.</p>`,
          })
        : html`<p class="govuk-body">Все ознакомлены с результатом. Ведомость может заверить секретарь.</p>`
    }
    <p class="govuk-body"><a class="govuk-link" href="${url(paths.paper(session.sheetId))}">Ведомость результатов</a></p>
    ${
      conducts &&
      form({
        action: paths.testThing(session.id, 'sheet'),
        csrf,
        filled: emptyForm,
        body: html`<p class="govuk-body">Отметки об ознакомлении, сделанные после составления, попадут в ведомость, если составить её заново.</p>${buttonGroup(button('Составить ведомость заново', { kind: 'secondary' }))}`,
      })
    }`
}
