import assert from 'node:assert/strict'
import { withLinks } from '../../src/application/school/links.ts'
import type { Place } from './place.ts'

/** Closes the head's account: the school of the teacher stands as before anybody invited it. */
export const closesDesk = async ({ app, reads, region }: Place): Promise<void> => {
  const { rows } = await reads.accountsPage({ region, search: 'employer' })
  await app.storage.write(async tx => {
    for (const { id } of rows) await tx.accounts.setDisabled(id, true)
    return {}
  })
}

/** The teacher invites the school; its head opens the letter, mistypes the password once and has a desk of their own. */
export const entersByLink = async (place: Place): Promise<void> => {
  const teacher = await place.visitor('teacher')
  await teacher.open('/my/school')
  await teacher.sees(/ещё не открыт: пригласите школу/)
  await teacher.press('Пригласить школу')
  await teacher.sees(/Письмо со ссылкой отправлено школе/)

  const link = await linkTo(place, 'school-1')
  const school = await place.visitor('employer')
  await school.open(link)
  const head = {
    surname: 'Орлова',
    name: 'Нина',
    patronymic: 'Петровна',
    login: 'orlova',
    password: 'окна школы в сад',
  }
  for (const [name, value] of Object.entries(head)) await school.answer(name, value)
  await school.answer('again', 'окна школы в сат')
  await school.press('Открыть кабинет')
  await school.sees(/Пароли не совпадают/)
  await school.answer('password', head.password)
  await school.answer('again', head.password)
  await school.press('Открыть кабинет')
  await school.sees(/Кабинет открыт. Ваш логин – orlova/)

  const late = await place.visitor('citizen')
  await late.open(link)
  await late.sees(/По этой ссылке уже вошли: она была одноразовой/)
  await late.open(`${link.slice(0, -1)}-`)
  await late.sees(/Такой ссылки нет\. Проверьте, что она скопирована из письма целиком/)
}

/** The clerk invites another school; it opens the letter when the link has ended, and after a new letter the old link says so. */
export const opensTooLate = async (place: Place, on: string): Promise<void> => {
  const clerk = await place.visitor('clerk')
  await clerk.open('/invitations?search=school-of-expert-1')
  await clerk.press('Пригласить')
  await clerk.sees(/Письмо со ссылкой отправлено/)
  const first = await linkTo(place, 'school-of-expert-1')
  place.setDay(on)
  const late = await place.visitor('citizen')
  await late.open(first)
  await late.sees(/Срок ссылки истёк/)
  await clerk.open('/invitations')
  await clerk.press('Отправить ещё раз')
  await clerk.sees(/Письмо со ссылкой отправлено/)
  const second = await linkTo(place, 'school-of-expert-1')
  await late.open(first)
  await late.sees(/отправлено более новое письмо/)
  await late.open(second)
  await late.sees(/Кабинет образовательной организации/)
}

/** The one-time link as the letter that left last carries it, without the address of the site. */
const linkTo = async ({ app, cast, origin, reads }: Place, school: string): Promise<string> => {
  app.publicUrl = origin
  const { id: organisationId = '', email } = cast.organisations.get(school) ?? {}
  const letters = await reads.noticesOfOrganisation(organisationId)
  const letter = letters.find(({ way }) => way === 'email') ?? assert.fail(`школе ${school} не писали`)
  const { body } = await withLinks(app, { ...letter, to: email ?? '' })
  return /\/school\/invitation\/[\w-]+/.exec(body)?.[0] ?? assert.fail(body)
}

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
  await school.sees(/Место работы: выберите ответ[\s\S]*Стаж: выберите ответ/)
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
  await teacher.press('Отправить школе')
  await teacher.sees(/Проверьте ответы[\s\S]*Отметьте хотя бы один файл/)
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
