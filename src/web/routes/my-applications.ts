import type { FastifyInstance } from 'fastify'
import { channelTitles } from '../../application/filing/options.ts'
import type { CaseLine } from '../../application/reads/queue.ts'
import type { Draft } from '../../application/stores/cases.ts'
import { statusWord } from '../../domain/case/status.ts'
import { categoryTitles } from '../../domain/eligibility/category-words.ts'
import { roleTitles } from '../../domain/people/roles.ts'
import { capital } from '../../domain/wording.ts'
import { filledWith } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { selectField } from '../views/fields.ts'
import { button, linkButton } from '../views/form.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asRussianMoment, asShortDate } from '../views/words.ts'

/** «Мои заявления»: drafts and cases of a person, with the region's own words. */
export const myApplicationRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.myApplications(),
    roles: ['teacher', 'representative', 'clerk', 'mfc'],
    handler: async context => {
      const { personId, role } = context.actor
      const isApplicant = role === 'teacher' || role === 'representative'
      const drafts = await desk.reads.draftsOf(personId)
      const cases = !isApplicant
        ? []
        : role === 'teacher'
          ? (await desk.reads.casesOfApplicant(personId)).cases
          : await desk.reads.casesFiledBy(personId)
      const { unread } = await desk.reads.noticesOf(personId)
      return context.render(listPage(desk, context, { cases, drafts, unread, isApplicant }))
    },
  })
}

const shows = {
  all: 'Все',
  open: 'В работе',
  finished: 'Завершённые',
} as const

type Mine = { cases: readonly CaseLine[]; drafts: readonly Draft[]; unread: number; isApplicant: boolean }

const listPage = (
  desk: Desk,
  context: PageContext<'teacher' | 'representative' | 'clerk' | 'mfc'>,
  { cases, drafts, unread, isApplicant }: Mine,
) => {
  const show = context.query.show === 'open' || context.query.show === 'finished' ? context.query.show : 'all'
  const wanted = cases.filter(line => show === 'all' || line.finished === (show === 'finished'))
  return {
    title: isApplicant ? 'Мои заявления' : 'Приём заявлений: черновики',
    body: html`${unread > 0 && banner({ kind: 'information', title: `Новых сообщений: ${unread}`, body: html`<a class="govuk-link" href="${url(paths.myNotices())}">Прочитать</a>` })}
      <div class="govuk-button-group">${isApplicant ? html`${linkButton('Подать заявление', paths.apply())}<a class="govuk-link" href="${url(paths.myProfile())}">Мои данные</a>` : linkButton('Принять заявление', paths.intake())}</div>
      ${drafts.length > 0 && draftTable(desk, drafts)}
      ${cases.length > 3 && filterForm(show)}
      ${isApplicant && caseTable(desk, wanted, cases.length > 0)}`,
  }
}

const draftTable = (desk: Desk, drafts: readonly Draft[]) =>
  table({
    caption: 'Черновики',
    captionVisible: true,
    columns: [{ label: 'Заявление' }, { label: 'Регион' }, { label: 'Сохранено' }, { label: 'Что дальше' }],
    empty: '',
    rows: drafts.map(draft => {
      const pack = desk.app.law.packs.find(loaded => loaded.pack.region === draft.region)?.pack
      return [
        html`<a class="govuk-link" href="${url(paths.draft(draft.id))}">${draftName(draft)}</a>`,
        pack?.authority.name ?? draft.region,
        asRussianMoment(draft.updatedAt, pack?.authority.time_zone ?? 'Europe/Moscow'),
        tag({ words: 'Черновик, не отправлен', tone: 'attention' }),
      ]
    }),
  })

const draftName = ({ answers }: Draft): string => {
  const category = answers.category
  const named = Object.entries(categoryTitles).find(([code]) => code === category)?.[1]
  const of = typeof answers.surname === 'string' && answers._mode === 'intake' ? `, ${answers.surname}` : ''
  return `${named === undefined ? 'Категория не выбрана' : capital(named)}${of}`
}

const filterForm = (show: string) =>
  html`<form method="get" action="${url(paths.myApplications())}" class="house-inline-filter">
    ${selectField(
      { name: 'show', label: 'Показать', options: Object.entries(shows).map(([value, label]) => ({ value, label })) },
      filledWith({ show }),
    )}${button('Показать', { kind: 'secondary' })}</form>`

const caseTable = (desk: Desk, cases: readonly CaseLine[], hasAny: boolean) =>
  table({
    caption: 'Поданные заявления',
    captionVisible: true,
    columns: [
      { label: 'Заявление' },
      { label: 'Номер ЕПГУ' },
      { label: 'Подано' },
      { label: 'Состояние' },
      { label: 'Чей ход' },
      { label: 'Ближайший срок' },
    ],
    empty: hasAny
      ? html`По этому отбору заявлений нет. <a class="govuk-link" href="${url(paths.myApplications())}">Показать все</a>`
      : html`Поданных заявлений пока нет. <a class="govuk-link" href="${url(paths.apply())}">Подайте первое</a>: система подскажет, какие сведения нужны, и проверит их до отправки.`,
    rows: cases.map(line => [
      html`<a class="govuk-link" href="${url(paths.application(line.id))}">${capital(categoryTitles[line.category])}, ${line.position}</a>
        <div class="house-muted">${line.number === null ? 'Номера ещё нет' : `№ ${line.number}`}, ${channelTitles[line.channel]}</div>`,
      line.epguNumber ?? '–',
      asShortDate(line.received),
      tag({ words: statusWord(line, desk.app.law.pack(line.pack)), tone: toneOf(line) }),
      moverOf(line),
      line.nextDue === null
        ? '–'
        : html`${asShortDate(line.nextDue)}<div class="house-muted">${line.nextDueName}</div>`,
    ]),
  })

const moverOf = ({ mover, finished }: CaseLine): string => {
  if (finished || mover === null) return '–'
  if (mover === 'teacher') return 'Ваш'
  return Object.entries(roleTitles).find(([role]) => role === mover)?.[1] ?? mover
}

const toneOf = ({ stage, outcome, mover, finished }: CaseLine) => {
  if (stage === 'acceptance_refused' || stage === 'service_refused') return 'bad' as const
  if (finished && outcome === 'set') return 'good' as const
  if (finished) return outcome === 'refused' ? ('bad' as const) : ('neutral' as const)
  return mover === 'teacher' ? ('attention' as const) : ('active' as const)
}
