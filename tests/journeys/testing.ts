import type { Place } from './place.ts'

type Sitting = { on: string; day: string; score: string }

/** The secretary appoints a session and seats those who wait; the applicant sees day, hour and seat. */
export const seatsForTest = async (place: Place, caseId: string, { on }: Sitting): Promise<string> => {
  const secretary = await place.visitor('secretary')
  await secretary.open('/testing')
  await secretary.follow('Назначить сессию')
  await secretary.answer('on', on)
  await secretary.answer('place', 'Центр оценки квалификации, аудитория 12')
  await secretary.answer('conductor', place.idOf('secretary'))
  await secretary.press('Назначить сессию')
  await secretary.sees(/Сессия назначена/)
  const session = new URL(secretary.page.url()).pathname
  await secretary.follow('Записать на сессию')
  await secretary.answer('cases', caseId)
  await secretary.press('Записать отмеченных')
  await secretary.sees(/Записано: 1 человек/)

  const teacher = await place.visitor('teacher')
  await teacher.open(`/my/applications/${caseId}/test`)
  await teacher.sees(/Центр оценки квалификации, аудитория 12/)
  return session
}

/** The day itself: who came and with which paper, beginning, end, scores, closing; the applicant confirms the result. */
export const conductsTest = async (
  place: Place,
  session: string,
  { caseId, day, score }: Sitting & { caseId: string },
): Promise<void> => {
  const secretary = await place.visitor('secretary')
  const { page } = secretary
  place.setDay(day, '09:45')
  await secretary.open(session)
  await secretary.follow('Явка')
  await page.getByLabel(/^Явка – /).selectOption('came')
  await secretary.press('Сохранить и отметить инструктаж всем пришедшим')
  await secretary.sees(/документ/)
  await page.getByLabel(/^Документ – /).selectOption('passport')
  await secretary.press('Сохранить и отметить инструктаж всем пришедшим')
  place.setDay(day, '10:00')
  await secretary.open(session)
  await secretary.press('Отметить начало')
  await secretary.sees(/Начало тестирования отмечено/)
  place.setDay(day, '11:30')
  await secretary.press('Отметить конец')
  await secretary.follow('Внести результаты')
  await page.getByLabel(/^Балл – /).fill(score)
  await secretary.press('Сохранить баллы')
  await secretary.open(session)
  await secretary.follow('Закрыть сессию')
  await secretary.press('Закрыть сессию и внести результаты')
  await secretary.sees(/Сессия закрыта\. Внесено в дела: 1/)

  const teacher = await place.visitor('teacher')
  await teacher.open(`/my/applications/${caseId}/test`)
  await teacher.sees(/пройдено/)
  await teacher.press('Я ознакомлен(а) с результатом')
  await teacher.sees(/Отмечено: вы ознакомлены/)
  await secretary.open(session)
  await secretary.sees(/Все ознакомлены с результатом/)
}
