import type { MyCase } from '../../application/my-case.ts'
import { addYears, asRussianDate } from '../../domain/calendar/plain-date.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { categoryWords } from './category-words.ts'
import { summaryCard } from './summary-list.ts'

/** The result once the commission has decided: from which day the category is in force, by which order, what to do next. */
export const resultOf = ({ card, pack }: MyCase): Html | false => {
  const { state } = card
  if (!('decision' in state) || state.decision === undefined) return false
  const { outcome, on, reason } = state.decision
  const order = 'order' in state ? state.order : undefined
  const published = 'published' in state ? state.published : undefined
  const { category, position } = state.application
  if (outcome === 'refused') {
    const again = addYears(on, pack.after_refusal.wait_years)
    return summaryCard('Решение комиссии', [
      { name: 'Решение', value: html`<strong>Отказано в установлении категории</strong>` },
      { name: 'Когда решено', value: asRussianDate(on) },
      { name: 'Причина', value: reason ?? '' },
      whyFact(card.line.id),
      {
        name: 'Снова можно подать',
        value: `с ${asRussianDate(again)}${pack.after_refusal.same_category_only ? ', эту же категорию; другую – в любой день' : ''}`,
      },
      {
        name: 'Не согласны',
        value: html`<a class="govuk-link" href="${url(paths.newRequest('complaint', { case: card.line.id }))}">Подать жалобу</a>`,
      },
    ])
  }
  const years = pack.categories.find(line => line.category === category)?.valid_years ?? null
  return summaryCard('Решение комиссии', [
    { name: 'Решение', value: html`<strong>${categoryWords[category]} категория установлена</strong>` },
    { name: 'Должность', value: position },
    // The category is dated by the decision, not by the order (196 п. 42).
    {
      name: 'Категория действует',
      value: html`<strong>с ${asRussianDate(on)}</strong>, со дня решения комиссии${years === null ? ', без срока' : `, по ${asRussianDate(addYears(on, years))}`}`,
    },
    whyFact(card.line.id),
    {
      name: 'Приказ',
      value: order === undefined ? 'Ещё не подписан' : orderWords(order, published, card.person.surname),
    },
    { name: 'Что дальше', value: nextSteps(card.line.id, published !== undefined) },
  ])
}

/** Item by item what counted: the applicant's right to understand the decision. */
const whyFact = (caseId: string) => ({
  name: 'Оценка',
  value: html`<a class="govuk-link" href="${url(paths.applicationThing(caseId, 'why'))}">Почему такая оценка</a>`,
})

const orderWords = (order: { number: string; signed: string }, published: string | undefined, surname: string) => {
  const words = `№ ${order.number} от ${order.signed.split('-').reverse().join('.')}`
  return published === undefined
    ? `${words}, ещё не опубликован`
    : html`${words}. <a class="govuk-link" href="${url(paths.publicPeople({ surname }))}">Найти в реестре приказов</a>`
}

const nextSteps = (caseId: string, isPublished: boolean): Html =>
  html`<ul class="govuk-list govuk-list--bullet">
    <li>${isPublished ? 'Покажите приказ работодателю: новая оплата положена со дня решения комиссии.' : 'Приказ подпишут и опубликуют, мы пришлём сообщение.'}</li>
    <li><a class="govuk-link" href="${url(paths.newRequest('extract', { case: caseId }))}">Заказать выписку или копию приказа</a></li>
    <li><a class="govuk-link" href="${url(paths.newRequest('correction', { case: caseId }))}">Исправить ошибку в документе</a></li>
  </ul>`
