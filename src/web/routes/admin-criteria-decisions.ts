import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { approveEdition, isBadApproval } from '../../application/criteria/approve-edition.ts'
import { cancelEdition, withdrawDraft } from '../../application/criteria/edit-edition.ts'
import { criteriaKeepers } from '../../application/criteria/keepers.ts'
import { addDays } from '../../domain/calendar/plain-date.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { optionalDate, requiredDate, requiredText } from '../answers.ts'
import { crumbsOf, type KeeperContext, type OpenEdition, openOwn } from '../criteria/open-edition.ts'
import { emptyForm, type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { todayIn } from '../region-day.ts'
import { by, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { refusalBanner } from '../views/banner.ts'
import { askToConfirm } from '../views/confirmation.ts'
import { dateField, textField } from '../views/fields.ts'
import { asShortDate } from '../views/words.ts'

type Own = OpenEdition & { edition: NonNullable<OpenEdition['edition']> }

const approvalSchema = z.object({
  act: requiredText('Назовите акт: например, «Приказ Министерства образования»', 300),
  number: requiredText('Укажите номер акта', 60),
  on: requiredDate('Укажите день акта: 07.11.2023'),
  valid_from: requiredDate('Укажите первый день: 07.11.2023'),
  valid_to: optionalDate(),
  version: z.coerce.number().int(),
})
const versionSchema = z.object({ version: z.coerce.number().int() })

/** What is done with an edition once and for all: approved, given up, taken back. Each asks first. */
export const adminCriteriaDecisionRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.criteriaThing(':id', 'approval'),
    roles: criteriaKeepers,
    handler: async context => {
      const open = await openOwn(desk, context)
      if (open.edition.state !== 'draft') return context.goTo(paths.criteria(open.id))
      const tomorrow = addDays(todayIn(desk, context.active.region), 1)
      return context.render(approvalPage(context, open, filledWith({ valid_from: asShortDate(tomorrow) })))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.criteriaThing(':id', 'approval'),
    roles: criteriaKeepers,
    handler: async context => {
      const open = await openOwn(desk, context)
      const read = readForm(approvalSchema, context.body)
      if (!read.ok) return context.render(approvalPage(context, open, read.filled), 422)
      const { act, number, on, valid_from: validFrom, valid_to: validTo, version } = read.value
      const approval = { act, number, on, validFrom, validTo }
      const done = await approveEdition(desk.app, by(context, read.once), open.id, version, approval)
      if (!isRefusal(done))
        return context.goTo(paths.criteria(open.id), {
          kind: 'success',
          words: `Редакция утверждена. С ${asShortDate(validFrom)} по ней оцениваются дела, зарегистрированные с этого дня.`,
        })
      if (done.refused === 'bad_set') return context.goTo(paths.criteriaThing(open.id, 'edit', { check: 'yes' }))
      if (!isBadApproval(done))
        return context.render(
          approvalPage(context, open, read.filled, done),
          done.refused === 'criteria_changed' ? 409 : 422,
        )
      return context.render(approvalPage(context, open, withErrors(read.filled, ...done.faults)), 422)
    },
  })

  ending(server, desk, {
    thing: 'withdrawal',
    work: withdrawDraft,
    fits: ({ edition }) => edition.state === 'draft',
    title: 'Отозвать черновик?',
    consequences: html`<p>Черновик исчезнет из списка, править его больше нельзя. Его можно найти отбором «Отозван» и начать по нему новый.</p>`,
    yes: 'Отозвать',
    done: 'Черновик отозван.',
  })
  ending(server, desk, {
    thing: 'cancellation',
    work: cancelEdition,
    fits: ({ edition }) => edition.state === 'approved',
    title: 'Отменить утверждение?',
    consequences: html`<p>Редакция не вступит в силу. Её текст останется: по нему можно начать новый черновик. Отменить можно только до первого дня действия.</p>`,
    yes: 'Отменить утверждение',
    done: 'Утверждение отменено: редакция не вступит в силу.',
  })
}

type Ending = {
  thing: 'withdrawal' | 'cancellation'
  work: typeof withdrawDraft
  fits: (open: Own) => boolean
  title: string
  consequences: Html
  yes: string
  done: string
}

const ending = (server: FastifyInstance, desk: Desk, it: Ending): void => {
  const shown = (context: KeeperContext, open: Own, refusal?: Refusal) => ({
    title: it.title,
    caption: open.title,
    width: 'reading' as const,
    breadcrumbs: crumbsOf(open),
    body: html`${refusal && refusalBanner(refusal)}${askToConfirm({
      action: paths.criteriaThing(open.id, it.thing),
      csrf: context.csrf,
      consequences: it.consequences,
      fields: html`<input type="hidden" name="version" value="${open.edition.version}">`,
      yes: it.yes,
      dangerous: true,
      back: paths.criteria(open.id),
    })}`,
  })

  page(server, {
    method: 'GET',
    path: paths.criteriaThing(':id', it.thing),
    roles: criteriaKeepers,
    handler: async context => {
      const open = await openOwn(desk, context)
      if (!it.fits(open)) return context.goTo(paths.criteria(open.id))
      return context.render(shown(context, open))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.criteriaThing(':id', it.thing),
    roles: criteriaKeepers,
    handler: async context => {
      const open = await openOwn(desk, context)
      const read = readForm(versionSchema, context.body)
      if (!read.ok)
        return context.render(
          shown(context, open, { refused: 'bad_form', because: 'Форма не прочитана: откройте страницу ещё раз' }),
          422,
        )
      const done = await it.work(desk.app, by(context, read.once), open.id, read.value.version)
      if (isRefusal(done))
        return context.render(shown(context, open, done), done.refused === 'criteria_changed' ? 409 : 422)
      return context.goTo(paths.criteria(open.id), { kind: 'success', words: it.done })
    },
  })
}

const approvalPage = (context: KeeperContext, open: Own, filled: Filled = emptyForm, refusal?: Refusal) => ({
  title: 'Утвердить набор?',
  caption: open.title,
  width: 'reading' as const,
  breadcrumbs: crumbsOf(open),
  errors: filled.errors,
  body: html`${refusal && refusalBanner(refusal)}${askToConfirm({
    action: paths.criteriaThing(open.id, 'approval'),
    csrf: context.csrf,
    filled,
    consequences: html`<p>После утверждения набор не меняется. Что-то поправить можно будет только новой редакцией.</p>
      <p>По нему оцениваются дела, которые зарегистрируют с первого дня действия. Дела, зарегистрированные раньше, остаются при своей редакции. Если для должности есть другой действующий набор, оценивают по тому, что вступил в силу позже.</p>
      <p><a class="govuk-link" href="${url(paths.criteriaThing(open.id, 'sheet'))}">Ещё раз посмотреть лист</a> · <a class="govuk-link" href="${url(paths.criteriaThing(open.id, 'comparison'))}">сравнить с действующим</a></p>`,
    fields: html`<input type="hidden" name="version" value="${open.edition.version}">
      ${textField({ name: 'act', label: 'Каким актом утверждён', hint: 'Например: Приказ Министерства образования', width: 30 }, filled)}
      ${textField({ name: 'number', label: 'Номер акта', width: 10 }, filled)}
      ${dateField({ name: 'on', label: 'День акта' }, filled)}
      ${dateField({ name: 'valid_from', label: 'Действует с', hint: 'Не раньше завтрашнего дня' }, filled)}
      ${dateField({ name: 'valid_to', label: 'Действует по (необязательно)', hint: 'Пусто – пока не утвердят следующую редакцию' }, filled)}`,
    yes: 'Утвердить',
    back: paths.criteria(open.id),
  })}`,
})
