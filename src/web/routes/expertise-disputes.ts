import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { orderAsSeen } from '../../application/order-as-seen.ts'
import type { Ruling } from '../../domain/case/events.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { optionalText, wholeNumber } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import { disputedPosition } from '../expertise/dispute-form.ts'
import { materialsOf } from '../expertise/materials.ts'
import { type JudgeContext, judges, type OpenSeat, openSeat } from '../expertise/open-seat.ts'
import { commentField, pointsField } from '../expertise/proof-names.ts'
import { seatPage } from '../expertise/sheet-page.ts'
import { emptyForm, type FieldError, type Filled, readForm, withErrors } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { refused } from '../views/refused.ts'

/** The senior specialist rules on the positions where the sheets differ, each with a reason (Kaliningrad reg п. 70). */
export const expertiseDisputeRoutes = (server: FastifyInstance, desk: Desk): void => {
  const path = paths.assessmentThing(':caseId', 'disputes')
  page(server, {
    method: 'GET',
    path,
    roles: judges,
    handler: async context => {
      const open = await openSeat(desk, context, 'expertise.disputes')
      if (open.situation !== 'rule') throw new NotForYou()
      return context.render(await disputesPage(desk, context, open, emptyForm))
    },
  })

  page(server, {
    method: 'POST',
    path,
    roles: judges,
    handler: async context => {
      const open = await openSeat(desk, context, 'expertise.rule')
      const { id } = open.card.line
      const items = itemsOf(open)
      const shape = Object.fromEntries(
        items.flatMap(code => [
          [pointsField(code), z.string().optional()],
          [commentField(code), optionalText(2000)],
        ]),
      )
      const read = readForm(
        z.object({ _seen: wholeNumber('Откройте страницу заново', 1, 1_000_000), ...shape }),
        context.body,
      )
      const rulings = items.flatMap((code): Ruling[] => {
        const given = textOf(read.filled, pointsField(code))
        const points = given === 'na' ? 'na' : Number(given)
        return given === '' ? [] : [{ item: code, points, reason: textOf(read.filled, commentField(code)).trim() }]
      })
      const filled = withErrors(read.filled, ...faultsOf(items, rulings))
      if (!read.ok || filled.errors.length > 0)
        return context.render(await disputesPage(desk, context, open, filled), 422)
      const seen = { caseId: id, version: Number(read.value._seen) }
      const command = { type: 'RuleDisputes', expertId: context.actor.personId, rulings } as const
      const done = await orderAsSeen(desk.app, by(context, read.once), seen, command)
      if (isRefusal(done)) return context.render(await disputesPage(desk, context, open, filled, done), 422)
      return context.goTo(paths.assessment(id), {
        kind: 'success',
        words: 'Спорные позиции решены, протокол сформирован.',
      })
    },
  })
}

const faultsOf = (items: readonly string[], rulings: readonly Ruling[]): FieldError[] =>
  items.flatMap((code): FieldError[] => {
    const ruling = rulings.find(({ item }) => item === code)
    if (ruling === undefined) return [{ field: pointsField(code), message: `Решите позицию ${code}` }]
    return ruling.reason === '' ? [{ field: commentField(code), message: `Обоснуйте решение по позиции ${code}` }] : []
  })

const itemsOf = ({ card: { state } }: OpenSeat): string[] => (state.stage === 'disputed' ? state.items : [])

const disputesPage = async (desk: Desk, context: JudgeContext, open: OpenSeat, filled: Filled, refusal?: Refusal) => {
  const { card, criteria } = open
  const { id } = card.line
  const [remarks, proofs, materials] = await Promise.all([
    desk.reads.sheetComments(id),
    desk.reads.sheetProofs(id),
    materialsOf(desk, open),
  ])
  const sheets = 'sheets' in card.state ? card.state.sheets : []
  const nameOf = (expertId: string): string => card.seats.find(seat => seat.expertId === expertId)?.name ?? 'Специалист'
  const all = criteria?.sections.flatMap(section => section.criteria.map(criterion => ({ section, criterion }))) ?? []
  const blocks = itemsOf(open).flatMap(code => {
    const found = all.find(({ criterion }) => criterion.code === code)
    if (found === undefined) return []
    const sides = sheets.map(({ expertId, points }) => ({
      name: nameOf(expertId),
      points,
      comment: remarks[expertId]?.[code],
      proofs: proofs[expertId] ?? {},
    }))
    return [disputedPosition(found, sides, materials, filled)]
  })
  return seatPage(
    desk,
    open,
    html`${refused(desk.app.law, card.state.pack, refusal)}
    <p class="govuk-body">Решите каждую позицию и только их. Остальные оценки совпали и остаются как есть.</p>
    ${form({
      action: paths.assessmentThing(card.line.id, 'disputes'),
      csrf: context.csrf,
      filled,
      body: html`<input type="hidden" name="_seen" value="${card.version}">${blocks}
        <p class="govuk-body">После подписи решения складываются в итоговый лист, и формируется протокол группы.</p>
        ${buttonGroup(button('Подписать протокол'), html`<a class="govuk-link" href="${url(paths.assessment(card.line.id))}">Вернуться без изменений</a>`)}`,
    })}`,
    { title: 'Спорные позиции', heading: 'Спорные позиции', errors: filled.errors },
  )
}

const textOf = ({ typed }: Filled, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : ''
}
