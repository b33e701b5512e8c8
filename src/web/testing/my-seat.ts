import { judgedState, type MyCase } from '../../application/my-case.ts'
import { spanOf } from '../../domain/testing/session.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import type { Desk } from '../screens.ts'
import { asRussianDate, asRussianNumber } from '../views/words.ts'
import type { Testing } from './open-test.ts'

/** On the page of one's own case: the seat at the test, or its result, in one sentence with a way to the rest. */
export const mySeatNote = async (desk: Desk, mine: MyCase): Promise<Html | false> => {
  const { card, pack } = mine
  const note = pack.testing === null ? undefined : await noteOf(desk, mine, pack.testing)
  return (
    note !== undefined &&
    html`<section class="house-aside"><h2 class="govuk-heading-m">Профессиональное тестирование</h2>
    <p class="govuk-body">${note.words}</p>
    <p class="govuk-body"><a class="govuk-link" href="${url(paths.applicationThing(card.line.id, 'test'))}">${note.more}</a></p></section>`
  )
}

const noteOf = async (
  desk: Desk,
  mine: MyCase,
  { maximum_score, minimum_score }: Testing,
): Promise<{ words: string; more: string } | undefined> => {
  const state = judgedState(mine)
  const test = 'test' in state ? state.test : undefined
  if (test !== undefined)
    return {
      words: `Вы набрали ${asRussianNumber(test.score)} из ${asRussianNumber(maximum_score)}, нужно не меньше ${asRussianNumber(minimum_score)}: ${test.passed ? 'тестирование пройдено' : 'тестирование не пройдено'}.`,
      more: 'Результат тестирования и что дальше',
    }
  if (state.stage === 'testing') {
    const seat = await desk.reads.seatOfCase(mine.card.line.id)
    return {
      words:
        seat?.status === 'open'
          ? `Ваше место ${seat.place}: ${asRussianDate(seat.session.on)}, ${spanOf(seat.session)}, ${seat.session.place}.`
          : 'Место на тестировании вам ещё не назначено. Когда секретарь комиссии запишет вас на сессию, день, час и место появятся здесь.',
      more: 'Что взять с собой и как пройдёт тестирование',
    }
  }
  return (
    state.missed && {
      words: `Вы не пришли на тестирование. Причина признана ${state.missed.goodReason ? 'уважительной' : 'неуважительной: тестирование не пройдено'}.`,
      more: 'Что дальше',
    }
  )
}

/** On the page of one's own case: specialists who would not confirm the award, and what can be done about it. */
export const myAwardNote = async (desk: Desk, { card }: MyCase): Promise<Html | false> => {
  const { state } = card
  if (state.stage !== 'admitted' || state.path !== 'awards') return false
  const open = (await desk.reads.awardDoubts(card.line.id)).filter(({ settledAt }) => settledAt === null)
  return (
    open.length > 0 &&
    html`<section class="house-aside"><h2 class="govuk-heading-m">Награда пока не подтверждена</h2>
    ${open.map(({ reason }) => html`<p class="govuk-body">Специалист не подтвердил награду: ${reason}</p>`)}
    <p class="govuk-body">Ответственный сотрудник разберёт замечание. Вы можете дослать документ – кнопка «Дополнить документы» ниже. Если другого документа нет, заявление можно отозвать и подать новое на общих основаниях.</p></section>`
  )
}
