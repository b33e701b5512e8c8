import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  makeAdmittedList,
  makeQuestionnaire,
  makeTestSession,
  type PaperMade,
} from '../../application/region-papers.ts'
import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { type Pack, packRef } from '../../domain/regulations/pack.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import { requiredDate } from '../answers.ts'
import { regionPapers } from '../desk/region-papers.ts'
import { emptyForm, type Filled, filledWith, readForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday, todayIn } from '../region-day.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { dateField, radiosField, selectField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { asShortDate } from '../views/words.ts'

const readers = ['clerk', 'secretary', 'supervisor', 'auditor'] as const
const makers = ['clerk', 'secretary'] as const
type Context = PageContext<(typeof readers)[number]>

const listForms = ['admitted_list', 'test_sheet', 'quality_questionnaire'] as const satisfies Form[]

const admittedSchema = z.object({
  from: requiredDate('Напишите, с какого дня'),
  to: requiredDate('Напишите, по какой день'),
  meeting: z.union([z.uuid(), z.literal('')]).optional(),
  approver: z.string().optional(),
})
const testSchema = z.object({ on: requiredDate('Напишите день тестирования') })

/** What goes wrong on the page: which of its forms, with what was typed. */
type Trouble = { of: (typeof listForms)[number]; filled: Filled; refusal?: Refusal | undefined }

/** Papers made of many cases at once: the list of the admitted with the schedule, the sheet of a test session, the questionnaire. */
export const listRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.lists(),
    roles: readers,
    handler: async context => context.render(await listsPage(desk, context)),
  })

  const making = (
    path: string,
    of: Trouble['of'],
    make: (context: PageContext<(typeof makers)[number]>) => Promise<PaperMade | Trouble>,
  ): void =>
    page(server, {
      method: 'POST',
      path,
      roles: makers,
      handler: async context => {
        const made = await make(context)
        if ('of' in made) return context.render(await listsPage(desk, context, { ...made, of }), 422)
        return context.goTo(paths.paper(made.paperId), { kind: 'success', words: 'Документ составлен.' })
      },
    })

  making(paths.list('admitted'), 'admitted_list', async context => {
    const read = readForm(admittedSchema, context.body)
    if (!read.ok) return { of: 'admitted_list', filled: read.filled }
    const { from, to, meeting, approver } = read.value
    const asked = {
      from: from as PlainDate,
      to: to as PlainDate,
      meetingId: meeting || undefined,
      approverId: approver,
    }
    const made = await makeAdmittedList(desk.app, desk.reads, by(context, read.once), asked)
    return isRefusal(made) ? { of: 'admitted_list', filled: read.filled, refusal: made } : made
  })

  making(paths.list('test'), 'test_sheet', async context => {
    const read = readForm(testSchema, context.body)
    if (!read.ok) return { of: 'test_sheet', filled: read.filled }
    const made = await makeTestSession(desk.app, desk.reads, by(context, read.once), read.value.on as PlainDate)
    return isRefusal(made) ? { of: 'test_sheet', filled: read.filled, refusal: made } : made
  })

  making(paths.list('questionnaire'), 'quality_questionnaire', async context => {
    const { once, filled } = readForm(z.object({}), context.body)
    const made = await makeQuestionnaire(desk.app, by(context, once))
    return isRefusal(made) ? { of: 'quality_questionnaire', filled, refusal: made } : made
  })
}

const listsPage = async (desk: Desk, context: Context, trouble?: Trouble) => {
  const { region } = context.active
  const pack = packToday(desk, region)
  const makes = makers.some(role => role === context.actor.role)
  const sections = makes ? await Promise.all(listForms.map(of => section(desk, context, pack, of, trouble))) : []
  const offered = pack.documents.some(rule => listForms.some(one => one === rule.form))
  return {
    title: 'Списки и ведомости',
    caption: pack.authority.name,
    errors: trouble?.filled.errors ?? [],
    body: html`${refused(desk.app.law, packRef(pack), trouble?.refusal)}
      ${!offered && html`<p class="govuk-body">Регламент региона не требует списков допущенных, ведомостей тестирования и опросных форм. Заявления за период – в <a class="govuk-link" href="${url(paths.journal())}">журнале регистрации</a>.</p>`}
      ${sections}
      ${offered && regionPapers('Составленные документы', await desk.reads.papersOfRegion(region, listForms))}`,
  }
}

const section = async (desk: Desk, context: Context, pack: Pack, of: Trouble['of'], trouble?: Trouble) => {
  const rule = pack.documents.find(one => one.form === of)
  if (rule === undefined || (of === 'test_sheet' && pack.testing === null)) return false
  const filled = trouble?.of === of ? trouble.filled : undefined
  const fields = await fieldsOf(desk, context, pack, of, filled)
  return html`<section><h2 class="govuk-heading-m">${rule.title}</h2>
    ${form({ action: paths.list(things[of]), csrf: context.csrf, filled: filled ?? emptyForm, body: html`${fields}${buttonGroup(button('Составить'))}` })}</section>`
}

const things = { admitted_list: 'admitted', test_sheet: 'test', quality_questionnaire: 'questionnaire' } as const

const fieldsOf = async (
  desk: Desk,
  context: Context,
  pack: Pack,
  of: Trouble['of'],
  typed: Filled | undefined,
): Promise<Html | false> => {
  const today = todayIn(desk, pack.region)
  if (of === 'quality_questionnaire') return html`<p class="govuk-body">Чистый бланк, чтобы напечатать и раздать.</p>`
  if (of === 'test_sheet')
    return dateField({ name: 'on', label: 'День тестирования' }, typed ?? filledWith({ on: asShortDate(today) }))
  const meetings = (await desk.reads.meetingsOf(pack.region)).filter(({ stage }) => stage !== 'cancelled').slice(0, 30)
  const heads = (await desk.reads.commissionOf(pack.region, today)).filter(
    ({ duty }) => duty === 'chair' || duty === 'deputy_chair',
  )
  const filled =
    typed ??
    filledWith({
      from: asShortDate(today),
      to: asShortDate(addDays(today, 30)),
      ...(context.query.meeting && { meeting: context.query.meeting }),
      ...(heads[0] && { approver: heads[0].personId }),
    })
  return html`${dateField({ name: 'from', label: 'Аттестация назначена с', hint: 'День аттестации из уведомления' }, filled)}
    ${dateField({ name: 'to', label: 'Аттестация назначена по', hint: '' }, filled)}
    ${
      meetings.length > 0 &&
      selectField(
        {
          name: 'meeting',
          label: 'Или дела одного заседания',
          hint: 'Если выбрать заседание, период не учитывается',
          options: [
            { value: '', label: 'За период' },
            ...meetings.map(({ id, on, time }) => ({ value: id, label: `Заседание ${asShortDate(on)}, ${time}` })),
          ],
        },
        filled,
      )
    }
    ${
      heads.length > 0 &&
      radiosField(
        {
          name: 'approver',
          label: 'Кто утверждает',
          options: heads.map(({ personId, name, duty }) => ({
            value: personId,
            label: name,
            hint: duty === 'chair' ? 'председатель' : 'заместитель председателя',
          })),
        },
        filled,
      )
    }`
}
