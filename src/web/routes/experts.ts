import type { FastifyInstance } from 'fastify'
import { csvOf } from '../../application/csv.ts'
import type { RegistryLine } from '../../application/reads/people.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { cleanOf, educationTitles, highestSince } from '../../domain/expertise/expert.ts'
import { leaveAt } from '../../domain/expertise/house-rules.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { loadTag, yearsSince } from '../experts/expert-words.ts'
import { registryChosen, registryFields } from '../experts/registry-filter.ts'
import {
  admitted,
  type RegistryAsked,
  registryAddress,
  registryAsked,
  registryFound,
  registryOnPage,
  registryPage,
  registrySort,
} from '../experts/registry-question.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { packToday, todayIn } from '../region-day.ts'
import { page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { filtered } from '../views/filter.ts'
import { linkButton } from '../views/form.ts'
import { pagination } from '../views/pagination.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asShortDate, counted } from '../views/words.ts'

export const registryReaders = ['secretary', 'supervisor', 'auditor'] as const

/** The registry of specialists: who may judge what, who may sit where, how much they have in hand. */
export const expertsRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.experts(),
    roles: registryReaders,
    handler: async context => {
      const { region } = context.active
      const lines = await desk.reads.expertRegistry(region)
      const view: Listed = {
        lines,
        asked: registryAsked(context.query),
        pack: packToday(desk, region),
        today: todayIn(desk, region),
        keeps: context.actor.role === 'secretary',
      }
      return context.render(listPage(view))
    },
  })

  page(server, {
    method: 'GET',
    path: paths.expertsFile(),
    roles: registryReaders,
    handler: async context => {
      const { region } = context.active
      const [pack, today] = [packToday(desk, region), todayIn(desk, region)]
      const found = registryFound(await desk.reads.expertRegistry(region), registryAsked(context.query), pack, today)
      await desk.accessLog.record({
        accountId: context.session.account.id,
        role: context.actor.role,
        action: 'experts.file',
        objectId: region,
        at: desk.app.clock.now(),
      })
      return context.reply
        .type('text/csv; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment; filename="experts.csv"')
        .send(csvOf([fileHead, ...found.map(line => fileRow(line, pack, today))]))
    },
  })
}

type Listed = { lines: readonly RegistryLine[]; asked: RegistryAsked; pack: Pack; today: PlainDate; keeps: boolean }

const listPage = ({ lines, asked, pack, today, keeps }: Listed) => {
  const found = registryFound(lines, asked, pack, today)
  const number = Math.min(registryPage(asked), Math.max(1, Math.ceil(found.length / registryOnPage)))
  const shown = found.slice((number - 1) * registryOnPage, number * registryOnPage)
  const sort = registrySort(asked)
  const turn = (to: number): string => registryAddress(asked, { page: String(to) })
  return {
    title: 'Реестр специалистов',
    lead: 'Сведения, по которым система проверяет, кого и куда можно назначить.',
    breadcrumbs: keeps ? [{ label: 'Экспертиза', address: paths.expertise() }] : [],
    width: 'wide' as const,
    body: html`<div class="govuk-button-group">${keeps && linkButton('Добавить специалиста', paths.expert('new'))}
      ${lines.length > 0 && html`<a class="govuk-link" href="${url(paths.expertsFile({ ...asked, page: undefined }))}">Скачать таблицей (CSV)</a>`}</div>
      ${filtered({
        action: paths.experts(),
        clear: paths.experts(),
        chosen: registryChosen(asked),
        fields: registryFields(asked, lines),
        list: html`${table({
          caption: 'Специалисты',
          empty:
            lines.length === 0
              ? 'В реестре пока никого нет. Без специалистов группу не назначить.'
              : html`По этому отбору никого нет. <a class="govuk-link" href="${url(paths.experts())}">Показать всех, кто назначается</a>`,
          columns: [
            {
              label: 'Специалист',
              sort: registryAddress(asked, { sort: 'name' }),
              sorted: sort === 'name' ? 'ascending' : undefined,
            },
            { label: 'Оценивает' },
            { label: 'Квалификация' },
            { label: 'Допуск' },
            {
              label: 'Нагрузка',
              sort: registryAddress(asked, { sort: 'load' }),
              sorted: sort === 'load' ? 'descending' : undefined,
            },
          ],
          rows: shown.map(line => [
            html`<a class="govuk-link" href="${url(paths.expertCard(line.profile.id))}">${line.name}</a><div class="house-muted">${line.post && html`${line.post}, `}${line.organisation}</div>`,
            judged(line),
            html`<ul class="govuk-list house-facts">${facts(line, today).map(fact => html`<li>${fact}</li>`)}</ul>`,
            fitness(line, pack, today),
            html`${loadTag(line)}${onLeave(line, today)}`,
          ]),
        })}
        ${pagination({
          previous: number > 1 ? turn(number - 1) : undefined,
          next: number * registryOnPage < found.length ? turn(number + 1) : undefined,
          shown:
            found.length > 0
              ? `Показано ${shown.length} из ${counted(found.length, ['специалиста', 'специалистов', 'специалистов'])}`
              : undefined,
        })}`,
      })}`,
  }
}

/** A few are read at a glance; a whole nomenclature is folded. */
const judged = ({ profile: { positions, subjects = [] } }: RegistryLine): Html =>
  html`${
    positions.length <= 4
      ? positions.join(', ')
      : html`<details class="house-details"><summary>${counted(positions.length, ['должность', 'должности', 'должностей'])}</summary>${positions.join(', ')}</details>`
  }${subjects.length > 0 && html`<div class="house-muted">${subjects.join(', ')}</div>`}`

const fitness = (line: RegistryLine, pack: Pack, today: PlainDate): Html => {
  if (!line.active) return tag({ words: 'не назначается', tone: 'neutral' })
  const main = admitted(pack, line, 'main', today)
  const senior = admitted(pack, line, 'senior', today)
  if (!main && !senior) return tag({ words: 'условиям не отвечает', tone: 'bad' })
  return html`${main && tag({ words: 'основной', tone: 'good' })} ${senior && tag({ words: 'старший', tone: 'active' })}`
}

const onLeave = ({ profile }: RegistryLine, today: PlainDate): Html | false => {
  const leave = leaveAt(profile, today)
  return (
    leave !== undefined &&
    html`<div>${tag({ words: `отпуск ${asShortDate(leave.from)}–${asShortDate(leave.to)}`, tone: 'attention' })}</div>`
  )
}

const facts = ({ profile, degree }: RegistryLine, today: PlainDate): string[] => {
  const highest = highestSince(profile, today)
  const clean = cleanOf(profile)
  return [
    `${educationTitles[profile.education]}, стаж ${yearsSince(profile.inEducationSince, today)}`,
    highest === undefined ? 'высшей категории нет' : `высшая категория ${yearsSince(highest, today)}`,
    ...(profile.candidateOfSciences ? [`${degree ?? 'кандидат наук'}${profile.worksAtUniversity ? ', вуз' : ''}`] : []),
    ...(profile.analysisSince === undefined
      ? []
      : [`анализ ${yearsSince(profile.analysisSince, today)}, без замечаний ${clean}`]),
  ]
}

const fileHead = [
  'Специалист',
  'Организация',
  'Должность',
  'Оценивает должности',
  'Предметы',
  'Образование',
  'В образовании с',
  'Высшая категория с',
  'Степень',
  'Вуз',
  'Анализирует с',
  'Заключений без замечаний',
  'Допуск основным',
  'Допуск старшим',
  'В работе',
  'Предел',
  'Подписано',
  'Отпуск',
  'Назначается',
]

const fileRow = (line: RegistryLine, pack: Pack, today: PlainDate): string[] => {
  const { profile } = line
  const day = (date: PlainDate | undefined): string => (date === undefined ? '' : asShortDate(date))
  const yes = (truth: boolean): string => (truth ? 'да' : 'нет')
  return [
    line.name,
    line.organisation,
    line.post ?? '',
    profile.positions.join(', '),
    (profile.subjects ?? []).join(', '),
    educationTitles[profile.education],
    day(profile.inEducationSince),
    day(highestSince(profile, today)),
    profile.candidateOfSciences ? (line.degree ?? 'кандидат наук') : '',
    yes(profile.worksAtUniversity),
    day(profile.analysisSince),
    String(cleanOf(profile)),
    yes(admitted(pack, line, 'main', today)),
    yes(admitted(pack, line, 'senior', today)),
    String(line.open),
    profile.loadLimit === undefined ? '' : String(profile.loadLimit),
    String(line.signed),
    (profile.leaves ?? [])
      .filter(({ to }) => to >= today)
      .map(({ from, to }) => `${asShortDate(from)}–${asShortDate(to)}`)
      .join(', '),
    yes(line.active),
  ]
}
