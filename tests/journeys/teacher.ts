import assert from 'node:assert/strict'
import type { SectionId } from '../../src/application/filing/sections.ts'
import { goodAnswers } from '../filing-place.ts'
import type { Place } from './place.ts'
import { choosesProofs, diploma, notTaken, pdf, publication } from './portfolio.ts'
import type { Visitor } from './visitor.ts'

type Answers = Partial<Record<SectionId, Record<string, string>>>

/** What is mistyped on the way, in the section about the applicant. */
export type Mistake = { field: string; typed: string; told: RegExp }

/** The printed sample of the papers: its check digits are wrong. */
const snilsOfPapers: Mistake = { field: 'snils', typed: '123-456-789 12', told: /контрольн/i }
/** Where the edition does not ask for the number. */
export const emailWithoutAt: Mistake = { field: 'email', typed: 'klimova.example.ru', told: /нет знака @/ }

/**
 * The teacher signs in, fills the application in with one mistake on the way, looks it over and sends it; answers the id of
 * the case.
 */
export const filesApplication = async (
  place: Place,
  changes: Answers = {},
  mistake: Mistake = snilsOfPapers,
): Promise<string> => {
  const teacher = await place.visitor('teacher')
  await teacher.open('/my/applications')
  await teacher.sees(/Поданных заявлений пока нет/)
  await teacher.follow(/Подать заявление/)
  await teacher.answer('region', place.region)
  await teacher.press('Начать заявление')
  return fillsApplication(place, changes, mistake, true)
}

/** From the list of sections of an unfinished application to its sending. */
export const fillsApplication = async (
  place: Place,
  changes: Answers,
  mistake: Mistake,
  withPortfolio: boolean,
): Promise<string> => {
  const teacher = await place.visitor('teacher')
  await teacher.sees(/Пока нельзя/)
  await teacher.follow('Категория')

  const answers = answersOf(place, changes)
  const seen: string[] = []
  for (let step = 0; step < 15; step++) {
    const here = new URL(teacher.page.url()).pathname.split('/')
    const section = here.at(-1) ?? ''
    if (here.length === 3) break
    seen.push(section)
    if (section === 'files') await attachesPapers(teacher)
    else await fillsSection(teacher, section as SectionId, answers, mistake)
  }
  assert.ok(seen.includes('applicant') && seen.includes('files'), seen.join())
  if (withPortfolio) await choosesProofs(place)

  await teacher.follow('Проверить ответы')
  await teacher.sees(new RegExp(place.surnameOf('teacher')))
  await teacher.seesNot(/Отправить пока нельзя|По этим сведениям откажут/)
  await teacher.press('Отправить заявление')
  await teacher.sees(/Заявление отправлено/)
  const sent = /\/my\/applications\/([0-9a-f-]{36})\/sent$/.exec(teacher.page.url())
  assert.ok(sent, teacher.page.url())
  return sent[1] ?? ''
}

const answersOf = (place: Place, changes: Answers): Answers => {
  const good = goodAnswers('')
  const own = { surname: place.surnameOf('teacher'), name: 'Вера', patronymic: 'Андреевна' }
  const usual: Answers = { ...good, applicant: { ...good.applicant, ...own } }
  return Object.fromEntries(
    Object.entries(usual).map(([id, answers]) => [id, { ...answers, ...changes[id as SectionId] }]),
  )
}

const fillsSection = async (
  teacher: Visitor,
  section: SectionId,
  answers: Answers,
  mistake: Mistake,
): Promise<void> => {
  if (section === 'work') await picksSchool(teacher)
  const given = answers[section] ?? {}
  for (const [name, value] of Object.entries(given)) if (name !== 'organisation') await teacher.answer(name, value)
  if (section === 'applicant') await mistypes(teacher, mistake, given[mistake.field] ?? '')
  await teacher.press('Сохранить и продолжить')
  assert.ok(
    !teacher.page.url().endsWith(`/${section}`),
    `${section}: ${await teacher.page.locator('main').innerText()}`,
  )
}

/** The mistake is told beside the field and in the summary, and everything else stays typed. */
const mistypes = async (teacher: Visitor, { field, typed, told }: Mistake, good: string): Promise<void> => {
  const { page } = teacher
  await page.locator(`#${field}`).fill(typed)
  await teacher.press('Сохранить и продолжить')
  assert.equal(await page.locator(`#${field}`).inputValue(), typed)
  assert.equal(await page.locator(`#${field}`).getAttribute('aria-invalid'), 'true')
  assert.match(await page.locator(`#${field}-error`).innerText(), told)
  assert.match(await page.locator(`.govuk-error-summary a[href="#${field}"]`).innerText(), told)
  assert.match(await page.title(), /^Ошибка: /)
  assert.equal(await page.locator('#name').inputValue(), 'Вера')
  await page.locator(`#${field}`).fill(good)
}

const picksSchool = async (teacher: Visitor): Promise<void> => {
  await teacher.page.locator('[name="_search"]').fill('школа')
  await teacher.press('Найти')
  await teacher.page.getByRole('radio', { name: /school-1/ }).check()
}

/** A file in every box, so that nothing is lacking. */
const attachesPapers = async (teacher: Visitor): Promise<void> => {
  for (const box of await teacher.page.locator('input[type=file]').all()) {
    const name = `${await box.getAttribute('name')}.pdf`
    await box.setInputFiles({ name, mimeType: 'application/pdf', buffer: pdf })
  }
  await teacher.press('Приложить и продолжить')
  await teacher.sees(/Приложено: \d+ файл/)
  await teacher.press('Приложить и продолжить')
  await teacher.follow('Способ получения результата')
}

/** The result page names the day from which the category is in force. */
export const readsResult = async (place: Place, caseId: string, inForce: RegExp): Promise<void> => {
  const teacher = await place.visitor('teacher')
  await teacher.open(`/my/applications/${caseId}`)
  await teacher.sees(/категория установлена/)
  await teacher.sees(inForce)
  await teacher.sees(/со дня решения комиссии/)
  await teacher.follow('Найти в реестре приказов')
  await teacher.sees(new RegExp(place.surnameOf('teacher')))
}

/** After the decision the page «Почему такая оценка» says what counted, what did not and why. */
export const readsWhy = async (place: Place, caseId: string, { disputed }: { disputed: boolean }): Promise<void> => {
  const teacher = await place.visitor('teacher')
  await teacher.open(`/my/applications/${caseId}`)
  await teacher.follow('Почему такая оценка')
  await teacher.sees(/Условия категории/)
  await teacher.sees(new RegExp(`Учтено[\\s\\S]*${diploma}`))
  if (place.pack().files.link_allowed)
    await teacher.sees(new RegExp(`Не учтено[\\s\\S]*${publication}[\\s\\S]*${notTaken}`))
  if (disputed) await teacher.sees(/Оценки специалистов разошлись[\s\S]*Решение старшего специалиста/)
}

/** Before the decision the same page discloses nothing. */
export const whyIsClosed = async (place: Place, caseId: string): Promise<void> => {
  const teacher = await place.visitor('teacher')
  await teacher.open(`/my/applications/${caseId}/why`)
  await teacher.sees(/Пояснение появится здесь, когда аттестационная комиссия примет решение/)
  await teacher.seesNot(new RegExp(`${diploma}|${notTaken}`))
}
