import { inBrowser } from './in-browser.ts'
import { describesProofs, diploma } from './portfolio.ts'
import { certifiesPapers, closesDesk, confirmsWork, entersByLink, opensTooLate } from './school.ts'
import { filesApplication } from './teacher.ts'

inBrowser('школа по ссылке из письма: penza', 'penza', 'от приглашения до акта о заверении', async place => {
  place.setDay('2024-09-30')
  await closesDesk(place)
  await describesProofs(place)
  place.setDay('2024-10-14')
  await filesApplication(place)
  place.setDay('2024-10-15')
  await entersByLink(place)
  await confirmsWork(place)
  await certifiesPapers(place, diploma)
  await opensTooLate(place, '2024-10-31')
})
