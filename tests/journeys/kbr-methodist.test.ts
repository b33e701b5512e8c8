import assert from 'node:assert/strict'
import { plainDate } from '../../src/domain/calendar/plain-date.ts'
import { admitsApplicant } from './clerk.ts'
import { scoresAndSigns } from './expert.ts'
import { inBrowser } from './in-browser.ts'
import { asksPetition, filesWithPetition, writesPetition } from './petition.ts'

const held = [{ category: 'highest', set_on: plainDate('2023-10-30') }] as const

inBrowser(
  'педагог-методист в браузере: kbr',
  'kbr',
  'от просьбы о ходатайстве до заключения',
  async place => {
    place.setDay('2024-05-06')
    await asksPetition(place)
    place.setDay('2024-05-07')
    await writesPetition(place)
    const caseId = await filesWithPetition(place)
    place.setDay('2024-05-13')
    const registers = (await place.reads.caseCard(caseId))?.line.stage === 'submitted'
    await admitsApplicant(place, caseId, { registers, on: '20.06.2024' })
    place.setDay('2024-05-27')
    await scoresAndSigns(place, 'expert-1', { portfolio: false })
    assert.equal((await place.reads.caseCard(caseId))?.line.stage, 'assessed')

    const school = await place.visitor('employer')
    await school.open('/school/petitions')
    await school.sees(/Подписано и подано/)
  },
  held,
)
