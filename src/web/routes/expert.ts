import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { keepExpert, type Newcomer } from '../../application/expert-registry.ts'
import type { ExpertCard } from '../../application/reads/registry.ts'
import { isUuid } from '../../application/uuid.ts'
import { checkNamePart } from '../../domain/people/names.ts'
import { checkSnils } from '../../domain/people/snils.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { optionalText, requiredText } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { expertFields, expertFrom, expertShape, positionFaults, typedExpert } from '../expertise/expert-form.ts'
import { type FieldError, type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday } from '../region-day.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { textField } from '../views/fields.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'

const schema = z.object(expertShape)
const newcomerSchema = z.object({
  snils: requiredText('Укажите СНИЛС: 11 цифр, например 112-233-445 95', 30),
  surname: requiredText('Укажите фамилию', 60),
  name: requiredText('Укажите имя', 60),
  patronymic: optionalText(60),
  ...expertShape,
})
type Context = PageContext<'secretary'>

/** A line of the registry: facts of a specialist, or a new one. */
export const expertRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.expert(':id'),
    roles: ['secretary'],
    handler: async context => {
      const line = await lineOf(desk, context)
      const filled = filledWith(line === undefined ? { active: 'yes', clean: '0' } : typedExpert(line))
      return context.render(await expertPage(desk, context, line, filled))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.expert(':id'),
    roles: ['secretary'],
    handler: async context => {
      const line = await lineOf(desk, context)
      const read = line === undefined ? readForm(newcomerSchema, context.body) : readForm(schema, context.body)
      const again = async (filled: Filled, refusal?: Refusal) =>
        context.render(await expertPage(desk, context, line, filled, refusal), 422)
      if (!read.ok) return again(read.filled)
      const newcomer = line === undefined ? newcomerFrom(read.value as z.output<typeof newcomerSchema>) : undefined
      const faults = [
        ...(newcomer === undefined || 'faults' in newcomer === false ? [] : newcomer.faults),
        ...positionFaults(read.value.positions, desk.app.law.nomenclature),
      ]
      if (faults.length > 0 || (newcomer !== undefined && 'faults' in newcomer))
        return again(withErrors(read.filled, ...faults))
      const facts = expertFrom(line?.line.profile.id ?? '', read.value)
      const done = await keepExpert(desk.app, by(context, read.once), facts, newcomer)
      if (isRefusal(done)) return again(read.filled, done)
      return context.goTo(paths.expertCard(done.id), { kind: 'success', words: 'Сведения о специалисте записаны.' })
    },
  })
}

/** Undefined for a new specialist; NotForYou for one of another region. */
const lineOf = async (desk: Desk, { params, active }: Context): Promise<ExpertCard | undefined> => {
  const { id = '' } = params
  if (id === 'new') return undefined
  const card = isUuid(id) ? await desk.reads.expertCard(id) : undefined
  if (card === undefined || card.region !== active.region) throw new NotForYou()
  return card
}

const newcomerFrom = (typed: z.output<typeof newcomerSchema>): Newcomer | { faults: FieldError[] } => {
  const { snils, surname, name, patronymic = '' } = typed
  const checked = {
    snils: checkSnils(snils),
    surname: checkNamePart('surname', surname),
    name: checkNamePart('name', name),
    patronymic: checkNamePart('patronymic', patronymic),
  }
  const faults = Object.entries(checked).flatMap(([field, answer]) =>
    'wrong' in answer ? [{ field, message: answer.wrong }] : [],
  )
  if (faults.length > 0) return { faults }
  return { snils: snils.replace(/\D/g, ''), surname, name, patronymic: patronymic === '' ? null : patronymic }
}

const expertPage = async (
  desk: Desk,
  context: Context,
  line: ExpertCard | undefined,
  filled: Filled,
  refusal?: Refusal,
) => {
  const { region } = context.active
  const chosen = typeof filled.typed.organisation === 'string' ? filled.typed.organisation : ''
  const own = isUuid(chosen) ? await desk.reads.organisation(chosen) : undefined
  const find = context.query.find ?? ''
  const found = find === '' && own !== undefined ? [] : await desk.reads.organisationsSearch(region, find)
  const organisations = [...(own?.region === region ? [own] : []), ...found.filter(({ id }) => id !== own?.id)]
  const address = paths.expert(line?.line.profile.id ?? 'new')
  return {
    title: line?.line.name ?? 'Новый специалист',
    breadcrumbs: [
      { label: 'Реестр специалистов', address: paths.experts() },
      ...(line === undefined ? [] : [{ label: line.line.name, address: paths.expertCard(line.line.profile.id) }]),
    ],
    errors: filled.errors,
    width: 'reading' as const,
    body: html`${refused(desk.app.law, packRef(packToday(desk, region)), refusal)}
      <form method="get" action="${url(address)}" class="house-inline-filter">${textField({ name: 'find', label: 'Найти место работы', hint: 'Часть названия', width: 20 }, filledWith({ find }))}${button('Найти', { kind: 'secondary' })}</form>
      ${form({
        action: address,
        csrf: context.csrf,
        filled,
        body: html`${
          line === undefined &&
          html`${textField({ name: 'snils', label: 'СНИЛС', width: 20, inputmode: 'numeric' }, filled)}
          ${textField({ name: 'surname', label: 'Фамилия' }, filled)}${textField({ name: 'name', label: 'Имя' }, filled)}${textField({ name: 'patronymic', label: 'Отчество (если есть)' }, filled)}`
        }
        ${expertFields(organisations, filled)}
        ${buttonGroup(button('Записать'), html`<a class="govuk-link" href="${url(line === undefined ? paths.experts() : paths.expertCard(line.line.profile.id))}">Вернуться без изменений</a>`)}`,
      })}`,
  }
}
