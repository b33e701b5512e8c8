import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { momentIn } from '../../application/app.ts'
import { csvOf } from '../../application/csv.ts'
import { journalKeepers, makeJournal } from '../../application/journal-document.ts'
import type { JournalLine } from '../../application/reads/queue.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { statusWord } from '../../domain/case/status.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { optionalDate } from '../answers.ts'
import { type Filled, readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { categoryWords, channelTitles } from '../views/category-words.ts'
import { dateField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { table } from '../views/table.ts'
import { asShortDate, counted } from '../views/words.ts'
import { regionPack } from './cases.ts'

const readersOfJournal = ['clerk', 'secretary', 'supervisor', 'auditor'] as const
const onPage = 500
const inFile = 20_000

/** The journal of registration («журнал регистрации», «книга учёта»): a table to print and a file for a spreadsheet. */
export const journalRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.journal(),
    roles: readersOfJournal,
    handler: async context => journalPage(desk, context, periodOf(desk, context, context.query)),
  })

  page(server, {
    method: 'POST',
    path: paths.journalPaper(),
    roles: journalKeepers,
    handler: async context => {
      const period = periodOf(desk, context, context.body)
      if (period.filled.errors.length > 0) return journalPage(desk, context, period)
      const { once } = readForm(schema, context.body)
      const made = await makeJournal(desk.app, desk.reads, by(context, once), period)
      if (isRefusal(made)) return journalPage(desk, context, period, made)
      return context.goTo(paths.paper(made.paperId), { kind: 'success', words: 'Документ составлен.' })
    },
  })
  page(server, {
    method: 'GET',
    path: paths.journalFile(),
    roles: readersOfJournal,
    handler: async context => {
      const { from, to } = periodOf(desk, context, context.query)
      const lines = await desk.reads.registrationJournal({ region: context.actor.region, from, to, limit: inFile })
      await desk.accessLog.record({
        accountId: context.session.account.id,
        role: context.actor.role,
        action: 'journal.file',
        objectId: `${context.actor.region} ${from}–${to}`,
        at: desk.app.clock.now(),
      })
      return context.reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="journal-${from}-${to}.csv"`)
        .type('text/csv; charset=utf-8')
        .send(csvOf([headings, ...lines.map(line => cells(desk, line))]))
    },
  })
}

const journalPage = async (desk: Desk, context: Context, { from, to, filled }: Period, refusal?: Refusal) => {
  const pack = regionPack(desk, context)
  const asked = { from: asShortDate(from), to: asShortDate(to) }
  const lines = await desk.reads.registrationJournal({ region: context.actor.region, from, to, limit: onPage + 1 })
  const shown = lines.slice(0, onPage)
  const keeps = journalKeepers.some(role => role === context.actor.role)
  return context.render(
    {
      title: 'Журнал регистрации',
      caption: pack.authority.name,
      lead: `Заявления, поступившие с ${asked.from} по ${asked.to}: ${lines.length > onPage ? `больше ${onPage}` : counted(lines.length, ['заявление', 'заявления', 'заявлений'])}.`,
      width: 'wide',
      errors: filled.errors,
      body: html`${refused(desk.app.law, packRef(pack), refusal)}
        <form method="get" action="${url(paths.journal())}" class="house-inline-filter" novalidate>
          ${dateField({ name: 'from', label: 'С какого дня', hint: '' }, filled)}
          ${dateField({ name: 'to', label: 'По какой день', hint: '' }, filled)}
          <button class="govuk-button" type="submit">Показать</button>
          <a class="govuk-link" href="${url(paths.journalFile(asked))}">Скачать для таблиц (CSV)</a>
        </form>
        ${keeps && lines.length > 0 && paperForm(context, asked)}
        ${lines.length > onPage && html`<p class="govuk-body">Показаны первые ${onPage}. Сузьте период или скачайте файл: в нём весь список.</p>`}
        ${table({
          caption: 'Журнал регистрации заявлений',
          narrow: 'scroll',
          columns: headings.map(label => ({ label })),
          empty: 'За этот период заявлений не поступало.',
          rows: shown.map(line => {
            const [number, ...rest] = cells(desk, line)
            return [
              html`<a class="govuk-link" href="${url(paths.case(line.id))}">${number || 'без номера'}</a>`,
              ...rest,
            ]
          }),
        })}`,
    },
    filled.errors.length > 0 || refusal !== undefined ? 422 : 200,
  )
}

/** The paper is made of the period that is shown, not of one still being typed. */
const paperForm = ({ csrf }: Context, { from, to }: { from: string; to: string }) =>
  form({
    action: paths.journalPaper(),
    csrf,
    body: html`<input type="hidden" name="from" value="${from}"><input type="hidden" name="to" value="${to}">
      ${buttonGroup(button('Журнал как документ', { kind: 'secondary' }))}`,
  })

const headings = [
  'Номер',
  'Поступило',
  'Зарегистрировано',
  'Заявитель',
  'Должность',
  'Место работы',
  'Категория',
  'Как подано',
  'Состояние',
]

const cells = (desk: Desk, line: JournalLine): string[] => [
  line.number ?? '',
  asShortDate(line.received),
  line.registered === null ? '' : asShortDate(line.registered),
  line.applicant,
  line.position,
  line.organisation,
  categoryWords[line.category],
  channelTitles[line.channel],
  statusWord(line, desk.app.law.pack(line.pack)),
]

const schema = z.object({ from: optionalDate(), to: optionalDate() })

type Context = PageContext<(typeof readersOfJournal)[number]>
type Period = { from: PlainDate; to: PlainDate; filled: Filled }

/** The asked period; this month to today when nothing is asked, and while a day is not readable. */
const periodOf = (desk: Desk, context: Context, asked: unknown): Period => {
  const { date: today } = momentIn(desk.app, regionPack(desk, context).authority.time_zone)
  const read = readForm(schema, asked)
  const from = (read.ok ? read.value.from : undefined) ?? `${today.slice(0, 8)}01`
  const to = (read.ok ? read.value.to : undefined) ?? today
  const shown = { from: asShortDate(from), to: asShortDate(to) }
  return {
    from: from as PlainDate,
    to: to as PlainDate,
    filled: { typed: { ...shown, ...read.filled.typed }, errors: read.filled.errors },
  }
}
