import { createHash } from 'node:crypto'
import { type By, momentIn } from '../../application/app.ts'
import { addFile, type KeptFile } from '../../application/files.ts'
import { certifySet, returnSet, sendAgain, sendToSchool } from '../../application/school/certify.ts'
import { answerConfirmation, askConfirmation } from '../../application/school/confirm.ts'
import { inviteSchool } from '../../application/school/invite.ts'
import { askPetition, makePetition, savePetition, withdrawPetition } from '../../application/school/petition.ts'
import { signedByHand } from '../../application/school/signed.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { DocumentKind } from '../../domain/regulations/vocabulary.ts'
import { petitionIndicators } from '../../domain/school/petition.ts'
import { caseState, type Doing, type Rehearsal, read } from './rehearsal.ts'
import type { StepName, StepOf } from './step-shapes.ts'

type SchoolStepName = Extract<
  StepName,
  | 'invite_school'
  | 'ask_school'
  | 'confirm_work'
  | 'send_to_school'
  | 'return_files'
  | 'certify_files'
  | 'petition'
  | 'withdraw_petition'
>
type Steps = { [Name in SchoolStepName]: (step: StepOf<Name>) => Doing }

/** Sets and petitions by the case of the scenario: their ids come from the use cases. */
const things = new WeakMap<Rehearsal, Map<string, string>>()
const thingsOf = (play: Rehearsal): Map<string, string> => {
  const known = things.get(play) ?? new Map<string, string>()
  things.set(play, known)
  return known
}

/** An id that nobody has given: the use case answers that there is no such thing. */
const nothing = '00000000-0000-0000-0000-000000000000'

export const schoolSteps: Steps = {
  invite_school: step => (play, by) => inviteSchool(play.app, by, { caseId: play.id('case', step.case) }),

  ask_school: step => (play, by) => askConfirmation(play.app, by, play.id('case', step.case)),

  confirm_work: step => async (play, by) => {
    const { corrected, denied, note, sign, on_day } = step.with
    const { date } = todayOf(play)
    const facts = Object.fromEntries([
      ...Object.entries(corrected).map(([fact, says]) => [fact, { verdict: 'corrected' as const, says, note }]),
      ...denied.map(fact => [fact, { verdict: 'denied' as const, note }]),
    ])
    const done = await answerConfirmation(play.app, by, play.id('case', step.case), { onDay: on_day ?? date, facts })
    return isRefusal(done) || !sign || done.documentId === undefined
      ? done
      : signedByHand(play.app, by, done.documentId)
  },

  send_to_school: step => async (play, by) => {
    const caseId = play.id('case', step.case)
    const choice = await filesNamed(play, by, step)
    const known = thingsOf(play).get(`set:${step.case}`)
    if (known !== undefined) return sendAgain(play.app, by, known, { choice })
    const done = await sendToSchool(play.app, by, { of: { caseId }, choice })
    if (!isRefusal(done)) thingsOf(play).set(`set:${step.case}`, done.setId)
    return done
  },

  return_files: step => async (play, by) => {
    const setId = thingsOf(play).get(`set:${step.case}`) ?? nothing
    const remarks = Object.fromEntries(
      Object.entries(step.with.remarks).map(([place, words]) => [Number(place), words]),
    )
    return returnSet(play.app, by, setId, { remarks, seen: await versionOf(play, setId) })
  },

  certify_files: step => async (play, by) => {
    const setId = thingsOf(play).get(`set:${step.case}`) ?? nothing
    const done = await certifySet(play.app, by, setId, await versionOf(play, setId))
    return isRefusal(done) || !step.with.sign ? done : signedByHand(play.app, by, done.documentId)
  },

  petition: step => async (play, by) => {
    const { teacher, category, position, minutes, described } = step.with
    const { region, organisationId = '' } = by.actor
    const personId = play.cast.idOf(teacher)
    const known = thingsOf(play).get(`petition:${step.case}`)
    if (known === undefined) {
      const asTeacher: By = { actor: { personId, role: 'teacher', region }, accountId: personId }
      const asked = await askPetition(play.app, asTeacher, { region, organisationId, category, position })
      if (isRefusal(asked)) return asked
      thingsOf(play).set(`petition:${step.case}`, asked.petitionId)
    }
    const petitionId = thingsOf(play).get(`petition:${step.case}`) ?? nothing
    const seen = (await read(play, tx => tx.school.petition(petitionId)))?.version ?? 1
    const texts = Object.fromEntries(petitionIndicators(category).map(code => [code, 'Работа описана школой']))
    const written = await savePetition(play.app, by, petitionId, {
      ...{ texts: described ? texts : {}, seen },
      ...(minutes
        ? {
            minutesNumber: '4',
            minutesOn: todayOf(play).date,
            minutesFile: paperNamed('council_minutes', 'Протокол.pdf'),
          }
        : {}),
    })
    if (isRefusal(written)) return written
    const made = await makePetition(play.app, by, petitionId)
    return isRefusal(made)
      ? made
      : signedByHand(play.app, by, made.documentId, paperNamed('employer_petition', 'Ходатайство.pdf'))
  },

  withdraw_petition: step => (play, by) =>
    withdrawPetition(play.app, by, thingsOf(play).get(`petition:${step.case}`) ?? nothing, step.with.reason),
}

/** A file that nobody has uploaded: its name stands for its bytes. */
const paperNamed = (document: DocumentKind, name: string): KeptFile => ({
  ...{ document, name, mediaType: 'application/pdf', size: 1024 },
  digest: createHash('sha256').update(name).digest('hex'),
})

/** Rows of the files of a case by name; those that are not there yet appear. A case nobody has handed in has none. */
const filesNamed = async (play: Rehearsal, by: By, step: StepOf<'send_to_school'>) => {
  const caseId = play.id('case', step.case)
  if ((await caseState(play, step.case)).stage === 'draft') return []
  const known = await read(play, tx => tx.school.filesOfCase(caseId))
  const choice = []
  for (const name of step.with.files) {
    const id =
      known.find(file => file.name === name)?.id ??
      (await read(play, tx => addFile(play.app, tx, by, paperNamed('portfolio', name), { draftId: null, caseId })))
    choice.push({ source: 'case' as const, id })
  }
  return choice
}

const versionOf = async (play: Rehearsal, setId: string): Promise<number> =>
  (await read(play, tx => tx.school.certificationSet(setId)))?.version ?? 1

const todayOf = (play: Rehearsal) => momentIn(play.app, play.pack().authority.time_zone)
