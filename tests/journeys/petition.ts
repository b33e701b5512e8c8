import assert from 'node:assert/strict'
import type { Place } from './place.ts'
import { pdf } from './portfolio.ts'
import { signsByHand } from './school.ts'
import { emailWithoutAt, fillsApplication } from './teacher.ts'

/** The teacher asks the own school to petition and tells it what matters. */
export const asksPetition = async (place: Place): Promise<void> => {
  const teacher = await place.visitor('teacher')
  await teacher.open('/my/school')
  await teacher.follow('Попросить ходатайство')
  await teacher.answer('search', 'школа')
  await teacher.press('Найти')
  await teacher.page.getByRole('radio', { name: /school-1/ }).check()
  await teacher.answer('category', 'methodist')
  await teacher.answer('position', 'Учитель')
  await teacher.answer('words', 'Веду методическое объединение третий год')
  await teacher.press('Попросить')
  await teacher.sees(/Просьба отправлена школе/)
}

/** The school writes the petition, forgets the minutes and is told, attaches them, makes the paper and signs it. */
export const writesPetition = async (place: Place): Promise<void> => {
  const school = await place.visitor('employer')
  await school.open('/school')
  await school.follow(/^Ответить на просьбу о ходатайстве/)
  await school.sees(/Веду методическое объединение третий год/)
  await school.answer('council', 'Педагогический совет')
  const work = school.page.locator('textarea[name^="text_"]')
  for (const box of await work.all()) await box.fill('Руководит методическим объединением, провела 6 семинаров')
  await school.press('Составить документ')
  await school.sees(/протокол/i)
  await school.seesNot(/Ходатайство составлено/)
  assert.match(await work.first().inputValue(), /6 семинаров/)

  await school.answer('minutes_number', '4')
  await school.answer('minutes_on', '06.05.2024')
  await school.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'protokol.pdf', mimeType: 'application/pdf', buffer: pdf })
  await school.press('Составить документ')
  await school.sees(/Ходатайство составлено/)
  await signsByHand(place, pdf)
}

/** The signed petition begins an application by one button; what is known of it is not typed again. */
export const filesWithPetition = async (place: Place): Promise<string> => {
  const teacher = await place.visitor('teacher')
  await teacher.open('/my/school')
  await teacher.sees(/№ \d+ от 07\.05\.2024/)
  await teacher.press('Начать заявление')
  await teacher.sees(/Ходатайство и протокол приложены к заявлению/)
  await teacher.follow('В черновике заявления')
  return fillsApplication(place, { category: { category: 'methodist' } }, emailWithoutAt, false)
}
