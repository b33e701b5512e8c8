import { addFile } from '../../application/files.ts'
import { questionTable } from '../../application/filing/question-table.ts'
import { fileApplication } from '../../application/filing.ts'
import type { Answer } from '../../application/stores/cases.ts'
import type { Application } from '../../domain/case/application.ts'
import { categoryTitles } from '../../domain/eligibility/category-words.ts'
import { evidenceFor } from '../../domain/eligibility/evidence.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { lackingPaper, refusalGround } from './acceptance.ts'
import { formAnswers } from './form-answers.ts'
import { proofsToBring } from './portfolio-acts.ts'
import { actingAs, as, type RegionWorld } from './region-world.ts'
import type { Story } from './story.ts'
import { results } from './texts.ts'

/** Files the application of a story with its papers, by whoever brings it in. */
export const fileStory = async (world: RegionWorld, story: Story) => {
  const application = applicationOf(world, story)
  const paperDoor = ['in_person', 'post', 'email', 'electronic'].includes(story.channel)
  const by = story.byMfc
    ? as(world, 'mfc')
    : paperDoor
      ? as(world, 'clerk')
      : actingAs(world, story.applicant, 'teacher')
  const done = await fileApplication(world.app, by, {
    caseId: story.caseId,
    region: world.region,
    person: story.applicant,
    application,
    answers: answersOf(world, story, application),
    // Whoever takes papers in does not see the person's portfolio; where there is a test, it comes after it.
    proofs:
      by.actor.role === 'teacher' && world.pack.testing === null
        ? await proofsToBring(world, story.applicant, story)
        : [],
    epguNumber: story.channel === 'epgu' ? `3${world.luck.between(100_000_000, 999_999_999)}` : undefined,
  })
  if (!isRefusal(done)) await attach(world, story, application.documents)
  return done
}

/** Rows of the files behind the papers of a case. */
export const attach = (world: RegionWorld, { caseId, applicant }: Story, documents: readonly string[]) =>
  world.app.storage.write(async tx => {
    for (const document of documents) {
      const file = world.kept.get(document)
      if (file !== undefined && document !== 'application' && document !== 'consent')
        await addFile(world.app, tx, actingAs(world, applicant, 'teacher'), file, { draftId: null, caseId })
    }
    return {}
  })

const applicationOf = (world: RegionWorld, story: Story): Application => {
  const { pack, luck } = world
  const demanded = pack.channels.find(line => line.channel === story.channel)?.signature ?? 'none'
  const isBroken = refusalGround(pack, story.category)?.rule === 'signature_invalid'
  const bare: Application = {
    category: story.category,
    position: story.position,
    subject: story.subject,
    organisationId: world.schoolOf(story.applicant).id,
    channel: story.channel,
    signature: story.stop === 'acceptance_refused' && isBroken ? 'broken' : demanded,
    held: story.held,
    earlierRefusals: [],
    documents: [],
    awardsClaimed: story.awards ?? false,
    petition: pack.petition_path?.for.includes(story.category) ?? false,
    wishesPresence: luck.chance(0.2),
    resultBy: luck.chance(0.12) ? 'email' : 'account',
    paperCopy: luck.chance(0.15),
    consent: true,
    foreignCitizen: false,
    nameChanged: false,
    ...(story.representative ? { representative: { authority: true } } : {}),
  }
  const due = evidenceFor(pack, bare).filter(paper => paper.required && paper.due === 'filing')
  const lacking = story.stop === 'acceptance_refused' ? lackingPaper(pack, story.category) : undefined
  return { ...bare, documents: due.map(paper => paper.document).filter(kind => kind !== lacking) }
}

/** The demo's people were given the insignia of a department. */
const claimed = ({ pack }: RegionWorld) => pack.awards_path?.awards.find(({ kind }) => kind === 'departmental_insignia')

const answersOf = (world: RegionWorld, story: Story, application: Application): Answer[] => {
  const { applicant } = story
  const { luck } = world
  const experience = luck.between(4, 31)
  const inPosition = luck.between(2, experience)
  const given: [field: keyof typeof questionTable, answer: string][] = [
    ['category', categoryTitles[application.category]],
    ['surname', applicant.surname],
    ['name', applicant.name],
    ['patronymic', applicant.patronymic ?? ''],
    ['phone', applicant.phone ?? ''],
    ['email', applicant.email ?? ''],
    ['organisation', world.schoolOf(applicant).fullName],
    ['position', application.position],
    ['subject', application.subject ?? ''],
    ['education_level', 'Высшее педагогическое'],
    ['teaching_experience_years', String(experience)],
    ['position_experience_years', String(inPosition)],
    ['grounds', luck.pick(results)],
    [
      'held_category',
      application.held
        .map(one => `${categoryTitles[one.category]}, с ${one.setOn.split('-').reverse().join('.')}`)
        .join('; '),
    ],
    ['awards_claimed', story.awards ? 'Да' : ''],
    ['claimed_award', story.awards ? (claimed(world)?.title ?? '') : ''],
    ['award_details', story.awards ? 'Знак «Почётный работник», удостоверение № 184 от 12.05.2020' : ''],
    ...formAnswers(world.pack, story, application, { experience, inPosition }),
  ]
  return given
    .filter(([, answer]) => answer !== '')
    .map(([field, answer]) => ({ field, question: questionTable[field].label, answer }))
}
