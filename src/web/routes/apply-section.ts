import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { saveSection, viewDraft } from '../../application/drafts.ts'
import type { FormSection } from '../../application/filing/form.ts'
import type { OpenDraft } from '../../application/filing/open-draft.ts'
import { type Answers, answerOf } from '../../application/filing/questions.ts'
import { isSection, type SectionId, sectionTitles } from '../../application/filing/sections.ts'
import { isUuid } from '../../application/uuid.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { NotForYou } from '../errors.ts'
import { type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { findName, type OrganisationsView, questionField, searchName } from '../views/question.ts'
import { draftCrumbs, type FilerContext, filers } from './apply.ts'

/** One section of the task list: shown, saved with whatever was typed, and the next one. */
export const applySectionRoutes = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.draftSection(':id', ':section'),
    roles: filers,
    handler: async context => {
      const { open, section } = await sectionOf(desk, context)
      if (section.id === 'files') return context.goTo(paths.draftThing(open.draft.id, 'files'))
      const looked = context.query.find
      const saved = open.draft.sections[section.id] === undefined ? [] : (open.read.faults[section.id] ?? [])
      // Messages wait while the person is still looking for the organisation.
      const filled = looked === undefined ? withErrors(storedIn(open), ...saved) : storedIn(open)
      return context.render(await sectionPage(desk, context, open, section, filled, looked))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.draftSection(':id', ':section'),
    roles: filers,
    handler: async context => {
      const { open, section } = await sectionOf(desk, context)
      const { typed } = readForm(z.object({}), context.body).filled
      const seen = Number(answerOf(typed, '_seen'))
      const done = await saveSection(
        desk.app,
        by(context),
        open.draft.id,
        section.id,
        typed,
        Number.isNaN(seen) ? 0 : seen,
      )
      if (isRefusal(done)) throw new NotForYou()
      if (typed[findName] !== undefined) {
        return context.goTo(paths.draftSection(open.draft.id, section.id, { find: answerOf(typed, searchName) || ' ' }))
      }
      if (!done.saved) return context.render(await clashPage(desk, context, open, section, typed, done.version), 409)
      if (done.faults.length > 0) {
        const shown = withErrors(filledWith({ ...typed, _seen: String(done.version) }), ...done.faults)
        return context.render(await sectionPage(desk, context, open, section, shown, undefined), 422)
      }
      return context.goTo(nextAddress(open, section.id, typed))
    },
  })
}

const sectionOf = async (desk: Desk, context: FilerContext): Promise<{ open: OpenDraft; section: FormSection }> => {
  const { id = '', section: named = '' } = context.params
  const open = await viewDraft(desk.app, by(context), id)
  const section = isRefusal(open) || !isSection(named) ? undefined : open.form.find(known => known.id === named)
  if (isRefusal(open) || section === undefined) throw new NotForYou()
  return { open, section }
}

const storedIn = ({ draft }: OpenDraft): Filled => filledWith({ ...draft.answers, _seen: String(draft.version) })

const sectionPage = async (
  desk: Desk,
  context: FilerContext,
  open: OpenDraft,
  section: FormSection,
  filled: Filled,
  looked: string | undefined,
) => {
  const organisations = await organisationsFor(desk, open, filled, looked)
  return {
    title: sectionTitles[section.id],
    caption: 'Заявление',
    width: 'reading' as const,
    breadcrumbs: draftCrumbs(open),
    errors: filled.errors,
    body: form({
      action: paths.draftSection(open.draft.id, section.id),
      csrf: context.csrf,
      body: html`<input type="hidden" name="_seen" value="${answerOf(filled.typed, '_seen')}">
        <button class="house-default-button" type="submit" tabindex="-1" aria-hidden="true">Сохранить</button>
        ${section.questions.map(question => questionField(question, filled, organisations))}
        ${buttonGroup(
          button('Сохранить и продолжить'),
          button('Сохранить и вернуться к списку', { kind: 'secondary', name: '_back', value: '1' }),
        )}`,
    }),
  }
}

/** Both tabs are shown side by side in words; saving again is the person's own decision. */
const clashPage = async (
  desk: Desk,
  context: FilerContext,
  open: OpenDraft,
  section: FormSection,
  typed: Answers,
  version: number,
) => {
  const shown = await sectionPage(
    desk,
    context,
    open,
    section,
    filledWith({ ...typed, _seen: String(version) }),
    undefined,
  )
  const other = section.questions.filter(({ name }) => answerOf(typed, name) !== answerOf(open.draft.answers, name))
  return {
    ...shown,
    body: html`${banner({
      kind: 'warning',
      title: 'Этот раздел уже сохранён в другой вкладке',
      body: html`<p class="govuk-body">Там записано:</p>
        <ul class="govuk-list govuk-list--bullet">${other.map(({ name, label }) => html`<li>${label}: ${answerOf(open.draft.answers, name) || 'ничего'}</li>`)}</ul>
        <p class="govuk-body">Ниже – то, что вы набрали здесь. Сохраните ещё раз, чтобы заменить прежнее.</p>`,
    })}${shown.body}`,
  }
}

const organisationsFor = async (
  desk: Desk,
  { draft, organisation }: OpenDraft,
  filled: Filled,
  looked: string | undefined,
): Promise<OrganisationsView> => {
  const search = (looked ?? '').trim()
  const found = search === '' ? undefined : await desk.reads.organisationsSearch(draft.region, search)
  const optionOf = (one: { id: string; fullName: string; municipality: string | null; address: string | null }) => ({
    value: one.id,
    label: one.fullName,
    hint: one.address ?? one.municipality ?? undefined,
  })
  const id = answerOf(filled.typed, 'organisation')
  const typedIn = id === '' || id === organisation?.id ? organisation : await organisationById(desk, draft.region, id)
  return { search, found: found?.map(optionOf), chosen: typedIn && optionOf(typedIn) }
}

const organisationById = async (desk: Desk, region: string, id: string) => {
  const found = isUuid(id) ? await desk.reads.organisation(id) : undefined
  return found?.region === region ? found : undefined
}

/** The section after this one, or the list when this was the last or the person wants to look around. */
const nextAddress = (open: OpenDraft, id: SectionId, typed: Answers): string => {
  if (typed._back !== undefined) return paths.draft(open.draft.id)
  const next = open.form[open.form.findIndex(section => section.id === id) + 1]
  return next === undefined ? paths.draft(open.draft.id) : paths.draftSection(open.draft.id, next.id)
}
