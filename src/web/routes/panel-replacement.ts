import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { replaceExpert } from '../../application/panel.ts'
import { panelChoice } from '../../application/panel-choice.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { optionalText, requiredWords, wholeNumber } from '../answers.ts'
import { applicantOf, caseCrumbs } from '../desk/case-page.ts'
import { type DeskContext, type OpenCase, openCase } from '../desk/open-case.ts'
import { NotForYou } from '../errors.ts'
import { candidateOption, overLimitField, unfitList } from '../expertise/panel-form.ts'
import { emptyForm, type Filled, readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { radiosField, textareaField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { namesOf } from './panel.ts'

const schema = z.object({
  _seen: wholeNumber('Откройте страницу заново', 1, 1_000_000),
  out: z.uuid(),
  in: z.uuid({ error: 'Выберите, кто будет вместо него' }),
  reason: requiredWords('Напишите причину замены', 1000),
  over_limit: optionalText(1000),
})

/** Another specialist in the seat of one: after a conflict was declared, or for any other reason. */
export const panelReplacementRoutes = (server: FastifyInstance, desk: Desk): void => {
  const path = paths.panelThing(':id', 'replacement')
  page(server, {
    method: 'GET',
    path,
    roles: ['secretary'],
    handler: async context => {
      const open = await openCase(desk, context, 'panel.replacement')
      return context.render(await replacementPage(desk, context, open, context.query.out ?? '', emptyForm))
    },
  })

  page(server, {
    method: 'POST',
    path,
    roles: ['secretary'],
    handler: async context => {
      const open = await openCase(desk, context, 'panel.replace')
      const read = readForm(schema, context.body)
      const leaving = typeof read.filled.typed.out === 'string' ? read.filled.typed.out : ''
      const again = async (refusal?: Refusal) =>
        context.render(await replacementPage(desk, context, open, leaving, read.filled, refusal), 422)
      if (!read.ok) return again()
      const { _seen, out, reason } = read.value
      const seen = { caseId: open.card.line.id, version: _seen }
      const swap = { out, in: read.value.in, reason, overLimit: read.value.over_limit }
      const done = await replaceExpert(desk.app, by(context, read.once), seen, swap)
      if (isRefusal(done)) return again(done)
      return context.goTo(paths.panel(seen.caseId), { kind: 'success', words: 'Специалист заменён.' })
    },
  })
}

const replacementPage = async (
  desk: Desk,
  context: DeskContext,
  open: OpenCase,
  out: string,
  filled: Filled,
  refusal?: Refusal,
) => {
  const { card, pack, today } = open
  const leaving = card.seats.find(({ expertId }) => expertId === out)
  if (leaving === undefined) throw new NotForYou()
  const duty = leaving.duty === 'senior' ? 'senior' : 'main'
  const { candidates } = await panelChoice(desk.reads, pack, card, today)
  const free = candidates.filter(({ line }) => !card.seats.some(seat => seat.expertId === line.profile.id))
  const options = free.flatMap(one => candidateOption(one, duty))
  return {
    title: 'Замена специалиста',
    caption: applicantOf(open),
    breadcrumbs: [...caseCrumbs(open), { label: 'Специалисты', address: paths.panel(card.line.id) }],
    errors: filled.errors,
    width: 'reading' as const,
    lead: `Вместо: ${leaving.name}, ${leaving.organisation}`,
    body: html`${refused(desk.app.law, card.state.pack, refusal, await namesOf(desk, card.line.region))}
      ${
        options.length === 0
          ? html`<p class="govuk-body">В реестре нет свободных специалистов, которые подходят на это место. Дополните реестр или проверьте сведения о них.</p>`
          : form({
              action: paths.panelThing(card.line.id, 'replacement'),
              csrf: context.csrf,
              filled,
              body: html`<input type="hidden" name="_seen" value="${card.version}"><input type="hidden" name="out" value="${out}">
                ${radiosField({ name: 'in', label: 'Кто будет вместо него', options }, filled)}
                ${textareaField({ name: 'reason', label: 'Причина замены', rows: 3 }, filled)}
                ${overLimitField(free, filled)}
                ${buttonGroup(button('Заменить специалиста'), html`<a class="govuk-link" href="${url(paths.panel(card.line.id))}">Вернуться без изменений</a>`)}`,
            })
      }
      ${unfitList(desk.app.law, card.state.pack, pack, free)}`,
  }
}
