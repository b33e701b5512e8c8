import type { Place } from './place.ts'

/** Anybody finds the line of the order in the public register, without signing in. */
export const findsInRegister = async (place: Place, order: string, inForce: RegExp): Promise<void> => {
  const citizen = await place.visitor('citizen')
  const surname = place.surnameOf('teacher')
  await citizen.open('/register')
  await citizen.follow('Найти педагога')
  await citizen.fill('Фамилия', surname)
  await citizen.press('Показать')
  await citizen.sees(new RegExp(order))
  await citizen.follow(new RegExp(`^${surname}`))
  await citizen.sees(/Результат аттестации/)
  await citizen.sees(inForce)
}
