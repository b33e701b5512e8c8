import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { NoticeLine } from '../../application/reads/papers.ts'
import { setReminders } from '../../application/school/enter.ts'
import { waitsOfSchool } from '../../application/school/waits.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { todayIn } from '../region-day.ts'
import { by, page } from '../route.ts'
import { waitsTable } from '../school/desk-page.ts'
import { noSchoolBanner, schoolHere } from '../school/school-here.ts'
import type { Chapter, Desk } from '../screens.ts'
import { button, form } from '../views/form.ts'
import { table } from '../views/table.ts'
import { asRussianMoment, counted } from '../views/words.ts'

/** What waits for a school, the letters it got, and whether it wants reminders. */
export const schoolRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.schoolDesk(),
    roles: ['employer'],
    handler: async context => {
      const school = await schoolHere(desk, context)
      const waits = school === undefined ? [] : await waitsOfSchool(desk.app, desk.reads, context.actor)
      return context.render({
        title: 'Что ждёт школу',
        caption: school?.fullName,
        lead:
          waits.length === 0
            ? undefined
            : `Ждёт ${counted(waits.length, ['дело', 'дела', 'дел'])}. Сверху то, у чего ближе срок.`,
        width: 'wide',
        body: html`${noSchoolBanner(school)}${school !== undefined && waitsTable(waits, todayIn(desk, context.actor.region))}`,
      })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.schoolLetters(),
    roles: ['employer'],
    handler: async context => {
      const school = await schoolHere(desk, context)
      const letters = school === undefined ? [] : await desk.reads.noticesOfOrganisation(school.id)
      const quiet = school === undefined ? true : (await desk.reads.schoolDesk(school.id)).quiet
      const { timeZone } = desk.app.law.calendar(context.active.region)
      return context.render({
        title: 'Письма',
        heading: 'Письма министерства',
        caption: school?.fullName,
        lead: school?.email
          ? `Те же письма уходят на почту ${school.email}.`
          : 'Почта организации в справочнике не указана: письма видны только здесь.',
        width: 'wide',
        body: html`${noSchoolBanner(school)}${lettersTable(letters, timeZone)}
          ${school?.email && remindersForm(context.csrf, quiet)}`,
      })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.schoolReminders(),
    roles: ['employer'],
    handler: async context => {
      const read = readForm(z.object({ wanted: z.enum(['yes', 'no']) }), context.body)
      if (!read.ok) throw new NotForYou()
      const wanted = read.value.wanted === 'yes'
      const done = await setReminders(desk.app, by(context, read.once), wanted)
      if (isRefusal(done)) throw new NotForYou()
      const words = wanted ? 'Напоминания будут приходить на почту школы.' : 'Напоминаний на почту больше не будет.'
      return context.goTo(paths.schoolLetters(), { kind: 'success', words })
    },
  })
}

/** A letter about several teachers, or sent by mail besides, stands once: as it was written last. */
const once = (letters: readonly NoticeLine[]): NoticeLine[] =>
  letters
    .filter(({ way, documentId, subject }) => way === 'account' || (documentId !== null && subject !== ''))
    .filter(
      ({ documentId }, at, all) => documentId === null || all.findIndex(one => one.documentId === documentId) === at,
    )

const lettersTable = (letters: readonly NoticeLine[], timeZone: string) =>
  table({
    caption: 'Письма, новые сверху',
    columns: [{ label: 'Когда' }, { label: 'Письмо' }, { label: 'Документ' }],
    empty: 'Писем пока не было.',
    rows: once(letters).map(({ createdAt, subject, body, documentId }) => [
      asRussianMoment(createdAt, timeZone),
      html`<details class="house-details"><summary>${subject}</summary><p class="govuk-body house-preline">${body}</p></details>`,
      documentId === null ? '–' : html`<a class="govuk-link" href="${url(paths.paper(documentId))}">Открыть</a>`,
    ]),
  })

const remindersForm = (csrf: string, quiet: boolean) =>
  html`<h2 class="govuk-heading-m">Напоминания</h2>
    <p class="govuk-body">${
      quiet
        ? 'Напоминания выключены. Новые запросы педагогов и министерства на почту всё равно приходят, но повторять их система не будет.'
        : 'Если от школы ждут ответа, система напомнит об этом письмом: не чаще раза в три рабочих дня и не больше трёх раз.'
    }</p>
    ${form({
      action: paths.schoolReminders(),
      csrf,
      filled: emptyForm,
      body: html`<input type="hidden" name="wanted" value="${quiet ? 'yes' : 'no'}">${button(quiet ? 'Присылать напоминания' : 'Не присылать напоминания', { kind: 'secondary' })}`,
    })}`
