import type { FastifyReply } from 'fastify'
import { orderAsSeen, type Seen } from '../../application/order-as-seen.ts'
import { type PaperPreview, previewPapers } from '../../application/preview-papers.ts'
import { StaleCase } from '../../application/stale-case.ts'
import type { Command } from '../../domain/case/commands.ts'
import { mayOrder } from '../../domain/case/life-cycle.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { type Filled, filledWith, onceName, withErrors } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by } from '../route.ts'
import type { Desk } from '../screens.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import type { PageView } from '../views/layout.ts'
import { paperSheet } from '../views/paper.ts'
import { refused as refusedView } from '../views/refused.ts'
import { type Action, fieldOfRefusal } from './action.ts'
import { caseCrumbs, numberWords } from './case-page.ts'
import { type DeskContext, type OpenCase, openCase } from './open-case.ts'
import { stalePage } from './stale-page.ts'

const seenName = '_seen'
const stepName = '_step'

/** The form of an action. A command that the table or the edition does not allow now has no form, only the reason. */
export const showAction = async (desk: Desk, context: DeskContext, action: Action): Promise<FastifyReply> => {
  const open = await openCase(desk, context, `form.${action.thing}`)
  const outOfTurn = notNow(open, context, action)
  if (outOfTurn !== undefined) return context.render(refusedPage(desk, open, action, outOfTurn), 422)
  const filled = filledWith({ ...action.initial?.(open, desk), [seenName]: String(open.card.version) })
  return context.render(formPage(desk, context, open, action, filled))
}

/** Carries an action out: reads the form, asks once more where it cannot be undone, orders, goes back to the card. */
export const doAction = async (desk: Desk, context: DeskContext, action: Action): Promise<FastifyReply> => {
  const open = await openCase(desk, context, `order.${action.thing}`)
  const read = action.read(context.body, open)
  if (!read.ok) return context.render(formPage(desk, context, open, action, read.filled), 422)
  const step = read.filled.typed[stepName]
  if (step === 'edit') return context.render(formPage(desk, context, open, action, read.filled))

  const seen: Seen = { caseId: open.card.line.id, version: Number(read.filled.typed[seenName]) }
  if (action.confirmed && step !== 'confirm') {
    if (seen.version !== open.card.version) return stalePage(desk, context, open, seen.version)
    const letters = await previewPapers(desk.app, context.actor, open.card, read.value)
    if (isRefusal(letters)) return refused(desk, context, open, action, read.filled, letters)
    return context.render(confirmPage(desk, context, open, action, read.filled, read.value, letters))
  }
  return carryOut(desk, context, open, action, read.filled, seen, read.value, read.once)
}

const carryOut = async (
  desk: Desk,
  context: DeskContext,
  open: OpenCase,
  action: Action,
  filled: Filled,
  seen: Seen,
  command: Command,
  once: string | undefined,
): Promise<FastifyReply> => {
  try {
    const ordered = by(context, once)
    const done = action.carry
      ? await action.carry(desk, ordered, seen, open, command)
      : await orderAsSeen(desk.app, ordered, seen, command)
    if (isRefusal(done)) return refused(desk, context, open, action, filled, done)
    return context.goTo(paths.case(seen.caseId), { kind: 'success', words: action.done })
  } catch (error) {
    if (error instanceof StaleCase) return stalePage(desk, context, open, seen.version)
    throw error
  }
}

const notNow = (open: OpenCase, { actor }: DeskContext, action: Action): Refusal | undefined =>
  mayOrder(open.card.line.stage, action.command, actor.role)
    ? undefined
    : {
        refused: 'not_now',
        because: `Сейчас это сделать нельзя: состояние дела – «${open.status.word}». Откройте дело и посмотрите, чей ход.`,
      }

/** The same page with what was typed, the reason beside its field and above the form. */
const refused = (
  desk: Desk,
  context: DeskContext,
  open: OpenCase,
  action: Action,
  filled: Filled,
  refusal: Refusal,
): FastifyReply => {
  const field = fieldOfRefusal[refusal.refused]
  const marked = field === undefined ? filled : withErrors(filled, { field, message: refusal.because })
  const outOfTurn = notNow(open, context, action)
  return context.render(
    outOfTurn === undefined
      ? formPage(desk, context, open, action, marked, refusal)
      : refusedPage(desk, open, action, refusal),
    422,
  )
}

const formPage = (
  desk: Desk,
  context: DeskContext,
  open: OpenCase,
  action: Action,
  filled: Filled,
  refusal?: Refusal,
): PageView => ({
  title: action.title,
  caption: `${numberWords(open)} · ${open.card.line.applicant}`,
  breadcrumbs: caseCrumbs(open),
  width: 'reading',
  errors: filled.errors,
  lead: action.lead?.(open, desk),
  body: html`${refusedView(desk.app.law, open.card.state.pack, refusal)}
    ${form({
      action: paths.caseThing(open.card.line.id, action.thing),
      csrf: context.csrf,
      filled,
      body: html`<input type="hidden" name="${seenName}" value="${String(filled.typed[seenName] ?? open.card.version)}">
        ${action.fields(open, filled, desk)}
        ${buttonGroup(action.readOnly?.(open, desk) !== true && button(action.yes), back(open))}`,
    })}`,
})

/** Shows the letters as they will go out, and asks once more. */
const confirmPage = (
  desk: Desk,
  context: DeskContext,
  open: OpenCase,
  action: Action,
  filled: Filled,
  command: Command,
  letters: readonly PaperPreview[],
): PageView => ({
  title: `${action.title}: проверьте перед отправкой`,
  caption: `${numberWords(open)} · ${open.card.line.applicant}`,
  breadcrumbs: caseCrumbs(open),
  width: 'reading',
  lead: 'Отменить это действие будет нельзя.',
  body: html`${action.warning?.(open, command, desk)}
    ${
      letters.length === 0
        ? html`<p class="govuk-body">Писем это действие не создаёт: запись появится только в истории дела.</p>`
        : html`<h2 class="govuk-heading-m">Что будет составлено и направлено</h2>${letters.map(({ paper }) => paperSheet(paper))}`
    }
    ${form({
      action: paths.caseThing(open.card.line.id, action.thing),
      csrf: context.csrf,
      filled,
      body: html`${hiddenAnswers(filled)}
        ${buttonGroup(
          button(action.label, {
            kind: warns.has(action.command) ? 'warning' : undefined,
            name: stepName,
            value: 'confirm',
          }),
          button('Вернуться и исправить', { kind: 'secondary', name: stepName, value: 'edit' }),
          back(open),
        )}`,
    })}`,
})

const warns = new Set<Command['type']>(['RefuseAcceptance', 'RefuseService', 'RecordTestAbsence'])

/** What was typed travels on to the second page; the number of the form goes by itself. */
const hiddenAnswers = (filled: Filled) =>
  Object.entries(filled.typed)
    .filter(([name]) => !['_csrf', onceName, stepName].includes(name))
    .flatMap(([name, value]) => (typeof value === 'string' ? [value] : value).map(one => ({ name, value: one })))
    .map(({ name, value }) => html`<input type="hidden" name="${name}" value="${value}">`)

const refusedPage = (desk: Desk, open: OpenCase, action: Action, refusal: Refusal): PageView => ({
  title: action.title,
  caption: `${numberWords(open)} · ${open.card.line.applicant}`,
  breadcrumbs: caseCrumbs(open),
  width: 'reading',
  body: html`${refusedView(desk.app.law, open.card.state.pack, refusal)}<p class="govuk-body">${back(open)}</p>`,
})

const back = (open: OpenCase) =>
  html`<a class="govuk-link" href="${url(paths.case(open.card.line.id))}">Вернуться к делу</a>`
