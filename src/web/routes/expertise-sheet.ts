import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { saveItems } from '../../application/expertise.ts'
import { orderCase } from '../../application/handle.ts'
import { emptySheet, itemMark, itemOf } from '../../domain/expertise/sheet-items.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { NotForYou } from '../errors.ts'
import { awardsBody } from '../expertise/awards-body.ts'
import { materialsOf } from '../expertise/materials.ts'
import { type JudgeContext, judges, type OpenSeat, openSeat } from '../expertise/open-seat.ts'
import { overField } from '../expertise/proof-names.ts'
import { isUndecided, readSheet, type SheetAnswers, typedOver, typedSheet } from '../expertise/sheet-answers.ts'
import { seatPage, sheetBody } from '../expertise/sheet-page.ts'
import { beginning, faultsOf, itemsOf, sheetsFor, withTyped } from '../expertise/sheet-work.ts'
import { beginBody, conflictLink, disputeBody, doneBody, waitBody } from '../expertise/steps.ts'
import { emptyForm, filledWith, readForm } from '../forms.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { refused } from '../views/refused.ts'

/** A specialist's page of a case: the file beside the step that is theirs now. */
export const expertiseSheetRoutes = (server: FastifyInstance, desk: Desk): void => {
  const script = server.site.assets.sheet

  page(server, {
    method: 'GET',
    path: paths.assessment(':caseId'),
    roles: judges,
    handler: async context => {
      const open = await openSeat(desk, context, 'expertise.open')
      return context.render(await stepPage(desk, context, open, { script }))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.assessment(':caseId'),
    roles: judges,
    handler: async context => {
      const open = await openSeat(desk, context, 'expertise.save')
      if (open.criteria === undefined || !isFilling(open)) throw new NotForYou()
      const read = readSheet(open.criteria, context.body)
      const { id } = open.card.line
      // Without the number of the form: the marks of the items already make a repeated saving harmless.
      const saved = await saveItems(desk.app, by(context), id, read.items)
      if (isRefusal(saved)) return context.render(await stepPage(desk, context, open, { script, refusal: saved }), 422)
      const { differing } = saved
      const signs = read.filled.typed.next === 'signing'
      if (differing.length > 0 || read.filled.errors.length > 0)
        return context.render(
          await filledPage(desk, context, open, { read, differing, script }),
          differing.length > 0 ? 409 : 422,
        )
      if (!signs) return context.goTo(paths.assessment(id), { kind: 'success', words: 'Черновик листа сохранён.' })
      const errors = faultsOf(open, saved.sheet, await materialsOf(desk, open))
      if (errors.length === 0) return context.goTo(paths.assessmentThing(id, 'signing'))
      return context.render(await filledPage(desk, context, open, { read, differing: [], script, errors }), 422)
    },
  })

  page(server, {
    method: 'POST',
    path: paths.assessmentThing(':caseId', 'beginning'),
    roles: judges,
    handler: async context => {
      const open = await openSeat(desk, context, 'expertise.begin')
      const { id } = open.card.line
      const { once } = readForm(z.object({}), context.body)
      const begun = await orderCase(desk.app, by(context, once), id, { type: 'StartAssessment' })
      if (isRefusal(begun)) return context.render(await stepPage(desk, context, open, { script, refusal: begun }), 422)
      return context.goTo(paths.assessment(id), { kind: 'success', words: 'Экспертиза начата.' })
    },
  })
}

export const isFilling = ({ situation }: OpenSeat): boolean => situation === 'fill' || situation === 'petition'

type Around = { script: string; refusal?: Refusal | undefined }

const stepPage = async (desk: Desk, context: JudgeContext, open: OpenSeat, { script, refusal }: Around) => {
  const why = refused(desk.app.law, open.card.state.pack, refusal)
  switch (open.situation) {
    case 'fill':
    case 'petition': {
      const { saved, first } = await sheetsFor(desk, context, open)
      const shown = beginning(saved, first)
      const typed = open.criteria === undefined ? {} : typedSheet(open.criteria, shown, saved ?? emptySheet)
      const materials = await materialsOf(desk, open)
      const view = { filled: filledWith(typed), shown, saved, first, materials, script }
      return seatPage(desk, open, html`${why}${sheetBody(context, open, view)}${conflictLink(open)}`)
    }
    case 'awards':
      return seatPage(desk, open, await awardsBody(desk, context, open, emptyForm))
    case 'begin':
      return seatPage(desk, open, html`${why}${beginBody(context, open)}`)
    case 'rule':
      return seatPage(desk, open, disputeBody(open))
    case 'wait':
      return seatPage(desk, open, await waitBody(desk, context, open))
    case 'left':
      return seatPage(
        desk,
        open,
        html`<p class="govuk-body">Вы заявили самоотвод по этому делу. Секретарь комиссии назначит вместо вас другого специалиста.</p>`,
      )
    case 'done':
      return seatPage(desk, open, await doneBody(desk, context, open))
  }
}

type Filling = {
  read: SheetAnswers
  differing: readonly string[]
  script: string
  errors?: readonly { field: string; message: string }[] | undefined
}

/** The sheet again, with what could not be kept as it was typed and what is wrong with it. */
const filledPage = async (desk: Desk, context: JudgeContext, open: OpenSeat, filling: Filling) => {
  const { read, differing, script } = filling
  const [{ saved, first }, materials] = await Promise.all([sheetsFor(desk, context, open), materialsOf(desk, open)])
  const { criteria } = open
  const kept = saved ?? emptySheet
  const errors = [...read.filled.errors, ...(filling.errors ?? [])]
  const bad = criteria === undefined ? [] : typedCodes(criteria, read, errors)
  const codes = [...new Set([...differing, ...bad])]
  const told = [...differing, ...bad.filter(code => isUndecided(read.filled.typed, code))]
  const typed = {
    ...(criteria === undefined ? {} : typedOver(criteria, kept, read.filled.typed, codes)),
    // Whoever saves after this has seen what the other window holds.
    ...Object.fromEntries(told.map(code => [overField(code), itemMark(itemOf(kept, code))])),
  }
  const filled = { typed, errors }
  const shown = withTyped(kept, read, codes)
  const view = { filled, shown, saved, first, materials, script, differing: itemsOf(kept, told) }
  return seatPage(desk, open, sheetBody(context, open, view), { errors })
}

/** Items with something that could not be kept: they stand as they were typed. */
const typedCodes = (
  criteria: NonNullable<OpenSeat['criteria']>,
  { items }: SheetAnswers,
  errors: readonly { field: string }[],
): string[] => {
  const kept = new Set(items.map(({ code }) => code))
  return errors.length === 0
    ? []
    : criteria.sections.flatMap(section => section.criteria.map(({ code }) => code)).filter(code => !kept.has(code))
}
