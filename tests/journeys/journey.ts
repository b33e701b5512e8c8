import assert from 'node:assert/strict'
import type { SectionId } from '../../src/application/filing/sections.ts'
import { findsInRegister } from './citizen.ts'
import { admitsApplicant } from './clerk.ts'
import { rulesDisputes, scoresAndSigns, waitsBlind } from './expert.ts'
import { inBrowser } from './in-browser.ts'
import { agreesDraft, signsOrder } from './minister.ts'
import type { Place } from './place.ts'
import { describesProofs, diploma, estimatesOwnWork, renamesDiploma } from './portfolio.ts'
import { certifiesPapers, confirmsWork } from './school.ts'
import { appointsPanel, convenesMeeting, draftsOrder, holdsMeeting, publishesOrder, signsMinutes } from './secretary.ts'
import { filesApplication, type Mistake, readsResult, readsWhy, whyIsClosed } from './teacher.ts'
import { conductsTest, seatsForTest } from './testing.ts'

/** What is peculiar to the road of a region. */
export type Peculiar = {
  answers?: Partial<Record<SectionId, Record<string, string>>>
  /** What the teacher mistypes; the number of the papers unless said otherwise. */
  mistake?: Mistake
  /** A test comes before the specialists. */
  tested?: boolean
  /** The school certifies the diploma by an act instead of confirming the work. */
  certified?: boolean
  /** Items on which the second specialist differs, so that the senior has to rule. */
  disputed?: readonly string[]
  form?: 'in_person' | 'video'
  /** The deputy minister agrees the draft before the minister signs. */
  agreed?: boolean
}

/** The whole road of one application in the browser, with scripts and without. */
export const journey = (region: string, peculiar: Peculiar): void => {
  inBrowser(`дорога заявления в браузере: ${region}`, region, 'от заявления до реестра', place =>
    travels(place, peculiar),
  )
}

const travels = async (place: Place, peculiar: Peculiar): Promise<void> => {
  const { tested = false, certified = false, disputed = [], form = 'in_person' } = peculiar
  place.setDay('2024-09-30')
  await describesProofs(place)
  await estimatesOwnWork(place, peculiar.answers?.category?.category ?? 'first')
  place.setDay('2024-10-14')
  const caseId = await filesApplication(place, peculiar.answers, peculiar.mistake)
  await renamesDiploma(place)

  place.setDay('2024-10-15')
  const registers = (await place.reads.caseCard(caseId))?.line.stage === 'submitted'
  await admitsApplicant(place, caseId, { registers, on: tested ? '21.10.2024' : '14.11.2024' })
  await (certified ? certifiesPapers(place, diploma) : confirmsWork(place))
  if (tested) {
    const sitting = { on: '21.10.2024', day: '2024-10-21', score: '60' }
    await conductsTest(place, await seatsForTest(place, caseId, sitting), { ...sitting, caseId })
  }

  place.setDay('2024-10-22')
  const panel = await appointsPanel(place, caseId)
  place.setDay('2024-10-29')
  for (const [index, name] of panel.main.entries()) {
    const signedBy = panel.main[index - 1]
    if (disputed.length > 0 && signedBy !== undefined)
      for (const senior of panel.senior) await waitsBlind(place, senior, signedBy)
    await scoresAndSigns(place, name, { lower: index === 1 ? disputed : [], signedBy, certified })
  }
  const between = panel.main
  for (const name of disputed.length > 0 ? panel.senior : [])
    await rulesDisputes(place, name, { items: disputed, between })
  await whyIsClosed(place, caseId)

  place.setDay('2024-10-31')
  const meeting = await convenesMeeting(place, { on: '14.11.2024', form })
  place.setDay('2024-11-14')
  await holdsMeeting(place, meeting)
  await signsMinutes(place, 'chair', meeting)
  await signsMinutes(place, 'deputy_chair', meeting)

  place.setDay('2024-11-15')
  const order = await draftsOrder(place)
  if (peculiar.agreed) await agreesDraft(place, order)
  await signsOrder(place, order, '22/318')
  await publishesOrder(place, order)

  const inForce = /с 14 ноября 2024/
  await readsResult(place, caseId, inForce)
  await readsWhy(place, caseId, { disputed: disputed.length > 0 })
  await findsInRegister(place, '22/318', inForce)
  assert.equal((await place.reads.caseCard(caseId))?.line.stage, 'closed')
}
