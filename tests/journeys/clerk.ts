import type { Place } from './place.ts'

/** The clerk finds the case in the queue, registers it where the system has not done so, takes it up and admits. */
export const admitsApplicant = async (
  place: Place,
  caseId: string,
  { registers, on }: { registers: boolean; on: string },
): Promise<void> => {
  const clerk = await place.visitor('clerk')
  await clerk.open('/cases')
  await clerk.follow(new RegExp(place.surnameOf('teacher')))
  if (registers) {
    await clerk.follow('Зарегистрировать')
    await clerk.press('Зарегистрировать')
    await clerk.sees(/Заявление зарегистрировано/)
  }
  await clerk.follow('Принять к рассмотрению')
  await clerk.press('Принять к рассмотрению')
  await clerk.sees(/ответственный – вы/)
  await clerk.follow('Допустить к аттестации')
  await clerk.fill('День аттестации', on)
  await clerk.fill('Время начала', '10:00')
  await clerk.press('Проверить уведомление')
  await clerk.sees(/Отменить это действие будет нельзя/)
  await clerk.press('Допустить к аттестации')
  await clerk.sees(/Заявитель допущен к аттестации, уведомление направлено/)
  await clerk.open(`/cases/${caseId}/history`)
  await clerk.sees(/Заявление подано/)
}
