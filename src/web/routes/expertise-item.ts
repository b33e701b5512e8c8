import type { FastifyInstance } from 'fastify'
import { type OwnSheet, type SheetSaved, saveItems } from '../../application/expertise.ts'
import { isUuid } from '../../application/my-case.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { itemMark, itemOf } from '../../domain/expertise/sheet-items.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { NotForYou } from '../errors.ts'
import { itemForm } from '../expertise/item-form.ts'
import { materialsOf } from '../expertise/materials.ts'
import { type JudgeContext, judges } from '../expertise/open-seat.ts'
import { addressField, keepField, otherField, overField } from '../expertise/proof-names.ts'
import { readSheet, type SheetAnswers, typedItem, typedOver } from '../expertise/sheet-answers.ts'
import { barWords, savedWords } from '../expertise/sheet-bar.ts'
import { sheetsFor, withTyped } from '../expertise/sheet-work.ts'
import { answerJson } from '../json.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Desk } from '../screens.ts'

/**
 * One item of a sheet, saved while the sheet is filled in. Answers in JSON: what the page shows of it now. 409 when another window
 * holds something else, 422 when it cannot be kept; the item comes back drawn anew then, with what was typed.
 */
export const expertiseItemRoutes = (server: FastifyInstance, desk: Desk): void =>
  page(server, {
    method: 'POST',
    path: paths.sheetItem(':caseId', ':code'),
    roles: judges,
    handler: async context => {
      const { caseId = '', code = '' } = context.params
      if (!isUuid(caseId)) throw new NotForYou()
      let read: (OwnSheet & { answers: SheetAnswers }) | undefined
      const saved = await saveItems(desk.app, by(context), caseId, own => {
        const answers = readSheet(oneItem(own.criteria, code), context.body)
        read = { ...own, answers }
        return answers.items
      })
      if (isRefusal(saved)) {
        if (saved.refused === 'not_found') throw new NotForYou()
        return answerJson(context.reply.status(422), { because: saved.because })
      }
      if (read === undefined || !knows(read.criteria, code)) throw new NotForYou()
      return answered(desk, context, code, { ...(read as Omit<Kept, 'saved'>), saved })
    },
  })

type Kept = OwnSheet & { answers: SheetAnswers; saved: SheetSaved }

const answered = async (desk: Desk, context: JudgeContext, code: string, kept: Kept) => {
  const { answers, saved, criteria, state } = kept
  const { typed, errors } = answers.filled
  const pack = desk.app.law.pack(kept.pack)
  const differs = saved.differing.includes(code)
  const added = [otherField(code), addressField(code), keepField(code)].some(name => (typed[name] ?? '') !== '')
  const facts = { criteria, category: state.application.category, points: saved.sheet.points }
  const drawn = differs || errors.length > 0 || added
  const item = drawn ? String(await drawnItem(desk, context, code, kept)) : undefined
  const status = differs ? 409 : errors.length > 0 ? 422 : 200
  return answerJson(context.reply.status(status), {
    ...barWords(facts),
    state: savedWords(new Date(saved.savedAt), pack.authority.time_zone),
    over: itemMark(itemOf(saved.sheet, code)),
    ...(item !== undefined && { item }),
    ...(differs && { because: `Показатель ${code} заполнен и в другом окне: выберите, что оставить` }),
    ...(errors[0] !== undefined && { because: errors[0].message }),
  })
}

const drawnItem = async (
  desk: Desk,
  context: JudgeContext,
  code: string,
  { criteria, answers, saved, state }: Kept,
) => {
  const card = await desk.reads.caseCard(saved.caseId)
  const differs = saved.differing.includes(code)
  const errors = answers.filled.errors
  const asTyped = differs || errors.length > 0
  const shown = asTyped ? withTyped(saved.sheet, answers, [code]) : saved.sheet
  const typed = asTyped
    ? {
        ...typedOver(criteria, saved.sheet, answers.filled.typed, [code]),
        ...(differs && { [overField(code)]: itemMark(itemOf(saved.sheet, code)) }),
      }
    : typedItem(code, saved.sheet, saved.sheet)
  const section = criteria.sections.find(one => one.criteria.some(item => item.code === code))
  const criterion = section?.criteria.find(item => item.code === code)
  if (card === undefined || section === undefined || criterion === undefined) throw new NotForYou()
  const open = { card, pack: desk.app.law.pack(state.pack) }
  return itemForm({
    section,
    criterion,
    measure: criteria.thresholds.find(({ category }) => category === state.application.category)?.measure,
    materials: await materialsOf(desk, open),
    first: (await sheetsFor(desk, context, open)).first,
    verdicts: shown.proofs[code] ?? [],
    filled: { typed, errors },
    differs: differs ? itemOf(saved.sheet, code) : undefined,
  })
}

/** Only the named item is read, whatever else the body holds. */
const oneItem = (criteria: CriteriaSet, code: string): CriteriaSet => ({
  ...criteria,
  sections: criteria.sections.map(section => ({
    ...section,
    criteria: section.criteria.filter(item => item.code === code),
  })),
})

const knows = (criteria: CriteriaSet, code: string): boolean =>
  criteria.sections.some(section => section.criteria.some(item => item.code === code))
