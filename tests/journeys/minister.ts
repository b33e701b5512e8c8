import type { Place } from './place.ts'

/** The deputy minister agrees the draft, where the edition asks for it. */
export const agreesDraft = async (place: Place, order: string): Promise<void> => {
  const approver = await place.visitor('approver')
  await approver.open(order)
  await approver.press('Согласовать проект')
  await approver.sees(/Проект согласован/)
}

/** The minister reads the order and signs it on paper under a number. */
export const signsOrder = async (place: Place, order: string, number: string): Promise<void> => {
  const minister = await place.visitor('signatory')
  await minister.open(order)
  await minister.sees(new RegExp(place.surnameOf('teacher')))
  await minister.follow('Подписать приказ')
  await minister.expand('Приказ подписан на бумаге')
  await minister.fill('Номер подписанного приказа', number)
  await minister.press('Подписан на бумаге')
  await minister.sees(new RegExp(`Приказ подписан, номер ${number}`))
}
