import assert from 'node:assert/strict'
import { confirmsAward } from './awards.ts'
import { inBrowser } from './in-browser.ts'
import { prepares } from './prepared.ts'

inBrowser('наградной путь в браузере: kbr', 'kbr', 'награду подтверждают трое', async place => {
  const caseId = await prepares(
    place,
    { on: '2024-03-04', does: 'submit', with: { category: 'first', awards: true } },
    { on: '2024-03-05', does: 'start_review' },
    { on: '2024-03-11', does: 'admit', with: { on: '2024-04-18' } },
    {
      on: '2024-03-12',
      does: 'supply_documents',
      with: { documents: ['awards', 'identity', 'employment_certificate'] },
    },
  )
  place.setDay('2024-03-13')
  for (const [before, name] of ['expert-1', 'expert-2', 'expert-3'].entries()) await confirmsAward(place, name, before)
  assert.equal((await place.reads.caseCard(caseId))?.line.stage, 'assessed')

  const fourth = await place.visitor('expert-4')
  await fourth.open('/expertise')
  await fourth.seesNot(new RegExp(place.surnameOf('teacher')))
  const teacher = await place.visitor('teacher')
  await teacher.open(`/my/applications/${caseId}`)
  await teacher.sees(/заключение/i)
})
