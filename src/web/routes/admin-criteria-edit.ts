import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { draftFaults, saveDraft } from '../../application/criteria/edit-edition.ts'
import { criteriaKeepers } from '../../application/criteria/keepers.ts'
import type { CriteriaDraft } from '../../domain/expertise/criteria-draft.ts'
import { editDraft } from '../../domain/expertise/edit-criteria.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { draftFields } from '../criteria/edit-form.ts'
import { crumbsOf, type KeeperContext, type OpenEdition, openOwn } from '../criteria/open-edition.ts'
import { readDraft, typedDraft } from '../criteria/typed-draft.ts'
import { type FieldError, onceOf, readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { banner } from '../views/banner.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { asRussianMoment, counted } from '../views/words.ts'

/** The editor: one form of all fields; every button keeps what is typed and comes back to its place. */
export const adminCriteriaEditRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.criteriaThing(':id', 'edit'),
    roles: criteriaKeepers,
    handler: async context => {
      const open = await openOwn(desk, context)
      if (open.edition.state !== 'draft') return context.goTo(paths.criteria(open.id))
      return context.render(editPage(desk, context, open))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.criteriaThing(':id', 'edit'),
    roles: criteriaKeepers,
    handler: async context => {
      const open = await openOwn(desk, context)
      const { typed } = readForm(z.object({}), context.body).filled
      const draft = readDraft(typed)
      if (draft === undefined) return context.render(editPage(desk, context, open, { refusal: unreadable }), 422)
      const pressed = typeof typed.do === 'string' ? typed.do : 'save'
      const asked = fullSection(draft, pressed)
      const edited = asked === undefined ? editDraft(draft, pressed) : undefined
      const version = Number(typed.version)
      if (!Number.isInteger(version)) return context.render(editPage(desk, context, open, { refusal: unreadable }), 422)
      const done = await saveDraft(desk.app, by(context, onceOf(typed)), open.id, version, edited?.draft ?? draft)
      if (isRefusal(done))
        return done.refused === 'criteria_changed'
          ? context.render(editPage(desk, context, open, { draft, refusal: done }), 409)
          : context.render(editPage(desk, context, open, { draft, refusal: done }), 422)
      if (asked !== undefined)
        return context.goTo(`${paths.criteriaThing(open.id, 'edit', { remove: asked })}#sections-${asked}`)
      return context.goTo(...next(open.id, pressed, edited?.place))
    },
  })
}

/** The section that a button would take away with items already written: asked about first. */
const fullSection = ({ sections }: CriteriaDraft, pressed: string): string | undefined => {
  const [, index] = /^remove:sections\.(\d+)$/.exec(pressed) ?? []
  return sections[Number(index)]?.criteria.some(({ title }) => title.trim() !== '') ? index : undefined
}

const unreadable: Refusal = {
  refused: 'bad_form',
  because:
    'Форма не прочитана: какое-то поле слишком длинно или показателей больше, чем бывает. Сохранённое раньше цело',
}

/** Where a button leads when its work is kept. */
const next = (id: string, pressed: string, place: string | undefined): Parameters<KeeperContext['goTo']> => {
  if (place !== undefined) return [`${paths.criteriaThing(id, 'edit', { open: place })}#${place}`]
  const [does = '', at = ''] = pressed.split(':')
  if (does === 'look' && /^[a-z]+(-[a-z0-9_]+)*$/.test(at))
    return [`${paths.criteriaThing(id, 'edit', { open: at })}#${at}`]
  if (does === 'sheet') return [paths.criteriaThing(id, 'sheet')]
  if (does === 'check') return [paths.criteriaThing(id, 'edit', { check: 'yes' })]
  return [paths.criteriaThing(id, 'edit'), { kind: 'success', words: 'Черновик сохранён.' }]
}

type Shown = { draft?: CriteriaDraft | undefined; refusal?: Refusal | undefined }

const editPage = (
  desk: Desk,
  context: KeeperContext,
  open: OpenEdition & { edition: NonNullable<OpenEdition['edition']> },
  { draft = open.draft, refusal }: Shown = {},
) => {
  const { edition, id, title } = open
  const { csrf, query, active } = context
  const all = draftFaults(desk.app, draft)
  const errors: FieldError[] = query.check === 'yes' ? all : []
  const filled = { typed: typedDraft(draft), errors }
  const { timeZone } = desk.app.law.calendar(active.region)
  return {
    title: `${title} – черновик`,
    heading: title,
    caption: 'Черновик набора показателей',
    width: 'wide' as const,
    breadcrumbs: crumbsOf(open),
    errors,
    body: html`${refusal !== undefined && stale(refusal, id)}
    ${query.check === 'yes' && all.length === 0 && banner({ kind: 'success', title: 'Ошибок нет', body: 'Набор можно утверждать.' })}
    ${form({
      action: paths.criteriaThing(id, 'edit'),
      csrf,
      filled,
      body: html`<button class="govuk-visually-hidden" type="submit" name="do" value="save" tabindex="-1" aria-hidden="true">Сохранить</button>
        <input type="hidden" name="version" value="${edition.version}">
        ${draftFields({ draft, filled, open: query.open ?? '', removing: query.remove, positions: desk.app.law.nomenclature })}
        <div class="house-editor-bar">${buttonGroup(
          button('Сохранить', { name: 'do', value: 'save' }),
          button('Проверить', { kind: 'secondary', name: 'do', value: 'check' }),
          button('Посмотреть лист', { kind: 'secondary', name: 'do', value: 'sheet' }),
          html`<span class="house-muted">${all.length === 0 ? 'ошибок нет' : `исправить: ${counted(all.length, ['место', 'места', 'мест'])}`}; изменён ${asRussianMoment(edition.changedAt, timeZone)}</span>`,
        )}</div>`,
    })}`,
  }
}

const stale = (refusal: Refusal, id: string) =>
  banner({
    kind: 'refusal',
    ...(refusal.refused === 'criteria_changed' ? { title: 'Набор изменён в другом окне' } : {}),
    body:
      refusal.refused === 'criteria_changed'
        ? html`<p class="govuk-body">Ниже – то, что набрали вы; оно ещё не сохранено. «Сохранить» заменит им сохранённое в другом окне. <a class="govuk-link" href="${url(paths.criteriaThing(id, 'edit'))}" target="_blank" rel="noopener">Открыть сохранённое рядом</a></p>`
        : html`<p class="govuk-body">${refusal.because}</p>`,
  })
