import type { FastifyInstance } from 'fastify'
import type { RegistryLine } from '../../application/reads/people.ts'
import { daysBetween, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { todayIn } from '../region-day.ts'
import { page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { linkButton } from '../views/form.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asShortDate, counted } from '../views/words.ts'

/** The registry of specialists: who may judge what, how long they have worked, how much they have in hand. */
export const expertsRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.experts(),
    roles: ['secretary', 'supervisor', 'auditor'],
    handler: async context => {
      const { region } = context.active
      const keeps = context.actor.role === 'secretary'
      const lines = await desk.reads.expertRegistry(region)
      return context.render(listPage(lines, todayIn(desk, region), keeps))
    },
  })
}

const listPage = (lines: readonly RegistryLine[], today: PlainDate, keeps: boolean) => ({
  title: 'Реестр специалистов',
  lead: 'Сведения, по которым система проверяет, кого можно назначить.',
  breadcrumbs: keeps ? [{ label: 'Экспертиза', address: paths.expertise() }] : [],
  width: 'wide' as const,
  body: html`${keeps && html`<div class="govuk-button-group">${linkButton('Добавить специалиста', paths.expert('new'))}</div>`}
    ${table({
      caption: 'Специалисты',
      empty: 'В реестре пока никого нет. Без специалистов группу не назначить.',
      columns: [
        { label: 'Специалист' },
        { label: 'Должности, которые оценивает' },
        { label: 'Квалификация' },
        { label: 'В работе', numeric: true },
        { label: 'Подписано', numeric: true },
        { label: 'Состояние' },
      ],
      rows: lines.map(line => [
        html`${keeps ? html`<a class="govuk-link" href="${url(paths.expert(line.profile.id))}">${line.name}</a>` : line.name}<div class="house-muted">${line.organisation}</div>`,
        positionsOf(line.profile.positions),
        html`<ul class="govuk-list house-facts">${facts(line, today).map(fact => html`<li>${fact}</li>`)}</ul>`,
        Number(line.open),
        Number(line.signed),
        tag(
          line.active
            ? { words: line.senior ? 'старший' : 'назначается', tone: line.senior ? 'active' : 'good' }
            : { words: 'не назначается', tone: 'neutral' },
        ),
      ]),
    })}`,
})

/** A few are read at a glance; a whole nomenclature is folded. */
const positionsOf = (positions: readonly string[]) =>
  positions.length <= 6
    ? positions.join(', ')
    : html`<details class="house-details"><summary>Должностей: ${positions.length}</summary>${positions.join(', ')}</details>`

export const educationWords = {
  vocational: 'среднее профессиональное',
  higher: 'высшее',
  higher_pedagogical: 'высшее педагогическое',
} as const

const facts = ({ profile }: RegistryLine, today: PlainDate): string[] => [
  `образование ${educationWords[profile.education]}`,
  `в образовании ${yearsSince(profile.inEducationSince, today)}`,
  profile.highestCategorySince === undefined
    ? 'высшей категории нет'
    : `высшая категория с ${asShortDate(profile.highestCategorySince)}`,
  ...(profile.candidateOfSciences ? [`кандидат наук${profile.worksAtUniversity ? ', вуз' : ''}`] : []),
  ...(profile.analysisSince === undefined ? [] : [`анализирует ${yearsSince(profile.analysisSince, today)}`]),
  `заключений без замечаний ${profile.cleanConclusions}`,
]

const yearsSince = (since: PlainDate, today: PlainDate): string =>
  counted(Math.max(0, Math.floor(daysBetween(since, today) / 365.25)), ['год', 'года', 'лет'])
