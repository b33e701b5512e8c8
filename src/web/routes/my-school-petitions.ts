import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { askPetition } from '../../application/school/petition.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { petitionCategories } from '../../domain/school/petition.ts'
import { oneOf, optionalText, requiredText } from '../answers.ts'
import { type Filled, filledWith, readForm } from '../forms.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday } from '../region-day.ts'
import { by, type PageContext, page } from '../route.ts'
import { schoolField, schoolSearch, schoolsToChoose } from '../school/choose-school.ts'
import type { Chapter, Desk } from '../screens.ts'
import { categoryWords } from '../views/category-words.ts'
import { radiosField, selectField, textareaField } from '../views/fields.ts'
import { button, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'

const schema = z.object({
  organisation: requiredText('Выберите школу, в которой работаете', 60),
  category: oneOf(petitionCategories, 'Выберите категорию'),
  position: requiredText('Выберите должность', 200),
  words: optionalText(2000),
})

/** A teacher asks the own school for a petition. */
export const mySchoolPetitionRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.newMyPetition(),
    roles: ['teacher'],
    handler: async context => {
      const places = await desk.app.storage.write(async tx => ({
        all: await tx.school.workplaces(context.actor.personId, context.active.region),
      }))
      const position = 'all' in places ? (places.all[0]?.position ?? '') : ''
      return context.render(await askPage(desk, context, filledWith({ position })))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.newMyPetition(),
    roles: ['teacher'],
    handler: async context => {
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(await askPage(desk, context, read.filled), 422)
      const { organisation: organisationId, ...value } = read.value
      const asked = { ...value, organisationId, region: context.active.region }
      const done = await askPetition(desk.app, by(context, read.once), asked)
      if (isRefusal(done)) return context.render(await askPage(desk, context, read.filled, done), 422)
      return context.goTo(paths.mySchool(), {
        kind: 'success',
        words: 'Просьба отправлена школе. О решении придёт сообщение.',
      })
    },
  })
}

const askPage = async (desk: Desk, context: PageContext<'teacher'>, filled: Filled, refusal?: Refusal) => {
  const { actor, active, csrf, query } = context
  const pack = packToday(desk, active.region)
  const schools = await schoolsToChoose(desk, { personId: actor.personId, region: active.region }, query.search ?? '')
  return {
    title: 'Попросить ходатайство',
    lead: 'Школа опишет вашу методическую или наставническую работу и приложит протокол педагогического совета. Действующая высшая категория обязательна.',
    width: 'reading' as const,
    breadcrumbs: [{ label: 'Школа', address: paths.mySchool() }],
    errors: filled.errors,
    body: html`${refused(desk.app.law, packRef(pack), refusal)}
      ${schoolSearch(paths.newMyPetition(), schools)}
      ${form({
        action: paths.newMyPetition(),
        csrf,
        filled,
        body: html`${schoolField(schools, filled)}
          ${radiosField({ name: 'category', label: 'Категория', options: petitionCategories.map(value => ({ value, label: categoryWords[value] })) }, filled)}
          ${selectField(
            {
              name: 'position',
              label: 'Ваша должность',
              options: [
                { value: '', label: 'Выберите должность' },
                ...desk.app.law.nomenclature.map(value => ({ value, label: value })),
              ],
            },
            filled,
          )}
          ${textareaField({ name: 'words', label: 'Что важно знать школе', hint: 'По желанию: чем руководили, кому помогали, где протокол', rows: 4 }, filled)}
          ${button('Попросить')}`,
      })}`,
  }
}
