import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isUuid, judgedState, type MyCase } from '../../application/my-case.ts'
import type { SeatLine, SessionLine } from '../../application/reads/testing.ts'
import { acknowledgeResult } from '../../application/testing/scores.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { spanOf } from '../../domain/testing/session.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, readForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { acquaintedTitles, removalWords } from '../testing/words.ts'
import { banner, needsClarification } from '../views/banner.ts'
import { citation } from '../views/citation.ts'
import { clauseView } from '../views/clauses.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { summaryList } from '../views/summary-list.ts'
import { tag } from '../views/tag.ts'
import { asRussianDate, asRussianMoment, asRussianNumber, counted } from '../views/words.ts'
import { type ApplicantContext, applicants, caseCrumbs, ownCase } from './my-case.ts'

/** The applicant's own test: the seat, the day, what to bring; afterwards the result with the threshold. */
export const myTestRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.applicationThing(':id', 'test'),
    roles: applicants,
    handler: async context => {
      const mine = await testedCase(desk, context)
      return context.render(testPage(desk, context, mine, await desk.reads.seatOfCase(mine.card.line.id)))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.applicationThing(':id', 'test'),
    roles: ['teacher'],
    handler: async context => {
      const mine = await testedCase(desk, context)
      const seat = await desk.reads.seatOfCase(mine.card.line.id)
      if (seat === undefined) throw new NotForYou()
      const { once } = readForm(z.object({}), context.body)
      const done = await acknowledgeResult(desk.app, by(context, once), seat.id)
      if (isRefusal(done)) return context.render(testPage(desk, context, mine, seat, done), 422)
      const words = 'Отмечено: вы ознакомлены с результатом тестирования.'
      return context.goTo(paths.applicationThing(mine.card.line.id, 'test'), { kind: 'success', words })
    },
  })
}

type Seat = SeatLine & { session: SessionLine }

/** A case of one's own that has a test before or behind it. */
const testedCase = async (desk: Desk, context: ApplicantContext): Promise<MyCase> => {
  if (!isUuid(context.params.id ?? '')) throw new NotForYou()
  const mine = await ownCase(desk, context)
  const state = judgedState(mine)
  const concerns =
    state.stage === 'testing' ||
    ('test' in state && state.test !== undefined) ||
    ('missed' in state && state.missed !== undefined)
  if (mine.pack.testing === null || !concerns) throw new NotForYou()
  return mine
}

const testPage = (desk: Desk, context: ApplicantContext, mine: MyCase, seat: Seat | undefined, refusal?: Refusal) => {
  const { pack, card } = mine
  const { testing } = pack
  const { law } = desk.app
  const known = seat !== undefined && (seat.status === 'open' || seat.status === 'recorded') ? seat : undefined
  return {
    title: 'Профессиональное тестирование',
    caption: card.line.number === null ? undefined : `Заявление № ${card.line.number}`,
    breadcrumbs: caseCrumbs(mine),
    width: 'reading' as const,
    body: html`${refused(law, packRef(pack), refusal)}
      ${resultOf(context, mine, known)}
      ${card.state.stage === 'testing' && comingOf(mine, known)}
      ${afterOf(desk, context, mine)}
      ${testing !== null && citation(clauseView(testing.clause, law.cited(packRef(pack), testing.clause)))}
      ${testing?.question && needsClarification(testing.question)}`,
  }
}

const comingOf = ({ pack, card }: MyCase, seat: Seat | undefined): Html | false => {
  const { testing } = pack
  if (testing === null) return false
  const { state } = card
  const told = 'attestation' in state ? state.attestation : undefined
  const where =
    seat?.status === 'open'
      ? summaryList([
          { name: 'Когда', value: `${asRussianDate(seat.session.on)}, ${spanOf(seat.session)}` },
          { name: 'Где', value: seat.session.place },
          { name: 'Ваше место', value: seat.place },
          { name: 'Кто проводит', value: seat.session.conductor },
        ])
      : html`${banner({ kind: 'information', body: 'Место на сессии вам ещё не назначено. Мы сообщим день, час и место; пока приходить никуда не нужно.' })}
          ${told && html`<p class="govuk-body">В уведомлении об аттестации назван день ${asRussianDate(told.on)}${told.time && `, ${told.time}`}, ${told.place}. Если он изменится, вам придёт уведомление об изменении.</p>`}`
  return html`${where}
    <h2 class="govuk-heading-m">Как пройдёт тестирование</h2>
    <ul class="govuk-list govuk-list--bullet">
      <li>Придите заранее: сначала устанавливают личность и объясняют правила.</li>
      <li>Возьмите с собой: ${testing.bring.join(', ')}.</li>
      <li>Нельзя пользоваться: ${testing.forbidden.join(', ')}. ${testing.removal === 'zero' && 'За нарушение удаляют с тестирования, и ставится 0 баллов.'}</li>
      <li>Нужно набрать не меньше ${asRussianNumber(testing.minimum_score)} баллов из ${asRussianNumber(testing.maximum_score)}.</li>
      <li>С результатом вас ознакомят под подпись: на бумаге или на этой странице.</li>
    </ul>
    <h2 class="govuk-heading-m">Если прийти не получится</h2>
    <p class="govuk-body">Напишите об этом заранее в разделе «Сообщения» дела и приложите подтверждение. ${testing.absence_for_good_reason === 'apply_again' ? 'Если причина уважительная, это заявление закроют без решения: можно сразу подать новое и пройти все этапы сначала.' : 'Если причина уважительная, вам назначат другой день.'} Без уважительной причины тестирование считается не пройденным.</p>`
}

/** What follows from the result, and what the applicant may do now. */
const afterOf = (desk: Desk, { actor }: ApplicantContext, mine: MyCase): Html | false => {
  const { pack, card } = mine
  const state = judgedState(mine)
  const test = 'test' in state ? state.test : undefined
  const missed = 'missed' in state ? state.missed : undefined
  if (pack.testing === null || (test === undefined && missed === undefined)) return false
  const heading = html`<h2 class="govuk-heading-m">Что дальше</h2>`
  if (test?.passed === true)
    return html`${heading}<p class="govuk-body">Вы допущены к следующему этапу – оценке портфолио. Представьте остальные документы к сроку, который назвала комиссия.</p>`
  if (test === undefined && missed?.goodReason === true)
    return pack.testing.absence_for_good_reason === 'another_day'
      ? html`${heading}<p class="govuk-body">Вам назначат другой день и сообщат о нём.</p>`
      : html`${heading}<p class="govuk-body">Это заявление закрыто без решения, отказа в нём нет. Можно сразу подать новое и пройти все этапы сначала.</p>
          ${actor.role === 'teacher' && linkButton('Подать новое заявление', paths.apply())}`
  const { clause, wait_years, same_category_only } = pack.after_refusal
  if ('decision' in state && state.decision !== undefined)
    return html`${heading}<p class="govuk-body">Оценки портфолио не было. <a class="govuk-link" href="${url(paths.applicationThing(card.line.id, 'why'))}">Что решила комиссия и почему</a></p>`
  return html`${heading}
    <ul class="govuk-list govuk-list--bullet">
      <li>К оценке портфолио не допускают. Решение примет аттестационная комиссия; о нём вам сообщат, приходить никуда не нужно.</li>
      <li>Если комиссия откажет, снова подать заявление на ${same_category_only ? 'ту же категорию' : 'категорию'} можно через ${wait_years === 1 ? 'год' : counted(wait_years, ['год', 'года', 'лет'])} после её решения.</li>
      <li>Если в балле или в отметке о неявке ошибка, напишите об этом <a class="govuk-link" href="${url(paths.applicationThing(card.line.id, 'messages'))}">в сообщениях дела</a>, не дожидаясь заседания.</li>
    </ul>
    ${citation(clauseView(clause, desk.app.law.cited(packRef(pack), clause)))}`
}

const resultOf = ({ csrf, actor }: ApplicantContext, mine: MyCase, seat: Seat | undefined): Html | false => {
  const { pack, card } = mine
  const { testing } = pack
  const state = judgedState(mine)
  if (testing === null) return false
  const zone = pack.authority.time_zone
  const test = 'test' in state ? state.test : undefined
  if (test === undefined) {
    const missed = 'missed' in state ? state.missed : undefined
    return (
      missed !== undefined &&
      banner({
        kind: missed.goodReason ? 'information' : 'warning',
        title: 'Вы не пришли на тестирование',
        body: html`<p class="govuk-body">${missed.reason}</p><p class="govuk-body">${missed.goodReason ? 'Причина признана уважительной.' : 'Причина не признана уважительной: тестирование считается не пройденным.'}</p>`,
      })
    )
  }
  return html`${summaryList([
    { name: 'Набрано баллов', value: `${asRussianNumber(test.score)} из ${asRussianNumber(testing.maximum_score)}` },
    { name: 'Нужно не меньше', value: asRussianNumber(testing.minimum_score) },
    {
      name: 'Результат',
      value: tag(test.passed ? { words: 'пройдено', tone: 'good' } : { words: 'не пройдено', tone: 'bad' }),
    },
    ...(seat === undefined
      ? []
      : [{ name: 'Когда и где', value: `${asRussianDate(seat.session.on)}, ${seat.session.place}` }]),
    ...(seat?.removedAt
      ? [{ name: 'Удаление', value: `${removalWords[seat.removedFor ?? 'other']}. ${seat.removalWords ?? ''}` }]
      : []),
    ...(seat?.acquainted && seat.acquaintedAt
      ? [
          {
            name: 'Ознакомление',
            value: `${acquaintedTitles[seat.acquainted]}, ${asRussianMoment(seat.acquaintedAt, zone)}`,
          },
        ]
      : []),
  ])}
  ${
    seat !== undefined &&
    seat.session.status === 'closed' &&
    seat.acquainted === null &&
    actor.role === 'teacher' &&
    form({
      action: paths.applicationThing(card.line.id, 'test'),
      csrf,
      filled: emptyForm,
      body: html`<p class="govuk-body">Подтвердите, что видели результат: отметка заменяет подпись в ведомости. Она означает только ознакомление; если вы не согласны с баллом, напишите об этом в разделе «Сообщения» дела.</p>${buttonGroup(button('Я ознакомлен(а) с результатом'))}`,
    })
  }`
}
