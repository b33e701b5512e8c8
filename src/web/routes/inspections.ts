import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { makeInspectionAct } from '../../application/region-papers.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { oneOf, optionalText, requiredDate, requiredText, requiredWords } from '../answers.ts'
import { regionPapers } from '../desk/region-papers.ts'
import { type Filled, filledWith, readForm } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday, todayIn } from '../region-day.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { dateField, radiosField, textareaField, textField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { asShortDate } from '../views/words.ts'

const inspectors = ['supervisor', 'auditor'] as const
type Context = PageContext<(typeof inspectors)[number]>

const schema = z.object({
  kind: oneOf(['planned', 'unplanned'], 'Выберите вид проверки'),
  from: requiredDate('Напишите, с какого дня проверяли'),
  to: requiredDate('Напишите, по какой день проверяли'),
  ground: requiredText('Напишите основание: план, приказ или обращение', 500),
  members: requiredWords('Назовите тех, кто проверял, по одному в строке', 2000),
  checked: requiredWords('Напишите, что проверено', 10_000),
  findings: optionalText(10_000),
  measures: optionalText(10_000),
})

/** Acts of planned and unplanned inspections (Penza reg п. 4.2, KBR reg п. 22): written here, kept as papers of the region. */
export const inspectionRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.inspections(),
    roles: inspectors,
    handler: async context => context.render(await inspectionsPage(desk, context)),
  })

  page(server, {
    method: 'POST',
    path: paths.inspections(),
    roles: inspectors,
    handler: async context => {
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(await inspectionsPage(desk, context, read.filled), 422)
      const { from, to, members, findings = '', measures = '', ...rest } = read.value
      const made = await makeInspectionAct(desk.app, by(context, read.once), {
        ...rest,
        ...{ from: from as PlainDate, to: to as PlainDate, findings, measures },
        members: members
          .split('\n')
          .map(line => line.trim())
          .filter(line => line !== ''),
      })
      if (isRefusal(made)) return context.render(await inspectionsPage(desk, context, read.filled, made), 422)
      return context.goTo(paths.paper(made.paperId), { kind: 'success', words: 'Акт составлен.' })
    },
  })
}

const inspectionsPage = async (desk: Desk, context: Context, typed?: Filled, refusal?: Refusal) => {
  const { region } = context.active
  const pack = packToday(desk, region)
  const rule = pack.documents.find(one => one.form === 'inspection_act')
  const today = todayIn(desk, region)
  const filled =
    typed ??
    filledWith({
      kind: 'planned',
      from: asShortDate(`${today.slice(0, 4)}-01-01` as PlainDate),
      to: asShortDate(today),
    })
  return {
    title: 'Проверки',
    caption: pack.authority.name,
    errors: filled.errors,
    width: 'reading' as const,
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      ${
        rule === undefined
          ? html`<p class="govuk-body">Регламент региона об актах проверок не говорит.</p>`
          : html`<h2 class="govuk-heading-m">${rule.title}</h2>${form({ action: paths.inspections(), csrf: context.csrf, filled, body: fields(filled) })}
            ${regionPapers('Составленные акты', await desk.reads.papersOfRegion(region, ['inspection_act']))}`
      }`,
  }
}

const fields = (filled: Filled): Html =>
  html`${radiosField(
    {
      name: 'kind',
      label: 'Вид проверки',
      options: [
        { value: 'planned', label: 'Плановая' },
        {
          value: 'unplanned',
          label: 'Внеплановая',
          hint: 'По обращению, жалобе или чтобы проверить, устранены ли нарушения',
        },
      ],
    },
    filled,
  )}
  ${dateField({ name: 'from', label: 'Проверенный период: с' }, filled)}
  ${dateField({ name: 'to', label: 'Проверенный период: по', hint: '' }, filled)}
  ${textField({ name: 'ground', label: 'Основание', hint: 'План проверок, приказ, обращение: с номером и датой' }, filled)}
  ${textareaField({ name: 'members', label: 'Кто проверял', hint: 'По одному в строке: должность, инициалы и фамилия', rows: 4 }, filled)}
  ${textareaField({ name: 'checked', label: 'Что проверено', hint: 'Дела, сроки, документы, обращения' }, filled)}
  ${textareaField({ name: 'findings', label: 'Выявленные недостатки', hint: 'Оставьте пустым, если недостатков нет' }, filled)}
  ${textareaField({ name: 'measures', label: 'Предложения по устранению', hint: '' }, filled)}
  ${buttonGroup(button('Составить акт'))}`
