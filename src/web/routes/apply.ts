import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { deleteDraft, viewDraft } from '../../application/drafts.ts'
import type { FormSection } from '../../application/filing/form.ts'
import type { OpenDraft } from '../../application/filing/open-draft.ts'
import { channelTitles } from '../../application/filing/options.ts'
import { progressOf, type SectionProgress, unfinishedSections } from '../../application/filing/progress.ts'
import { sectionTitles } from '../../application/filing/sections.ts'
import { draftLimitFaults, hasPortfolio } from '../../application/portfolio/choose-proofs.ts'
import { missing } from '../../domain/eligibility/evidence.ts'
import { fullName } from '../../domain/people/names.ts'
import { portfolioDocument } from '../../domain/portfolio/limits.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { NotForYou } from '../errors.ts'
import { readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { askToConfirm } from '../views/confirmation.ts'
import { linkButton } from '../views/form.ts'
import type { LinkView } from '../views/layout.ts'
import type { TagView } from '../views/tag.ts'
import { type TaskView, taskList } from '../views/task-list.ts'
import { asRussianMoment } from '../views/words.ts'

/** Who fills applications in: the teacher, a representative, and workers who take papers in. */
export const filers = ['teacher', 'representative', 'clerk', 'mfc'] as const
export type FilerContext = PageContext<(typeof filers)[number]>

/** The task list of an application under way, and the page that throws it away. */
export const applyRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.draft(':id'),
    roles: filers,
    handler: async context => context.render(taskPage(await draftOf(desk, context))),
  })

  page(server, {
    method: 'GET',
    path: paths.draftThing(':id', 'removal'),
    roles: filers,
    handler: async context => {
      const open = await draftOf(desk, context)
      return context.render({
        title: 'Удалить черновик?',
        width: 'reading',
        breadcrumbs: draftCrumbs(open),
        body: askToConfirm({
          action: paths.draftThing(open.draft.id, 'removal'),
          csrf: context.csrf,
          consequences: html`Ответы и приложенные файлы (${open.files.length}) пропадут. Вернуть их будет нельзя. Само право подать заявление остаётся.`,
          yes: 'Удалить черновик',
          dangerous: true,
          back: paths.draft(open.draft.id),
        }),
      })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.draftThing(':id', 'removal'),
    roles: filers,
    handler: async context => {
      const { once } = readForm(z.object({}), context.body)
      const done = await deleteDraft(desk.app, by(context, once), context.params.id ?? '')
      if (isRefusal(done)) throw new NotForYou()
      return context.goTo(paths.myApplications(), { kind: 'success', words: 'Черновик удалён.' })
    },
  })
}

/** The draft of the page; somebody else's is not there. */
export const draftOf = async (desk: Desk, context: FilerContext): Promise<OpenDraft> => {
  const open = await viewDraft(desk.app, by(context), context.params.id ?? '')
  if (isRefusal(open)) throw new NotForYou()
  return open
}

export const draftCrumbs = ({ draft }: OpenDraft): LinkView[] => [
  { label: 'Мои заявления', address: paths.myApplications() },
  { label: 'Заявление', address: paths.draft(draft.id) },
]

const taskPage = (open: OpenDraft) => {
  const { draft, pack, form, applicant, notes } = open
  const left = unfinishedSections(open).length
  return {
    title: 'Заявление об аттестации',
    caption: pack.authority.name,
    width: 'reading' as const,
    breadcrumbs: [{ label: 'Мои заявления', address: paths.myApplications() }],
    lead: html`${notes.mode === 'intake' && html`<p>Заявитель: <strong>${fullName({ ...applicant, patronymic: applicant.patronymic ?? '' })}</strong>. Подано ${channelTitles[notes.channel]}.</p>`}
      <p>Заполняйте разделы в любом порядке. Всё сохраняется, вернуться можно в любой день. Сохранено ${asRussianMoment(draft.updatedAt, pack.authority.time_zone)}.</p>`,
    body: html`${taskList([
      ...form.flatMap(section => [
        ...(section.id === 'files' && hasPortfolio(open) ? [portfolioTask(open)] : []),
        {
          title: sectionTitles[section.id],
          hint: hintOf(open, section),
          address:
            section.id === 'files' ? paths.draftThing(draft.id, 'files') : paths.draftSection(draft.id, section.id),
          status:
            section.id === 'files' && lackingFiles(open).length > 0 ? filesWanted : words[progressOf(open, section)],
        },
      ]),
      {
        title: 'Проверить и отправить',
        hint: left > 0 ? `Осталось разделов: ${left}` : 'Все разделы заполнены',
        address: paths.draftThing(draft.id, 'check'),
        status: left > 0 ? { words: 'Пока нельзя', tone: 'neutral' } : { words: 'Можно отправить', tone: 'good' },
      },
    ])}
      <div class="govuk-button-group">${linkButton('Проверить ответы', paths.draftThing(draft.id, 'check'))}
        <a class="govuk-link" href="${url(paths.draftThing(draft.id, 'readiness'))}">Не откажут ли мне?</a>
        <a class="govuk-link" href="${url(paths.draftThing(draft.id, 'removal'))}">Удалить черновик</a></div>
      ${advice(pack, 'apply')}`,
  }
}

/** Advice of the region's paper for this place; it binds nobody. */
export const advice = (pack: OpenDraft['pack'], place: OpenDraft['pack']['advice'][number]['show'][number]) => {
  const texts = pack.advice.filter(({ show }) => show.includes(place))
  return (
    texts.length > 0 &&
    html`<div class="house-aside"><h2 class="govuk-heading-s">Советы региона</h2><ul class="govuk-list govuk-list--bullet">${texts.map(({ text }) => html`<li>${text}</li>`)}</ul></div>`
  )
}

/** Proofs chosen from the own portfolio; too many or of a wrong format stand in the way of sending. */
const portfolioTask = (open: OpenDraft): TaskView => {
  const faults = draftLimitFaults(open)
  const { length } = open.proofs
  const { pack, application } = open
  const paper = application && portfolioDocument(pack, application.category)
  const wanted = application !== undefined && missing(pack, application, 'filing').some(one => one.document === paper)
  return {
    title: 'Портфолио',
    hint: faults[0]?.because ?? (length === 0 ? 'Доказательства, описанные заранее' : `Выбрано записей: ${length}`),
    address: paths.draftThing(open.draft.id, 'portfolio'),
    status: faults.length > 0 ? words.faulty : length > 0 ? words.finished : wanted ? proofsWanted : words.optional,
  }
}

const hintOf = (open: OpenDraft, section: FormSection): string | undefined => {
  if (section.id === 'files') return filesHint(open)
  const faults = open.read.faults[section.id] ?? []
  return open.draft.sections[section.id] !== undefined ? faults[0]?.message : undefined
}

/** What is attached, and what the region wants together with the application. */
const filesHint = (open: OpenDraft): string | undefined => {
  const lacking = lackingFiles(open)
  const attached = open.files.length > 0 ? `Приложено файлов: ${open.files.length}` : ''
  return (
    [attached, lacking.length > 0 ? `Ещё нужны: ${lacking.join('; ')}` : ''].filter(Boolean).join('. ') || undefined
  )
}

const lackingFiles = ({ pack, application }: OpenDraft): string[] =>
  application === undefined ? [] : missing(pack, application, 'filing').map(({ title }) => title)

/** The edition asks for the results of the work: from the portfolio, or as a file among the papers. */
const proofsWanted: TagView = { words: 'Нужны доказательства', tone: 'attention' }

/** One may send without them, and would be refused: the check before sending says so. */
const filesWanted: TagView = { words: 'Нужны файлы', tone: 'attention' }

const words: Record<SectionProgress, TagView> = {
  finished: { words: 'Заполнено', tone: 'plain' },
  faulty: { words: 'Нужно исправить', tone: 'bad' },
  prefilled: { words: 'Проверьте', tone: 'attention' },
  empty: { words: 'Не начато', tone: 'active' },
  optional: { words: 'Необязательно', tone: 'neutral' },
}
