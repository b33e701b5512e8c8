import { momentIn } from '../../application/app.ts'
import { criteriaOfCase } from '../../application/criteria/criteria-of-case.ts'
import { answerRemark, remarkOn } from '../../application/expert-remarks.ts'
import { saveSheet, signPetition, signSheet } from '../../application/expertise.ts'
import { orderCase } from '../../application/handle.ts'
import { sayDifference } from '../../application/sheet-difference.ts'
import type { Points } from '../../domain/case/events.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { isAddress, type Proofs, proofRef, type Verdict } from '../../domain/expertise/proofs.ts'
import { attainablePoints } from '../../domain/expertise/scale.ts'
import type { Comments } from '../../domain/expertise/sheet-comments.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { caseState, type Doing, type Rehearsal, read } from './rehearsal.ts'
import type { StepOf } from './step-shapes.ts'

type Given = StepOf<'submit_sheet'>['with']

/** Points of a sheet: all of the most or all zeros, then what differs. */
export const pointsOf = (criteria: CriteriaSet | undefined, { result, change, points }: Given): Points => {
  if (points !== undefined) return points
  const items = criteria?.sections.flatMap(section => section.criteria) ?? []
  const usual = items.map(item => [item.code, result === 'meets' ? (attainablePoints(item).at(-1) ?? 0) : 0] as const)
  return { ...Object.fromEntries(usual), ...change }
}

export const submitSheet = ({ case: name, with: given }: StepOf<'submit_sheet'>): Doing =>
  filledAndSigned(name, given, signSheet, 'SubmitSheet')

export const examinePetition = ({ case: name, with: given }: StepOf<'examine_petition'>): Doing =>
  filledAndSigned(name, given, signPetition, 'ExaminePetition')

/** Fills the sheet in, saves and signs it, as the screen does. Who has no sheet here hears so from the case itself. */
const filledAndSigned =
  (name: string, given: Given, sign: typeof signSheet, type: 'SubmitSheet' | 'ExaminePetition'): Doing =>
  async (rehearsal, by) => {
    const { app } = rehearsal
    const caseId = rehearsal.id('case', name)
    const points = pointsOf(await criteriaOf(rehearsal, name), given)
    const proofs = await proofsOf(rehearsal, caseId, given, points)
    const saved = await saveSheet(app, by, caseId, { points, comments: commentsOf(given, points), proofs })
    if (!isRefusal(saved)) return sign(app, by, saved)
    return saved.refused === 'not_now'
      ? orderCase(app, by, caseId, { type, expertId: by.actor.personId, points })
      : (saved satisfies Refusal)
  }

/** What does not apply is explained, in the scenario's words or in the usual ones. */
const commentsOf = ({ comments, proved }: Given, points: Points): Comments => ({
  ...(proved &&
    Object.fromEntries(
      Object.entries(points).flatMap(([code, value]) => (value === 'na' ? [[code, 'Мониторинг не проводился']] : [])),
    )),
  ...comments,
})

const proofsOf = async (rehearsal: Rehearsal, caseId: string, given: Given, points: Points): Promise<Proofs> => {
  const titles = await read(rehearsal, tx => tx.sheets.proofsOf(caseId))
  const refOf = (proof: string, lookedOn: Given['proofs'][string][number]['looked_on']): string => {
    if (lookedOn !== undefined && isAddress(proof)) return proofRef({ kind: 'open', seenOn: lookedOn, address: proof })
    return Object.keys(titles).find(ref => titles[ref] === proof) ?? proof
  }
  const said = Object.entries(given.proofs).map(([code, verdicts]): [string, Verdict[]] => [
    code,
    verdicts.map(({ proof, accepted, reason, looked_on }) => ({ proof: refOf(proof, looked_on), accepted, reason })),
  ])
  const usual = Object.entries(points).flatMap(([code, value]): [string, Verdict[]][] =>
    given.proved && typeof value === 'number' && value > 0
      ? [[code, [{ proof: 'paper', accepted: true, reason: `Лист к показателю ${code}` }]]]
      : [],
  )
  return Object.fromEntries([...usual, ...said])
}

const criteriaOf = async (rehearsal: Rehearsal, name: string): Promise<CriteriaSet | undefined> => {
  const state = await caseState(rehearsal, name)
  if (state.stage === 'draft') return undefined
  const pack = rehearsal.app.law.pack(state.pack)
  const today = momentIn(rehearsal.app, pack.authority.time_zone).date
  return read(rehearsal, tx => criteriaOfCase(rehearsal.app, tx.criteria.inForce, pack, state, today))
}

/** A later signer of a joint sheet: the own draft stays, the difference is said. */
export const differFromSheet =
  ({ case: name, with: given }: StepOf<'differ_from_sheet'>): Doing =>
  async (rehearsal, by) => {
    const caseId = rehearsal.id('case', name)
    const points = pointsOf(await criteriaOf(rehearsal, name), given)
    const saved = await saveSheet(rehearsal.app, by, caseId, { points, comments: given.comments, proofs: {} })
    return isRefusal(saved) ? saved : sayDifference(rehearsal.app, by, caseId, given.words)
  }

export const remarkToConclusion =
  ({ case: name, with: given }: StepOf<'remark_to_conclusion'>): Doing =>
  (rehearsal, by) =>
    remarkOn(rehearsal.app, by, {
      caseId: rehearsal.id('case', name),
      expertId: rehearsal.cast.idOf(given.to),
      remark: given.remark,
    })

/** The answer of the specialist to the last remark on the case. */
export const answerToRemark =
  ({ case: name, with: given }: StepOf<'answer_remark'>): Doing =>
  async (rehearsal, by) => {
    const caseId = rehearsal.id('case', name)
    const remarkId = await read(rehearsal, tx => tx.sheets.lastRemark(caseId, by.actor.personId))
    if (remarkId === undefined) return { refused: 'not_found', because: 'Замечаний к заключению нет' }
    return answerRemark(rehearsal.app, by, { caseId, remarkId, answer: given.answer })
  }
