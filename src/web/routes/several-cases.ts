import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { oneOf } from '../answers.ts'
import { orderSeveral, type SeveralOrder, severalOrders } from '../desk/several.ts'
import { readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { linkButton } from '../views/form.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { counted } from '../views/words.ts'

const orders = Object.keys(severalOrders) as [SeveralOrder, ...SeveralOrder[]]
const schema = z.object({
  order: oneOf(orders, 'Выберите, что сделать'),
  case: z.preprocess(
    sent => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
    z.array(z.string()).min(1, { error: 'Отметьте хотя бы одно дело' }).max(50, { error: 'Не больше 50 дел сразу' }),
  ),
})

/** One order to several cases, and how it ended for each of them. */
export const severalCasesRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'POST',
    path: paths.severalCases(),
    roles: ['clerk'],
    handler: async context => {
      const read = readForm(schema, context.body)
      if (!read.ok)
        return context.render(
          {
            title: 'Ничего не сделано',
            width: 'reading',
            body: html`${read.filled.errors.map(({ message }) => html`<p class="govuk-body">${message}.</p>`)}${linkButton('Вернуться к делам', paths.queue())}`,
          },
          422,
        )
      const results = await orderSeveral(desk, context, read.value.case, read.value.order, read.once)
      const done = results.filter(result => result.done).length
      return context.render({
        title: 'Чем кончилось по каждому делу',
        width: 'wide',
        body: html`${banner({
          kind: done === results.length ? 'success' : 'warning',
          body: `Выполнено: ${done} из ${counted(results.length, ['дела', 'дел', 'дел'])}.`,
        })}
        ${table({
          caption: 'Результат по каждому делу',
          columns: [{ label: 'Заявитель' }, { label: 'Итог' }, { label: 'Пояснение' }],
          empty: '',
          rows: results.map(result => [
            html`<a class="govuk-link" href="${url(paths.case(result.id))}">${result.name}</a>`,
            tag(result.done ? { words: 'сделано', tone: 'good' } : { words: 'не сделано', tone: 'bad' }),
            html`${result.words}${result.clause && html` <span class="house-muted">(${result.clause})</span>`}`,
          ]),
        })}
        ${linkButton('Вернуться к делам', paths.queue())}`,
      })
    },
  })
}
