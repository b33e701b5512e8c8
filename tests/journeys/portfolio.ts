import assert from 'node:assert/strict'
import type { Place } from './place.ts'
import { scores } from './scoring.ts'

/** What the teacher of every journey has gathered: a diploma as a file, a publication as a link. */
export const diploma = 'Диплом призёра муниципальной олимпиады'
export const publication = 'Статья о приёмах работы с одарёнными детьми'

/** Reason with which specialists do not take the publication. */
export const notTaken = 'Страница по ссылке не открывается'

export const pdf = Buffer.from('%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n')

/** Long before the application the teacher describes both, once for life. */
export const describesProofs = async (place: Place): Promise<void> => {
  const teacher = await place.visitor('teacher')
  await teacher.open('/my/portfolio')
  await teacher.follow('Добавить доказательство')
  await teacher.fill('Что это', diploma)
  await teacher.answer('kind', 'diploma')
  await teacher.answer('on', '21.03.2024')
  await teacher.answer('level', 'municipal')
  await teacher.answer('result', '2 призёра')
  await teacher.answer('indicators', 't3')
  await teacher.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'diplom.pdf', mimeType: 'application/pdf', buffer: pdf })
  await teacher.press('Добавить')
  await teacher.sees(/Доказательство добавлено в портфолио/)
  await teacher.sees(/diplom\.pdf/)

  await teacher.open('/my/portfolio/new?part=t')
  await teacher.fill('Что это', publication)
  await teacher.press('Добавить')
  await teacher.sees(/Выберите вид/)
  assert.equal(await teacher.page.getByLabel('Что это').inputValue(), publication)
  await teacher.answer('kind', 'publication')
  await teacher.answer('indicators', 't4')
  await teacher.answer('link', 'https://pedagog.example.ru/statya')
  await teacher.press('Добавить')
  await teacher.sees(/Доказательство добавлено в портфолио/)
}

/** In the unfinished application both are ticked; where the region takes no links, the teacher is told so and leaves one out. */
export const choosesProofs = async (place: Place): Promise<void> => {
  const teacher = await place.visitor('teacher')
  await teacher.follow('Портфолио')
  for (const title of [diploma, publication]) await teacher.page.getByLabel(title).check()
  await teacher.press('Сохранить выбор')
  if (place.pack().files.link_allowed) return teacher.sees(/Выбрано: 2 записи портфолио/)
  await teacher.sees(/ссылк/i)
  await teacher.page.getByLabel(publication).uncheck()
  await teacher.press('Сохранить выбор')
  await teacher.sees(/Выбрано: 1 запись портфолио/)
}

/** The same sheet that specialists fill in tells the teacher beforehand how far the wanted category is. */
export const estimatesOwnWork = async (place: Place, category: string): Promise<void> => {
  const teacher = await place.visitor('teacher')
  await teacher.open('/my/portfolio/estimate')
  await teacher.answer('position', 'Учитель')
  await teacher.answer('category', category)
  await teacher.press('Показать')
  await teacher.sees(/оценено 0 из/)
  await scores(teacher, [])
  await teacher.press('Сохранить')
  await teacher.sees(/Самооценка сохранена/)
  await teacher.seesNot(/оценено 0 из/)
}

/** After the filing the portfolio lives on: what lies in the case does not change with it. */
export const renamesDiploma = async (place: Place): Promise<void> => {
  const teacher = await place.visitor('teacher')
  await teacher.open('/my/portfolio')
  await teacher.follow(diploma)
  await teacher.sees(/В деле лежит копия на день подачи/)
  await teacher.follow('Изменить')
  await teacher.fill('Что это', 'Диплом, который переименован')
  await teacher.press('Сохранить')
  await teacher.sees(/Изменения сохранены/)
}
