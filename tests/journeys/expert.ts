import assert from 'node:assert/strict'
import type { Place } from './place.ts'
import type { Visitor } from './visitor.ts'

/** A specialist opens the case that waits, begins the work if nobody has, and scores every item at its best. */
export const scoresAndSigns = async (
  place: Place,
  name: string,
  { lower = [] }: { lower?: readonly string[] } = {},
): Promise<void> => {
  const expert = await place.visitor(name)
  await expert.open('/expertise')
  await expert.follow(new RegExp(place.surnameOf('teacher')))
  if (await expert.page.getByRole('button', { name: 'Начать экспертизу' }).isVisible())
    await expert.press('Начать экспертизу')
  await scores(expert, lower)
  await proves(expert)
  await expert.press('Проверить и подписать')
  await expert.sees(/Проверьте и подпишите лист/)
  await expert.press('Подписать лист')
  await expert.sees(/Лист подписан/)
}

/** The best that each scale gives; for the named items the worst but one. */
const scores = async (expert: Visitor, lower: readonly string[]): Promise<void> => {
  const offered = await expert.page.locator('[name^="points_"]').evaluateAll(fields =>
    fields.flatMap(field => {
      if (field instanceof HTMLSelectElement)
        return [...field.options].map(({ value }) => ({ name: field.name, value }))
      const { name, value } = field as HTMLInputElement
      return [{ name, value }]
    }),
  )
  const names = [...new Set(offered.map(({ name }) => name))]
  assert.ok(names.length > 0, 'оценивать нечего')
  for (const name of names) {
    const points = offered
      .filter(one => one.name === name && one.value !== '' && one.value !== 'na')
      .map(({ value }) => Number(value))
      .sort((a, b) => a - b)
    const isLower = lower.some(code => name === `points_${code.replace('.', '_')}`)
    await expert.answer(name, String(isLower ? points.at(-2) : points.at(-1)))
  }
}

/** Every item rests on a sheet of the paper file. */
const proves = async (expert: Visitor): Promise<void> => {
  const names = await expert.page
    .locator('[name^="verdict_"][name$="_paper"][value="yes"]')
    .evaluateAll(fields => fields.map(field => (field as HTMLInputElement).name))
  assert.ok(names.length > 0, 'доказательств отметить нечем')
  for (const name of names) {
    await expert.answer(name, 'yes')
    await expert.answer(name.replace('verdict_', 'reason_'), 'Лист бумажного дела, справка руководителя')
  }
}

/** The senior specialist decides the positions where two sheets differ, and only those. */
export const rulesDisputes = async (place: Place, name: string, items: readonly string[]): Promise<void> => {
  const senior = await place.visitor(name)
  await senior.open('/expertise')
  await senior.follow(new RegExp(place.surnameOf('teacher')))
  await senior.follow('Решить спорные позиции')
  await senior.press('Подписать протокол')
  await senior.sees(new RegExp(`Решите позицию ${items[0]}`))
  await scores(senior, [])
  for (const item of items)
    await senior.answer(`comment_${item.replace('.', '_')}`, 'Справка руководителя подтверждает показатель')
  await senior.press('Подписать протокол')
  await senior.sees(/протокол сформирован/)
}
