import type { Place } from './place.ts'

/** The teacher asks, the school finds it among what waits, answers each fact, and signs the certificate with a pen. */
export const confirmsWork = async (place: Place): Promise<void> => {
  const teacher = await place.visitor('teacher')
  await teacher.open('/my/school')
  await teacher.press('Попросить подтвердить работу')
  await teacher.sees(/Школу попросили подтвердить сведения/)

  const school = await place.visitor('employer')
  await school.open('/school')
  await school.sees(/Ждёт 1 дело/)
  await school.follow(/^Подтвердить сведения о работе/)
  await school.press('Отправить ответ и составить справку')
  await school.sees(/Выберите ответ: подтверждаете, исправляете или нет/)
  for (const fact of ['workplace', 'position', 'experience', 'employment'])
    await school.answer(`${fact}_verdict`, 'confirmed')
  await school.press('Отправить ответ и составить справку')
  await school.sees(/справка составлена/)
  await signsByHand(place)
  await school.open('/school')
  await school.sees(/Сейчас от школы ничего не ждут/)

  await teacher.open('/my/school')
  await teacher.sees(/Справка № \d+.*подписана на бумаге/)
}

/** The teacher sends a paper of the case; the school returns it with a remark, then certifies it by an act. */
export const certifiesPapers = async (place: Place, title: string): Promise<void> => {
  const teacher = await place.visitor('teacher')
  await teacher.open('/my/school')
  await teacher.follow('Отправить документы дела')
  await teacher.page.getByLabel(title).check()
  await teacher.press('Отправить школе')
  await teacher.sees(/Документы отправлены школе/)

  const school = await place.visitor('employer')
  await school.open('/school')
  await school.follow(/^Заверить документы, файлов: 1/)
  await school.sees(new RegExp(title))
  await school.press('Вернуть с замечаниями')
  await school.sees(/замечани/i)
  await school.seesNot(/Документы возвращены/)
  await school.answer('remark_1', 'Назовите, где лежит подлинник')
  await school.press('Вернуть с замечаниями')
  await school.sees(/Документы возвращены педагогу/)

  await teacher.open('/my/school')
  await teacher.follow('Исправить')
  await teacher.sees(/Назовите, где лежит подлинник/)
  await teacher.answer('note', 'Подлинник в личном деле')
  await teacher.press('Отправить ещё раз')
  await teacher.sees(/Исправленные документы отправлены школе/)

  await school.open('/school')
  await school.follow(/^Заверить документы, файлов: 1/)
  await school.sees(/Подлинник в личном деле/)
  await school.press('Составить акт')
  await school.sees(/Акт составлен/)
  await signsByHand(place)

  await teacher.open('/my/school')
  await teacher.sees(/Заверено актом № \d+/)
}

/** The paper that is open is printed, signed and sealed; a scan where one is asked for. */
export const signsByHand = async (place: Place, scan?: Buffer): Promise<void> => {
  const school = await place.visitor('employer')
  await school.follow('Подписать на бумаге, с печатью')
  if (scan !== undefined)
    await school.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'skan.pdf', mimeType: 'application/pdf', buffer: scan })
  await school.press('Документ подписан на бумаге')
  await school.sees(/Отмечено: документ подписан на бумаге/)
}
