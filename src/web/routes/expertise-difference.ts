import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sayDifference } from '../../application/sheet-difference.ts'
import { disputedItems } from '../../domain/expertise/protocol.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { requiredWords } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { type JudgeContext, judges, type OpenSeat, openSeat } from '../expertise/open-seat.ts'
import { seatPage } from '../expertise/sheet-page.ts'
import { pointsWords } from '../expertise/sheet-result.ts'
import { sheetsFor } from '../expertise/sheet-work.ts'
import { emptyForm, type Filled, readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { textareaField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { table } from '../views/table.ts'

const schema = z.object({ words: requiredWords('Напишите, с чем вы не согласны', 2000) })

/** A later signer of a joint sheet says where they differ from it. */
export const expertiseDifferenceRoutes = (server: FastifyInstance, desk: Desk): void => {
  const path = paths.assessmentThing(':caseId', 'difference')
  page(server, {
    method: 'GET',
    path,
    roles: judges,
    handler: async context => {
      const open = await openSeat(desk, context, 'expertise.difference')
      return context.render(await differencePage(desk, context, open, emptyForm))
    },
  })

  page(server, {
    method: 'POST',
    path,
    roles: judges,
    handler: async context => {
      const open = await openSeat(desk, context, 'expertise.difference')
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(await differencePage(desk, context, open, read.filled), 422)
      const { id } = open.card.line
      const done = await sayDifference(desk.app, by(context, read.once), id, read.value.words)
      if (isRefusal(done)) return context.render(await differencePage(desk, context, open, read.filled, done), 422)
      const words = 'Ваше несогласие увидят коллега и секретарь комиссии.'
      return context.goTo(paths.assessment(id), { kind: 'success', words })
    },
  })
}

const differencePage = async (desk: Desk, context: JudgeContext, open: OpenSeat, filled: Filled, refusal?: Refusal) => {
  const { saved, first } = await sheetsFor(desk, context, open)
  if (open.pack.experts.scheme !== 'joint' || open.situation !== 'fill') throw new NotForYou()
  const { id } = open.card.line
  const items = first === undefined || saved === undefined ? [] : disputedItems([first.points, saved.points], 0)
  const titles = new Map(
    open.criteria?.sections.flatMap(section => section.criteria.map(({ code, title }) => [code, title] as const)),
  )
  return seatPage(
    desk,
    open,
    html`${refused(desk.app.law, open.card.state.pack, refusal)}
    ${table({
      caption: 'Где листы расходятся',
      captionVisible: true,
      empty:
        first === undefined
          ? 'Общий лист ещё никто не подписал: расходиться не с чем.'
          : 'Ваш лист с подписанным не расходится.',
      columns: [{ label: 'Показатель' }, { label: first?.name ?? 'Подписанный лист' }, { label: 'Вы' }],
      rows: items.map(code => [
        `${code} ${titles.get(code) ?? ''}`,
        pointsWords(first?.points[code]),
        pointsWords(saved?.points[code]),
      ]),
    })}
    ${
      items.length > 0 &&
      form({
        action: paths.assessmentThing(id, 'difference'),
        csrf: context.csrf,
        filled,
        body: html`${textareaField({ name: 'words', label: 'С чем вы не согласны и почему', rows: 4 }, filled)}
          ${buttonGroup(button('Сообщить'), html`<a class="govuk-link" href="${url(paths.assessment(id))}">Вернуться к листу</a>`)}`,
      })
    }`,
    { title: 'Несогласие с общим листом', heading: 'Несогласие с общим листом', errors: filled.errors },
  )
}
