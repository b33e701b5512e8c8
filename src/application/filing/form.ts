import type { Pack } from '../../domain/regulations/pack.ts'
import { type Category, categories, type FormField } from '../../domain/regulations/vocabulary.ts'
import { type Option, optionsOf, type Setting } from './options.ts'
import { questionTable } from './question-table.ts'
import type { Control, Question } from './questions.ts'
import { type SectionId, sectionIds } from './sections.ts'

/** A question ready to be asked. */
export type AskedQuestion = {
  name: Question
  control: Control
  label: string
  hint?: string | undefined
  required: boolean
  options?: Option[] | undefined
  /** Clause the field comes from; absent for what only the engine needs. */
  clause?: string | undefined
}
export type FormSection = { id: SectionId; questions: AskedQuestion[] }

/** `intake`: a worker types in what came on paper or by another door. */
export type FilingMode = 'own' | 'intake'

/**
 * The form of a region for a category: the fields of its pack and those without which the rules cannot be checked.
 * Before the category is chosen only what every category asks is shown. Sections without questions are left out;
 * the section of files always stays.
 */
export const formOf = (setting: Setting, mode: FilingMode, category: Category | undefined): FormSection[] => {
  const asked = askedOf(setting.pack, mode, category)
  return sectionIds
    .map(id => ({
      id,
      questions: (Object.keys(questionTable) as Question[])
        .filter(name => questionTable[name].section === id && asked.has(name))
        .map(name => ready(name, asked.get(name) ?? {}, setting))
        // Which papers there are is known once the category is chosen.
        .filter(({ control, options }) => control.kind !== 'several' || (options?.length ?? 0) > 0),
    }))
    .filter(({ id, questions }) => id === 'files' || questions.length > 0)
}

export const categoryIn = (text: string): Category | undefined => categories.find(category => category === text)

type Asked = { required?: boolean; label?: string | undefined; hint?: string | undefined; clause?: string | undefined }

const askedOf = (pack: Pack, mode: FilingMode, category: Category | undefined): Map<Question, Asked> => {
  const asked = new Map<Question, Asked>()
  for (const line of pack.application) {
    if (line.for !== undefined && (category === undefined || !line.for.includes(category))) continue
    asked.set(line.field, { required: line.required, label: line.label, hint: line.hint, clause: line.clause })
  }
  for (const [name, required] of needed(pack, mode, category)) {
    const known = asked.get(name)
    asked.set(name, { ...known, required: (known?.required ?? false) || required })
  }
  return asked
}

/** What the rules must know, whatever the paper asks. */
const needed = (pack: Pack, mode: FilingMode, category: Category | undefined): [Question, boolean][] => {
  const rules = pack.refuse_service_when.filter(
    ground => category === undefined || (ground.for ?? [category]).includes(category),
  )
  const has = (rule: string) => rules.some(ground => ground.rule === rule)
  const asksHeld = has('requires_category') || pack.application.some(({ field }) => heldFields.includes(field))
  const byAward = category !== undefined && (pack.awards_path?.for.includes(category) ?? false)
  const list: [Question, boolean, boolean][] = [
    ['surname', true, true],
    ['name', true, true],
    ['patronymic', false, true],
    ['snils', true, mode === 'intake'],
    ['category', true, true],
    ['organisation', true, true],
    ['organisation_name', false, true],
    ['position', true, true],
    ['position_other', false, true],
    ['subject', false, true],
    ['result_delivery', true, true],
    ['paper_copy', false, true],
    ['earlier_refusal_on', false, has('within_year_of_refusal')],
    ['held_category', category !== undefined && category !== 'first' && has('requires_category'), asksHeld],
    ['held_set_on', false, asksHeld],
    ['held_position', false, asksHeld],
    ['held_valid_until', false, asksHeld],
    ['held_region', false, asksHeld],
    ['name_changed', false, pack.evidence.some(({ when }) => when === 'name_changed')],
    ['citizenship', true, pack.evidence.some(({ when }) => when === 'foreign_citizen')],
    ['awards_claimed', false, byAward],
    ['claimed_award', false, byAward],
    ['award_details', false, byAward],
    ['presence', false, pack.commission.applicant_presence.on_wish],
    ['evidence_link', false, pack.files.link_allowed],
    ['consent', true, pack.consent.required],
    ['signature', true, mode === 'intake'],
    ['epgu_number', false, mode === 'intake'],
    ['representative', true, mode === 'intake' && pack.representative.may === 'file'],
    ['representative_authority', false, mode === 'intake' && pack.representative.may === 'file'],
    ['paper_documents', false, mode === 'intake'],
  ]
  return list.filter(([, , wanted]) => wanted).map(([name, required]) => [name, required])
}

const heldFields: readonly FormField[] = [
  'held_category',
  'held_set_on',
  'held_order_number',
  'held_order_date',
  'held_body',
]

const ready = (name: Question, asked: Asked, setting: Setting): AskedQuestion => {
  const { control, label, hint } = questionTable[name]
  return {
    name,
    control,
    label: asked.label ?? label,
    hint: asked.hint ?? hint,
    required: asked.required ?? false,
    options: optionsOf(name, setting),
    clause: asked.clause,
  }
}
