import type { FastifyInstance } from 'fastify'
import type { NoticeLine } from '../../application/reads/papers.ts'
import type { CaseLine } from '../../application/reads/queue.ts'
import { statusWord } from '../../domain/case/status.ts'
import { roleTitles } from '../../domain/people/roles.ts'
import { filledWith } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { categoryWords } from '../views/category-words.ts'
import { selectField } from '../views/fields.ts'
import { button } from '../views/form.ts'
import { sections } from '../views/sections.ts'
import { stageTone } from '../views/stage-tone.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asRussianMoment, asShortDate } from '../views/words.ts'

/** A school's own teachers and the letters it got. */
export const schoolRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.ownTeachers(),
    roles: ['employer'],
    handler: async ({ active, query, render }) => {
      const school = await schoolOf(desk, active.organisationId)
      const lines = school === undefined ? [] : await desk.reads.casesOfEmployer(school.id)
      const show = query.show === 'open' || query.show === 'finished' ? query.show : 'all'
      const waiting = lines.filter(({ stage }) => stage === 'information_asked').length
      return render({
        title: 'Мои педагоги',
        caption: school?.fullName,
        width: 'wide',
        sections: schoolTabs('cases'),
        body: html`${
          school === undefined &&
          banner({
            kind: 'warning',
            body: 'Организация за вашей ролью не закреплена. Обратитесь к администратору министерства.',
          })
        }
        ${waiting > 0 && banner({ kind: 'information', body: `Дел, по которым запрошены сведения: ${waiting}. Откройте дело и посмотрите, спрашивают ли школу.` })}
        ${lines.length > 3 && filterForm(show)}
        ${casesTable(
          desk,
          lines.filter(({ finished }) => show === 'all' || finished === (show === 'finished')),
        )}`,
      })
    },
  })

  page(server, {
    method: 'GET',
    path: paths.schoolLetters(),
    roles: ['employer'],
    handler: async ({ active, render }) => {
      const school = await schoolOf(desk, active.organisationId)
      const letters = school === undefined ? [] : await desk.reads.noticesOfOrganisation(school.id)
      const { timeZone } = desk.app.law.calendar(active.region)
      return render({
        title: 'Письма',
        heading: 'Письма министерства',
        caption: school?.fullName,
        lead: school?.email
          ? `Те же письма уходят на почту ${school.email}.`
          : 'Почта организации в справочнике не указана: письма видны только здесь.',
        width: 'wide',
        sections: schoolTabs('letters'),
        body: lettersTable(letters, timeZone),
      })
    },
  })
}

export const schoolTabs = (current: 'cases' | 'letters') =>
  sections('Школа', [
    { label: 'Педагоги', address: paths.ownTeachers(), current: current === 'cases' },
    { label: 'Письма', address: paths.schoolLetters(), current: current === 'letters' },
  ])

const schoolOf = async (desk: Desk, id: string | undefined) =>
  id === undefined ? undefined : desk.reads.organisation(id)

const filterForm = (show: string) =>
  html`<form method="get" action="${url(paths.ownTeachers())}" class="house-inline-filter">${selectField(
    {
      name: 'show',
      label: 'Показать',
      options: [
        { value: 'all', label: 'Все' },
        { value: 'open', label: 'В работе' },
        { value: 'finished', label: 'Завершённые' },
      ],
    },
    filledWith({ show }),
  )}${button('Показать', { kind: 'secondary' })}</form>`

const casesTable = (desk: Desk, lines: readonly CaseLine[]) =>
  table({
    caption: 'Дела педагогов школы',
    columns: [
      { label: 'Педагог' },
      { label: 'На что подано' },
      { label: 'Подано' },
      { label: 'Состояние' },
      { label: 'Чей ход' },
      { label: 'Ближайший срок' },
    ],
    empty: 'Заявлений педагогов вашей школы здесь нет.',
    rows: lines.map(line => [
      html`<a class="govuk-link" href="${url(paths.schoolCase(line.id))}">${line.applicant}</a>`,
      html`${categoryWords[line.category]}<div class="house-muted">${line.position}</div>`,
      asShortDate(line.received),
      tag({ words: statusWord(line, desk.app.law.pack(line.pack)), tone: stageTone(line.stage, line.outcome) }),
      moverWords(line),
      line.nextDue === null
        ? '–'
        : html`${asShortDate(line.nextDue)}<div class="house-muted">${line.nextDueName}</div>`,
    ]),
  })

const moverWords = ({ mover, finished }: CaseLine): string =>
  finished || mover === null ? '–' : (Object.entries(roleTitles).find(([role]) => role === mover)?.[1] ?? mover)

const lettersTable = (letters: readonly NoticeLine[], timeZone: string) =>
  table({
    caption: 'Письма, новые сверху',
    columns: [{ label: 'Когда' }, { label: 'Письмо' }, { label: 'Документ' }],
    empty: 'Писем пока не было.',
    rows: letters.map(({ createdAt, subject, body, documentId }) => [
      asRussianMoment(createdAt, timeZone),
      html`<details class="house-details"><summary>${subject}</summary><p class="govuk-body house-preline">${body}</p></details>`,
      documentId === null ? '–' : html`<a class="govuk-link" href="${url(paths.paper(documentId))}">Открыть</a>`,
    ]),
  })
