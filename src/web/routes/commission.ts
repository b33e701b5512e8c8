import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { endMember, seatMember } from '../../application/commission-roster.ts'
import { isUuid } from '../../application/my-case.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { rosterFindings } from '../../domain/commission/decide-agenda.ts'
import { duties } from '../../domain/commission/meeting-events.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { oneOf, requiredDate, ticked } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { type Filled, filledWith, readForm } from '../forms.ts'
import { html } from '../html.ts'
import { quorumWords } from '../meetings/attendance.ts'
import { dutyWords } from '../meetings/meeting-words.ts'
import { paths } from '../paths.ts'
import { packToday, todayIn } from '../region-day.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { checks } from '../views/check.ts'
import { dateField, selectField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { table } from '../views/table.ts'
import { tickField } from '../views/tick.ts'
import { asShortDate } from '../views/words.ts'

const seatSchema = z.object({
  person: z.uuid({ error: 'Выберите, кто входит в комиссию' }),
  duty: oneOf(duties, 'Выберите обязанность'),
  union: ticked(),
  since: requiredDate('Укажите, с какого дня'),
})
const endSchema = z.object({ until: requiredDate('Укажите последний день в комиссии') })

/** The commission as it is: who sits on it from which day, and whether the regulation recognises it as one. */
export const commissionRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.commission(),
    roles: ['secretary', 'supervisor', 'auditor'],
    handler: async context => {
      const filled = filledWith({ since: asShortDate(todayIn(desk, context.active.region)), duty: 'member' })
      return context.render(await commissionPage(desk, context, filled))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.commission(),
    roles: ['secretary'],
    handler: async context => {
      const read = readForm(seatSchema, context.body)
      if (!read.ok) return context.render(await commissionPage(desk, context, read.filled), 422)
      const { person, duty, union, since } = read.value
      if (!(await candidates(desk, context)).some(({ id }) => id === person)) throw new NotForYou()
      const member = { personId: person, duty, tradeUnion: union }
      const done = await seatMember(desk.app, by(context, read.once), member, since as PlainDate)
      if (isRefusal(done)) return context.render(await commissionPage(desk, context, read.filled, done), 422)
      return context.goTo(paths.commission(), { kind: 'success', words: 'Состав комиссии изменён.' })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.commissionMember(':id'),
    roles: ['secretary'],
    handler: async context => {
      const read = readForm(endSchema, context.body)
      const id = context.params.id ?? ''
      if (!isUuid(id)) throw new NotForYou()
      const around = filledWith({ since: asShortDate(todayIn(desk, context.active.region)), duty: 'member' })
      if (!read.ok)
        return context.render(await commissionPage(desk, context, { ...around, errors: read.filled.errors }), 422)
      const done = await endMember(desk.app, by(context, read.once), id, read.value.until as PlainDate)
      if (isRefusal(done)) return context.render(await commissionPage(desk, context, around, done), 422)
      return context.goTo(paths.commission(), {
        kind: 'success',
        words: 'Полномочия члена комиссии завершаются указанным днём.',
      })
    },
  })
}

type Context = PageContext<'secretary' | 'supervisor' | 'auditor'>

/** People with a role on the commission of the region who do not sit on it yet. */
const candidates = (desk: Desk, { active }: Pick<Context, 'active'>) => desk.reads.commissionCandidates(active.region)

const commissionPage = async (desk: Desk, context: Context, filled: Filled, refusal?: Refusal) => {
  const { region } = context.active
  const pack = packToday(desk, region)
  const today = todayIn(desk, region)
  const roster = await desk.reads.commissionOf(region, today)
  const keeps = context.actor.role === 'secretary'
  const known = keeps ? await candidates(desk, context) : []
  return {
    title: 'Состав комиссии',
    caption: pack.authority.commission_name,
    breadcrumbs: [{ label: 'Заседания', address: paths.meetings() }],
    errors: filled.errors,
    width: 'wide' as const,
    lead: quorumWords(pack, roster.length),
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      ${table({
        caption: `Состав на ${asShortDate(today)}`,
        captionVisible: true,
        empty: 'В комиссии никого нет.',
        columns: [
          { label: 'Кто' },
          { label: 'Обязанность' },
          { label: 'Профсоюз' },
          ...(keeps ? [{ label: 'Завершить полномочия' }] : []),
        ],
        rows: roster.map(({ personId, name, duty, tradeUnion }) => [
          name,
          dutyWords[duty],
          tradeUnion ? 'представитель' : '–',
          ...(keeps
            ? [
                form({
                  action: paths.commissionMember(personId),
                  csrf: context.csrf,
                  filled: filledWith({}),
                  body: html`<div class="house-row-form"><label class="govuk-visually-hidden" for="until-${personId}">Последний день: ${name}</label><input class="govuk-input govuk-input--width-10" id="until-${personId}" name="until" value="${asShortDate(today)}" inputmode="numeric">${button('Завершить', { kind: 'secondary' })}</div>`,
                }),
              ]
            : []),
        ]),
      })}
      ${checks(desk.app.law, packRef(pack), rosterFindings(roster, { pack }), 'Состав отвечает регламенту')}
      ${
        keeps &&
        html`<h2 class="govuk-heading-m">Ввести в состав или сменить обязанность</h2>
        ${
          known.length === 0
            ? html`<p class="govuk-body">Людей с ролью в комиссии этого региона нет: роли даёт администратор.</p>`
            : form({
                action: paths.commission(),
                csrf: context.csrf,
                filled,
                body: html`${selectField({ name: 'person', label: 'Кто', options: [{ value: '', label: 'Выберите человека' }, ...known.map(({ id, name }) => ({ value: id, label: name }))] }, filled)}
                  ${selectField({ name: 'duty', label: 'Обязанность', options: duties.map(value => ({ value, label: dutyWords[value] })) }, filled)}
                  ${tickField({ name: 'union', label: 'Представитель профессионального союза' }, filled)}
                  ${dateField({ name: 'since', label: 'С какого дня' }, filled)}
                  ${buttonGroup(button('Записать'))}`,
              })
        }`
      }`,
  }
}
