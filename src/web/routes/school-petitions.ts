import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { PetitionLine } from '../../application/reads/school.ts'
import { startPetition } from '../../application/school/petition.ts'
import { teachersOfSchool } from '../../application/school/teachers.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { petitionCategories } from '../../domain/school/petition.ts'
import { oneOf, requiredText } from '../answers.ts'
import { type Filled, filledWith, readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday } from '../region-day.ts'
import { by, page } from '../route.ts'
import { noSchoolBanner, type SchoolContext, schoolHere } from '../school/school-here.ts'
import { petitionTag } from '../school/words.ts'
import type { Chapter, Desk } from '../screens.ts'
import { categoryWords } from '../views/category-words.ts'
import { radiosField, selectField } from '../views/fields.ts'
import { button, form, linkButton } from '../views/form.ts'
import { refused } from '../views/refused.ts'
import { table } from '../views/table.ts'
import { asRussianMoment } from '../views/words.ts'

const schema = z.object({
  teacher: requiredText('Выберите педагога', 60),
  category: oneOf(petitionCategories, 'Выберите категорию'),
})

const shows = { open: 'В работе', signed: 'Подписанные', ended: 'Отказанные и отозванные', all: 'Все' } as const
type Show = keyof typeof shows

/** Petitions of a school: the list with its states, and a new one for a teacher of the school. */
export const schoolPetitionRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.schoolPetitions(),
    roles: ['employer'],
    handler: async context => {
      const school = await schoolHere(desk, context)
      const show = (Object.keys(shows) as Show[]).find(one => one === context.query.show) ?? 'all'
      const all = school === undefined ? [] : await desk.reads.petitions({ organisationId: school.id })
      const { timeZone } = desk.app.law.calendar(context.active.region)
      return context.render({
        title: 'Ходатайства',
        caption: school?.fullName,
        lead: 'За категориями «педагог-методист» и «педагог-наставник» педагог обращается с ходатайством школы.',
        width: 'wide',
        body: html`${noSchoolBanner(school)}
          ${school !== undefined && linkButton('Написать ходатайство', paths.newSchoolPetition())}
          ${all.length > 3 && filterForm(show)}
          ${petitionsTable(
            all.filter(one => isShown(one, show)),
            timeZone,
          )}`,
      })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.newSchoolPetition(),
    roles: ['employer'],
    handler: async context => context.render(await newPage(desk, context, filledWith(context.query))),
  })

  page(server, {
    method: 'POST',
    path: paths.newSchoolPetition(),
    roles: ['employer'],
    handler: async context => {
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(await newPage(desk, context, read.filled), 422)
      const { teacher: teacherId, category } = read.value
      const done = await startPetition(desk.app, by(context, read.once), { teacherId, category })
      if (isRefusal(done)) return context.render(await newPage(desk, context, read.filled, done), 422)
      return context.goTo(paths.schoolPetition(done.petitionId))
    },
  })
}

const isShown = ({ status }: PetitionLine, show: Show): boolean => {
  if (show === 'all') return true
  if (show === 'signed') return status === 'signed'
  const ended = status === 'declined' || status === 'withdrawn'
  return show === 'ended' ? ended : !ended && status !== 'signed'
}

const filterForm = (show: Show) =>
  html`<form method="get" action="${url(paths.schoolPetitions())}" class="house-inline-filter">${selectField(
    { name: 'show', label: 'Показать', options: Object.entries(shows).map(([value, label]) => ({ value, label })) },
    filledWith({ show }),
  )}${button('Показать', { kind: 'secondary' })}</form>`

const petitionsTable = (lines: readonly PetitionLine[], timeZone: string) =>
  table({
    caption: 'Ходатайства школы',
    columns: [
      { label: 'Педагог' },
      { label: 'Категория' },
      { label: 'Номер' },
      { label: 'Изменено' },
      { label: 'Состояние' },
    ],
    empty: 'Ходатайств пока нет. Педагог может попросить о нём сам, или начните его здесь.',
    rows: lines.map(one => [
      html`<a class="govuk-link" href="${url(paths.schoolPetition(one.id))}">${one.teacher}</a><div class="house-muted">${one.position}</div>`,
      categoryWords[one.category],
      one.number === null ? '–' : `№ ${one.number}`,
      asRussianMoment(one.updatedAt, timeZone),
      petitionTag(one),
    ]),
  })

const newPage = async (desk: Desk, { actor, csrf }: SchoolContext, filled: Filled, refusal?: Refusal) => {
  const pack = packToday(desk, actor.region)
  const teachers =
    actor.organisationId === undefined
      ? []
      : await teachersOfSchool(desk.app, desk.reads, { organisationId: actor.organisationId, region: actor.region })
  return {
    title: 'Новое ходатайство',
    width: 'reading' as const,
    breadcrumbs: [{ label: 'Ходатайства', address: paths.schoolPetitions() }],
    errors: filled.errors,
    body:
      teachers.length === 0
        ? html`<div class="house-empty">Ходатайствовать пока не за кого: никто из педагогов не подавал заявления с вашей школой как местом работы и не просил ходатайства здесь.</div>`
        : html`${refused(desk.app.law, packRef(pack), refusal)}
          ${form({
            action: paths.newSchoolPetition(),
            csrf,
            filled,
            body: html`${selectField(
              {
                name: 'teacher',
                label: 'За кого ходатайствуете',
                options: [
                  { value: '', label: 'Выберите педагога' },
                  ...teachers.map(({ id, fullName, position }) => ({ value: id, label: `${fullName}, ${position}` })),
                ],
              },
              filled,
            )}
            ${radiosField(
              {
                name: 'category',
                label: 'Категория',
                options: petitionCategories.map(value => ({ value, label: categoryWords[value] })),
              },
              filled,
            )}
            ${button('Продолжить')}`,
          })}`,
  }
}
