import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { SessionLine } from '../../application/reads/testing.ts'
import { appointSession } from '../../application/testing/sessions.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { spanOf } from '../../domain/testing/session.ts'
import { emptyForm, type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday, todayIn } from '../region-day.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { testReaders } from '../testing/open-test.ts'
import { sittingFaults, sittingField, sittingFields, sittingFrom, sittingShape } from '../testing/session-form.ts'
import { sessionTag } from '../testing/words.ts'
import { textField } from '../views/fields.ts'
import { filtered } from '../views/filter.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'
import { pagination } from '../views/pagination.ts'
import { refused } from '../views/refused.ts'
import { sections } from '../views/sections.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asShortDate } from '../views/words.ts'

/** «Тестирование»: sessions that lie ahead and those that were, and the appointment of a new one. */
export const testingRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.tests(),
    roles: testReaders,
    handler: async context => context.render(await listPage(desk, context)),
  })

  page(server, {
    method: 'GET',
    path: paths.newTest(),
    roles: ['secretary'],
    handler: async context => {
      const pack = packToday(desk, context.active.region)
      if (pack.testing === null) return context.render(noTesting)
      const filled = filledWith({ time: '10:00', minutes: '120', place: pack.authority.city, seats: '12' })
      return context.render(await newPage(desk, context, filled))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.newTest(),
    roles: ['secretary'],
    handler: async context => {
      const again = async (filled: Filled, refusal?: Refusal) =>
        context.render(await newPage(desk, context, filled, refusal), 422)
      const read = readForm(z.object(sittingShape), context.body)
      if (!read.ok) return again(read.filled)
      const faults = sittingFaults(read.value)
      if (faults.length > 0) return again(withErrors(read.filled, ...faults))
      const done = await appointSession(desk.app, by(context, read.once), sittingFrom(read.value))
      if (isRefusal(done)) {
        const field = sittingField[done.refused]
        return field === undefined
          ? again(read.filled, done)
          : again(withErrors(read.filled, { field, message: done.because }))
      }
      const words = 'Сессия назначена. Запишите на неё тех, чьи дела ждут тестирования.'
      return context.goTo(paths.test(done.sessionId), { kind: 'success', words })
    },
  })
}

const noTesting = {
  title: 'Тестирование',
  body: html`<div class="house-empty">Регламент региона не предусматривает профессионального тестирования.</div>`,
}

const listPage = async (desk: Desk, context: PageContext<(typeof testReaders)[number]>) => {
  const { region } = context.active
  const pack = packToday(desk, region)
  if (pack.testing === null) return noTesting
  const today = todayIn(desk, region)
  const when = context.query.when === 'past' ? 'past' : 'ahead'
  const search = context.query.search?.trim().slice(0, 100) || undefined
  const own = context.query.own === 'yes' && context.actor.role === 'clerk' ? 'yes' : undefined
  const found = await desk.reads.testSessions({
    ...{ region, when, search, after: context.query.after },
    conductorId: own && context.actor.personId,
  })
  const waiting = await desk.reads.casesToSeat({ region })
  const keeps = context.actor.role === 'secretary'
  const at = (more: Record<string, string | undefined>) =>
    paths.tests({ when: when === 'past' ? 'past' : undefined, search, own, ...more })
  return {
    title: 'Тестирование',
    lead: 'Сессии профессионального тестирования – первого этапа аттестации',
    width: 'wide' as const,
    sections: sections('Сессии', [
      { label: 'Предстоят и идут', address: paths.tests(), current: when === 'ahead' },
      { label: 'Прошли', address: paths.tests({ when: 'past' }), current: when === 'past' },
    ]),
    body: html`${keeps && buttonGroup(linkButton('Назначить сессию', paths.newTest()))}
      ${waiting.length > 0 && html`<p class="govuk-body">Ждут тестирования и никуда не записаны: ${waiting.length >= 300 ? 'больше 300' : waiting.length}. ${keeps && 'Их записывают на странице сессии.'}</p>`}
      ${filtered({
        action: paths.tests(),
        clear: at({ search: undefined, own: undefined }),
        fields: html`${when === 'past' && html`<input type="hidden" name="when" value="past">`}
          ${textField({ name: 'search', label: 'Место или кто проводит', type: 'search' }, filledWith({ search: search ?? '' }))}
          ${context.actor.role === 'clerk' && html`<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="own" type="checkbox" name="own" value="yes" ${own && html`checked`}><label class="govuk-label govuk-checkboxes__label" for="own">Только те, что провожу я</label></div></div>`}`,
        chosen: [
          ...(search === undefined ? [] : [{ words: `«${search}»`, remove: at({ search: undefined }) }]),
          ...(own === undefined ? [] : [{ words: 'провожу я', remove: at({ own: undefined }) }]),
        ],
        list: html`${sessionTable(
          found.rows,
          today,
          search !== undefined || own !== undefined
            ? 'Под отбор ничего не подошло.'
            : when === 'past'
              ? 'Прошедших сессий пока нет.'
              : `Назначенных сессий нет. ${keeps ? 'Назначьте сессию, чтобы записать на неё людей.' : 'Сессии назначает секретарь комиссии.'}`,
        )}${pagination({
          previous: found.previous && at({ after: found.previous }),
          next: found.next && at({ after: found.next }),
        })}`,
      })}`,
  }
}

const sessionTable = (lines: readonly SessionLine[], today: string, empty: string) =>
  table({
    caption: 'Сессии',
    empty,
    columns: [
      { label: 'День' },
      { label: 'Место' },
      { label: 'Проводит' },
      { label: 'Записано', numeric: true },
      { label: 'Состояние' },
    ],
    rows: lines.map(line => [
      html`<a class="govuk-link" href="${url(paths.test(line.id))}">${asShortDate(line.on)}, ${spanOf(line)}</a>`,
      line.place,
      line.conductor,
      `${line.taken} из ${line.seats}`,
      tag(sessionTag(line, today)),
    ]),
  })

const newPage = async (desk: Desk, context: PageContext<'secretary'>, filled: Filled, refusal?: Refusal) => {
  const { region } = context.active
  const pack = packToday(desk, region)
  return {
    title: 'Назначить сессию тестирования',
    breadcrumbs: [{ label: 'Тестирование', address: paths.tests() }],
    width: 'reading' as const,
    errors: filled.errors,
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      ${form({
        action: paths.newTest(),
        csrf: context.csrf,
        filled: filled.errors.length > 0 ? filled : { ...emptyForm, typed: filled.typed },
        body: html`${sittingFields(await desk.reads.conductors(region), filled)}
          ${buttonGroup(button('Назначить сессию'), html`<a class="govuk-link" href="${url(paths.tests())}">Вернуться к списку</a>`)}`,
      })}`,
  }
}
