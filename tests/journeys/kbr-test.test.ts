import assert from 'node:assert/strict'
import { inBrowser } from './in-browser.ts'
import type { Place } from './place.ts'
import { prepares } from './prepared.ts'
import { seatsForTest } from './testing.ts'

const sitting = { on: '18.04.2024', day: '2024-04-18', score: '' }

/** A case admitted to the test, with a seat at a session; on its day the secretary has the page of who came before them. */
const comesToTest = async (place: Place): Promise<{ caseId: string; session: string }> => {
  const caseId = await prepares(
    place,
    { on: '2024-03-04', does: 'submit', with: { category: 'first' } },
    { on: '2024-03-05', does: 'start_review' },
    { on: '2024-03-11', does: 'admit', with: { on: '2024-04-18' } },
  )
  const session = await seatsForTest(place, caseId, sitting)
  const secretary = await place.visitor('secretary')
  await secretary.open(`${session}/attendance`)
  await secretary.sees(/Явку отмечают в день тестирования, 18 апреля 2024 года/)
  place.setDay(sitting.day, '09:45')
  await secretary.open(`${session}/attendance`)
  return { caseId, session }
}

const closes = async (place: Place, session: string): Promise<void> => {
  const secretary = await place.visitor('secretary')
  await secretary.open(session)
  await secretary.open(`${session}/closing`)
  await secretary.press('Закрыть сессию и внести результаты')
  await secretary.sees(/Сессия закрыта\. Внесено в дела: 1/)
}

inBrowser('не пройденное тестирование в браузере: kbr', 'kbr', 'балл из таблицы ниже проходного', async place => {
  const { caseId, session } = await comesToTest(place)
  const secretary = await place.visitor('secretary')
  const { page } = secretary
  await page.getByLabel(/^Явка – /).selectOption('came')
  await page.getByLabel(/^Документ – /).selectOption('passport')
  await secretary.press('Сохранить и отметить инструктаж всем пришедшим')
  await secretary.open(session)
  await secretary.press('Отметить начало')
  place.setDay(sitting.day, '11:30')
  await secretary.press('Отметить конец')
  await secretary.follow('Внести результаты')
  await secretary.follow('Внести баллы таблицей (XLSX, CSV)')
  const reads = async (rows: string): Promise<void> => {
    const buffer = Buffer.from(`Место;Балл\n${rows}`)
    await page.locator('input[type=file]').setInputFiles({ name: 'Баллы.csv', mimeType: 'text/csv', buffer })
    await secretary.press('Прочитать')
  }
  await reads('1;=50')
  await secretary.sees(/В ячейке B2 формула/)
  await reads('1;52,5\n2;90')
  await secretary.sees(/На этой сессии нет: место 2/)
  await secretary.press('Внести баллы: 1')
  await secretary.sees(/Баллы сохранены/)
  await closes(place, session)
  assert.equal((await place.reads.caseCard(caseId))?.line.stage, 'assessed')

  const teacher = await place.visitor('teacher')
  await teacher.open(`/my/applications/${caseId}`)
  await teacher.sees(/Вы набрали 52,5 из 100, нужно не меньше 60: тестирование не пройдено/)
  await teacher.follow('Результат тестирования и что дальше')
  await teacher.sees(/Решение примет аттестационная комиссия/)
  await teacher.sees(/на ту же категорию можно через год после её решения/)
  await teacher.press('Я ознакомлен(а) с результатом')
  await teacher.sees(/Отмечено: вы ознакомлены/)
})

inBrowser('неявка на тестирование в браузере: kbr', 'kbr', 'причина уважительная: можно подать снова', async place => {
  const { caseId, session } = await comesToTest(place)
  const secretary = await place.visitor('secretary')
  const { page } = secretary
  await page.getByLabel(/^Явка – /).selectOption('good')
  await secretary.press('Сохранить явку')
  await secretary.sees(/напишите, что известно о причине неявки/i)
  await page.getByLabel(/^Причина неявки – /).fill('Листок нетрудоспособности с 17.04.2024')
  await secretary.press('Сохранить явку')
  await secretary.sees(/Явка сохранена/)
  await closes(place, session)
  assert.equal((await place.reads.caseCard(caseId))?.line.stage, 'withdrawn')

  const teacher = await place.visitor('teacher')
  await teacher.open(`/my/applications/${caseId}`)
  await teacher.sees(/Вы не пришли на тестирование\. Причина признана уважительной/)
  await teacher.follow('Что дальше')
  await teacher.sees(/закрыто без решения, отказа в нём нет/)
  await teacher.follow('Подать новое заявление')
  await teacher.sees(/категори/i)
})
