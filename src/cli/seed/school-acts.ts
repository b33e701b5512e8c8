import type { By } from '../../application/app.ts'
import type { KeptFile } from '../../application/files.ts'
import { certifySet, returnSet, sendToSchool } from '../../application/school/certify.ts'
import { answerConfirmation, askConfirmation, type ConfirmationAnswer } from '../../application/school/confirm.ts'
import { inviteSchool, revokeInvitation } from '../../application/school/invite.ts'
import { askPetition, makePetition, savePetition, startPetition } from '../../application/school/petition.ts'
import { signedByHand } from '../../application/school/signed.ts'
import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { type Act, actingAs, as, type RegionWorld } from './region-world.ts'
import { signSchoolPaper } from './sign-school-paper.ts'
import type { Story } from './story.ts'
import { planOf } from './story-plan.ts'
import { petitionWords, schoolRemarks } from './texts-school.ts'

/** The desk of the first school of a region with everything on it, and invitations of the others in their states. */
export const schoolActs = (world: RegionWorld, told: readonly Story[], standing: readonly Story[]): Act[] => {
  const here = world.schools[0]?.id
  const isHere = ({ applicant }: Story): boolean => world.schoolOf(applicant).id === here
  const open = standing.filter(story => isHere(story) && openStops.some(stop => stop === story.stop))
  return [
    ...invitations(world, standing),
    ...confirmations(world, open),
    ...certifications(world, open),
    ...petitions(world, told.filter(isHere)),
  ]
}

const openStops = ['registered', 'review', 'admitted', 'panel_appointed', 'assessment', 'assessed', 'testing'] as const

const back = ({ calendar, today }: RegionWorld, days: number): PlainDate =>
  calendar.workingDayOnOrBefore(addDays(today, -days))

/** Whoever has the account of the first school. */
const head = (world: RegionWorld): By => as(world, 'employer')

const invitations = (world: RegionWorld, standing: readonly Story[]): Act[] => {
  const clerk = as(world, 'clerk')
  const invited = (
    days: number,
    organisationId: string | undefined,
    then?: (id: string) => Promise<unknown>,
  ): Act[] => {
    if (organisationId === undefined) return []
    const plan = planOf(world, {}, back(world, days))
    plan.act('invite school', async () => {
      const done = await inviteSchool(world.app, clerk, { organisationId })
      return isRefusal(done) || then === undefined ? done : then(done.invitationId)
    })
    return plan.acts
  }
  const [, second, third, fourth, fifth] = world.schools
  const ofSecond = standing.find(
    ({ applicant, stop }) => world.schoolOf(applicant).id === second?.id && stop === 'review',
  )
  const byTeacher = ofSecond && planOf(world, {}, back(world, 3), ofSecond)
  byTeacher?.act('teacher invites', () =>
    inviteSchool(world.app, actingAs(world, ofSecond?.applicant ?? never(), 'teacher'), {
      caseId: ofSecond?.caseId ?? '',
    }),
  )
  return [
    ...(byTeacher?.acts ?? []),
    ...invited(25, third?.id),
    ...invited(6, fourth?.id),
    ...invited(9, fifth?.id, id => revokeInvitation(world.app, clerk, id)),
  ]
}

const confirmations = (world: RegionWorld, open: readonly Story[]): Act[] => {
  const [asked, answered, corrected] = open
  const confirm = (story: Story, days: number, facts: ConfirmationAnswer['facts'], signed: boolean): Act[] => {
    const plan = planOf(world, {}, laterOf(world, story, days), story)
    let paperId = ''
    plan.act('ask school', () => askConfirmation(world.app, as(world, 'clerk'), story.caseId))
    plan.act('school confirms', async () => {
      const done = await answerConfirmation(world.app, head(world), story.caseId, { onDay: plan.day(), facts })
      if (!isRefusal(done)) paperId = done.documentId ?? ''
      return done
    })
    if (signed) plan.act('certificate signed', () => signedByHand(world.app, head(world), paperId))
    return plan.acts
  }
  const only = asked && planOf(world, {}, laterOf(world, asked, 1), asked)
  only?.act('ask school', () => askConfirmation(world.app, as(world, 'clerk'), asked?.caseId ?? ''))
  return [
    ...(only?.acts ?? []),
    ...(answered ? confirm(answered, 1, {}, false) : []),
    ...(corrected
      ? confirm(
          corrected,
          2,
          { experience: { verdict: 'corrected', says: 'педагогический: полных лет 11', note: 'По трудовой книжке' } },
          true,
        )
      : []),
  ]
}

const certifications = (world: RegionWorld, open: readonly Story[]): Act[] => {
  // The furthest ones have something to certify everywhere: some regions take papers late.
  const stories = open.slice(-4)
  return stories.flatMap((story, index) => {
    const plan = planOf(world, {}, laterOf(world, story, index < 2 ? 0 : 1), story)
    let setId = ''
    plan.act('send to school', async () => {
      const choice = await certifiable(world, story)
      if (choice.length === 0) return {}
      const done = await sendToSchool(world.app, actingAs(world, story.applicant, 'teacher'), {
        ...{ of: { caseId: story.caseId }, choice },
        note: 'Подлинники лежат в моём личном деле.',
      })
      if (!isRefusal(done)) setId = done.setId
      return done
    })
    const schoolDoes = (what: string, run: () => Promise<unknown>): void =>
      plan.act(what, async () => (setId === '' ? {} : run()))
    if (index === 1)
      schoolDoes('school returns', () =>
        returnSet(world.app, head(world), setId, { remarks: { 1: world.luck.pick(schoolRemarks) }, seen: 1 }),
      )
    if (index >= 2)
      schoolDoes('school certifies', async () => {
        const done = await certifySet(world.app, head(world), setId, 1)
        if (isRefusal(done) || index > 2) return done
        const signed = await signSchoolPaper(world, head(world), done.documentId)
        return signed ?? signedByHand(world.app, head(world), done.documentId)
      })
    return plan.acts
  })
}

/** Petitions in four states: asked, in work, waiting for a signature, signed with a pen. */
const petitions = (world: RegionWorld, told: readonly Story[]): Act[] => {
  const { app, pack } = world
  if (pack.petition_path === null) return []
  const done = told.filter(
    ({ outcome, stop, position }) => outcome === 'set' && stop === undefined && !/методист/i.test(position),
  )
  const [first, second, third, fourth] = [...new Map(done.map(story => [story.applicant.id, story])).values()]
  const minutes = world.kept.get('council_minutes')
  const write = (story: Story, days: number, until: 'draft' | 'made' | 'signed'): Act[] => {
    const plan = planOf(world, {}, back(world, days), story)
    let id = ''
    let paperId = ''
    plan.act('petition begins', async () => {
      const begun = await startPetition(app, head(world), { teacherId: story.applicant.id, category: 'methodist' })
      if (!isRefusal(begun)) id = begun.petitionId
      return begun
    })
    plan.act('petition written', () =>
      savePetition(app, head(world), id, {
        ...{
          texts: petitionWords,
          council: 'Педагогический совет',
          minutesNumber: '4',
          minutesOn: plan.day(),
          seen: 1,
        },
        ...(minutes === undefined ? {} : { minutesFile: minutes }),
        // A category set elsewhere, long before this stand began to tell.
        proof: { category: 'highest', setOn: addDays(world.today, -420), position: story.position, orderNumber: '118' },
      }),
    )
    if (until === 'draft') return plan.acts
    plan.act('petition made', async () => {
      const made = await makePetition(app, head(world), id)
      if (!isRefusal(made)) paperId = made.documentId
      return made
    })
    if (until === 'made') return plan.acts
    const scan = world.kept.get('employer_petition')
    plan.act('petition signed', () => signedByHand(app, head(world), paperId, scan as KeptFile | undefined))
    return plan.acts
  }
  const asked = first && planOf(world, {}, back(world, 1), first)
  asked?.act('petition asked', () =>
    askPetition(app, actingAs(world, first?.applicant ?? never(), 'teacher'), {
      ...{ region: world.region, organisationId: world.schools[0]?.id ?? '', category: 'mentor' },
      ...{ position: first?.position ?? '', words: 'Три года веду школу молодого педагога, протокол № 4 у завуча.' },
    }),
  )
  return [
    ...(asked?.acts ?? []),
    ...(second ? write(second, 4, 'draft') : []),
    ...(third ? write(third, 3, 'made') : []),
    ...(fourth ? write(fourth, 7, 'signed') : []),
  ]
}

/** So many days before today, but not before the case has come to where it stands. */
const laterOf = (world: RegionWorld, { start }: Story, days: number): PlainDate => {
  const wanted = back(world, days)
  const earliest = world.calendar.addWorkingDays(start, 3)
  return wanted > earliest || earliest > world.today ? wanted : earliest
}

const certifiable = async ({ app }: RegionWorld, { caseId }: Story) => {
  const found = await app.storage.write(async tx => ({ files: await tx.school.filesOfCase(caseId) }))
  if (isRefusal(found)) return []
  const wanted = ['portfolio', 'achievements', 'education', 'analytical_note', 'awards', 'other', 'earlier_category']
  return found.files
    .filter(({ document }) => wanted.includes(document))
    .map(({ id }) => ({ source: 'case' as const, id }))
}

const never = (): never => {
  throw new Error('A story that was found is gone')
}
