import { z } from 'zod'
import { hasLostSigns, lostSignWords } from '../../application/lost-signs.ts'
import type { SheetFault } from '../../application/sheet-readiness.ts'
import { parsePlainDate } from '../../domain/calendar/plain-date.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { isAddress, proofRef, type Verdict } from '../../domain/expertise/proofs.ts'
import { sheetFaults } from '../../domain/expertise/scoring.ts'
import { itemMark, itemOf, type SentItem, type Sheet } from '../../domain/expertise/sheet-items.ts'
import { dayFromRussian } from '../answers.ts'
import { type FieldError, type Filled, readForm, type Typed } from '../forms.ts'
import {
  adding,
  addressField,
  commentField,
  differsField,
  keepField,
  otherField,
  overField,
  pointsField,
  proofToken,
  reasonField,
  refOfToken,
  seenField,
  verdictField,
} from './proof-names.ts'

export type SheetAnswers = { items: SentItem[]; filled: Filled }

const longest = 2000

/**
 * Reads the items of a sheet that came with a form, as far as they are filled. What cannot be kept stands beside its field, and
 * the item is left out of `items`: the others are saved all the same.
 */
export const readSheet = (set: CriteriaSet, body: unknown): SheetAnswers => {
  const { typed } = readForm(z.object({}), body).filled
  const items: SentItem[] = []
  const errors: FieldError[] = []
  for (const { code } of set.sections.flatMap(section => section.criteria)) {
    if (typed[overField(code)] === undefined && typed[pointsField(code)] === undefined) continue
    // Of two windows the other one was chosen: what stands in this one is let go.
    if (typed[keepField(code)] === 'saved') continue
    if (isUndecided(typed, code)) {
      errors.push({ field: keepField(code), message: `Показатель ${code}: выберите, что оставить` })
      continue
    }
    const { item, faults } = readItem(set, code, typed)
    if (faults.length === 0) items.push(item)
    errors.push(...faults)
  }
  return { items, filled: { typed, errors } }
}

/** The person was shown both fillings of an item and has not said which one stays. */
export const isUndecided = (typed: Typed, code: string): boolean =>
  typed[differsField(code)] !== undefined && typed[keepField(code)] !== 'mine' && typed[keepField(code)] !== 'saved'

const readItem = (set: CriteriaSet, code: string, typed: Typed): { item: SentItem; faults: FieldError[] } => {
  const faults: FieldError[] = []
  const points = pointsOf(textOf(typed, pointsField(code)))
  const strange = points === undefined ? undefined : sheetFaults(set, { [code]: points })[code]
  if (strange !== undefined) faults.push({ field: pointsField(code), message: strange })
  const comment = textOf(typed, commentField(code)).trim()
  const badWords = wordsFault(comment)
  if (badWords !== undefined) faults.push({ field: commentField(code), message: badWords })
  const proofs = verdictsOf(code, typed)
  for (const { proof, reason = '' } of proofs) {
    const bad = wordsFault(reason)
    if (bad !== undefined) faults.push({ field: reasonField(code, proofToken(proof)), message: bad })
  }
  const page = openPage(code, typed)
  if (page !== undefined && 'field' in page) faults.push(page)
  else if (page !== undefined) proofs.push(page)
  const over = typed[overField(code)] === undefined ? undefined : textOf(typed, overField(code))
  return { item: { code, points, comment, proofs, over }, faults }
}

const wordsFault = (words: string): string | undefined => {
  if (hasLostSigns(words)) return lostSignWords
  return words.length > longest ? `Сократите ответ: не больше ${longest} знаков` : undefined
}

/** Verdicts of the shown proofs, then of the one that is being added. */
const verdictsOf = (code: string, typed: Typed): Verdict[] => {
  const prefix = verdictField(code, '')
  const shown = Object.keys(typed)
    .filter(name => name.startsWith(prefix))
    .flatMap((name): Verdict[] => {
      const token = name.slice(prefix.length)
      const ref = token === adding ? refOfToken(textOf(typed, otherField(code))) : refOfToken(token)
      const given = textOf(typed, name)
      if (ref === undefined || (given !== 'yes' && given !== 'no')) return []
      const reason = textOf(typed, reasonField(code, token)).trim()
      return [{ proof: ref, accepted: given === 'yes', ...(reason !== '' && { reason }) }]
    })
  return shown.slice(0, 200)
}

/** A page of an open source: the address and the day, or what is wrong with them. */
const openPage = (code: string, typed: Typed): Verdict | FieldError | undefined => {
  const [address, day] = [textOf(typed, addressField(code)).trim(), textOf(typed, seenField(code)).trim()]
  if (address === '' && day === '') return undefined
  if (address.length > longest || !isAddress(address))
    return {
      field: addressField(code),
      message: 'Напишите адрес страницы целиком, он начинается с https:// или http://',
    }
  const seenOn = parsePlainDate(dayFromRussian(day) ?? '')
  if (seenOn === undefined) return { field: seenField(code), message: 'Напишите, когда смотрели страницу: 07.11.2023' }
  return { proof: proofRef({ kind: 'open', seenOn, address }), accepted: true }
}

/** A saved sheet as its form shows it. */
export const typedSheet = (set: CriteriaSet, shown: Sheet, saved: Sheet): Typed =>
  Object.assign(
    {},
    ...set.sections.flatMap(section => section.criteria.map(({ code }) => typedItem(code, shown, saved))),
  )

/** One item as the form shows it; `saved` is what it was filled over. */
export const typedItem = (code: string, shown: Sheet, saved: Sheet): Typed => {
  const { points, comment, proofs } = itemOf(shown, code)
  return {
    [overField(code)]: itemMark(itemOf(saved, code)),
    [commentField(code)]: comment,
    ...(points !== undefined && { [pointsField(code)]: String(points) }),
    ...Object.fromEntries(
      proofs.flatMap(({ proof, accepted, reason = '' }) => [
        [verdictField(code, proofToken(proof)), accepted ? 'yes' : 'no'],
        [reasonField(code, proofToken(proof)), reason],
      ]),
    ),
  }
}

/** The saved sheet in the form again, with what was typed in some of its items instead. */
export const typedOver = (set: CriteriaSet, saved: Sheet, typed: Typed, codes: readonly string[]): Typed => {
  const shown: Record<string, Typed[string]> = { ...typedSheet(set, saved, saved) }
  for (const code of codes) {
    const own = ownNames(code)
    for (const name of Object.keys(shown)) if (own(name)) delete shown[name]
    for (const [name, value] of Object.entries(typed)) if (own(name) && value !== undefined) shown[name] = value
  }
  return shown
}

/** Whether a field belongs to the item: `verdict_1_1_paper` does to 1.1, `points_1_10` does not. */
const ownNames = (code: string): ((name: string) => boolean) => {
  const [verdict, reason] = [verdictField(code, ''), reasonField(code, '')]
  const whole = [pointsField, commentField, overField, otherField, addressField, seenField].map(of => of(code))
  const token = (name: string, prefix: string): boolean =>
    name.startsWith(prefix) &&
    (name.slice(prefix.length) === adding || refOfToken(name.slice(prefix.length)) !== undefined)
  return name => whole.includes(name) || token(name, verdict) || token(name, reason)
}

/** The field where a fault is mended. */
export const fieldOfFault = ({ code, at, proof }: SheetFault): string => {
  if (at === 'points') return pointsField(code)
  if (at === 'comment') return commentField(code)
  return at === 'proofs' || proof === undefined ? proofsAnchor(code) : reasonField(code, proofToken(proof))
}

/** The block of an item's proofs. */
export const proofsAnchor = (code: string): string => `proofs_${code.replaceAll('.', '_')}`

/** Line ends as one character, as they are kept. */
const textOf = (typed: Typed, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''
}

/** «7», «7,5», «na»; undefined while nothing is chosen, NaN for what is no number (the scale then refuses it). */
const pointsOf = (text: string): number | 'na' | undefined => {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  return trimmed === 'na' ? 'na' : Number(trimmed.replace(',', '.'))
}
