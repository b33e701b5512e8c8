import assert from 'node:assert/strict'
import type { Place } from './place.ts'

/** The proposal of the rules is appointed as it stands; answers the names of the cast who sit, main specialists first. */
export const appointsPanel = async (place: Place, caseId: string): Promise<{ main: string[]; senior: string[] }> => {
  const secretary = await place.visitor('secretary')
  await secretary.open('/expertise')
  await secretary.follow(new RegExp(place.surnameOf('teacher')))
  await secretary.sees(/Предложенный состав/)
  await secretary.press('Назначить специалистов')
  await secretary.sees(/Специалисты назначены/)
  const card = await place.reads.caseCard(caseId)
  const nameOf = (id: string): string => panelNames.find(name => place.idOf(name) === id) ?? id
  const seats = card?.seats ?? []
  const named = (duty: string) => seats.filter(seat => seat.duty === duty).map(({ expertId }) => nameOf(expertId))
  return { main: named('main'), senior: named('senior') }
}

const panelNames = [1, 2, 3, 4, 5, 6].map(n => `expert-${n}`).concat('senior-1', 'senior-2')

/** A meeting is appointed and the case put on its agenda; answers the address of the meeting. */
export const convenesMeeting = async (
  place: Place,
  { on, form }: { on: string; form: 'in_person' | 'video' },
): Promise<string> => {
  const secretary = await place.visitor('secretary')
  await secretary.open('/meetings')
  await secretary.follow('Назначить заседание')
  await secretary.fill('День', on)
  await secretary.answer('form', form)
  if (form === 'video') await secretary.answer('link', 'https://video.example.ru/attestation')
  await secretary.press('Назначить заседание')
  await secretary.sees(/Заседание назначено/)
  const meeting = new URL(secretary.page.url()).pathname
  await secretary.follow('Включить дела в повестку')
  await secretary.page.getByRole('checkbox').first().check()
  await secretary.press(/^Включить/)
  await secretary.sees(/В повестку включено: 1 дело/)
  return meeting
}

/** The day of the meeting: who came, opening, votes, the decision, the end and the first signature. */
export const holdsMeeting = async (place: Place, meeting: string): Promise<void> => {
  const secretary = await place.visitor('secretary')
  await secretary.open(meeting)
  await secretary.press('Отметить всех')
  await secretary.sees(/Присутствующие отмечены/)
  await secretary.press('Открыть заседание')
  await secretary.sees(/Заседание открыто/)
  await secretary.follow(new RegExp(place.surnameOf('teacher')))
  await secretary.follow('Все «за»')
  await secretary.press('Записать голоса')
  await secretary.sees(/Голоса записаны/)
  await secretary.press('Внести решение комиссии')
  await secretary.sees(/Решение комиссии внесено/)
  await secretary.press('Закрыть заседание и составить протокол')
  await secretary.sees(/протокол составлен/)
  await signsMinutes(place, 'secretary', meeting)
}

/** The chair, the deputy, the secretary put their names under the minutes. */
export const signsMinutes = async (place: Place, name: string, meeting: string): Promise<void> => {
  const signer = await place.visitor(name)
  await signer.open(meeting)
  await signer.press('Подписать протокол')
  await signer.sees(/Протокол подписан вами/)
}

/** The draft of the order is made of the decisions; answers its address. */
export const draftsOrder = async (place: Place): Promise<string> => {
  const secretary = await place.visitor('secretary')
  await secretary.open('/orders')
  await secretary.follow('Подготовить проект')
  await secretary.sees(new RegExp(place.surnameOf('teacher')))
  await secretary.press('Подготовить проект приказа')
  await secretary.sees(/Проект приказа подготовлен/)
  const order = new URL(secretary.page.url()).pathname
  assert.match(order, /^\/orders\/[0-9a-f-]{36}$/)
  return order
}

export const publishesOrder = async (place: Place, order: string): Promise<void> => {
  const secretary = await place.visitor('secretary')
  await secretary.open(order)
  await secretary.press('Опубликовать приказ')
  await secretary.sees(/Приказ опубликован/)
  await secretary.press('Направить результаты')
  await secretary.sees(/Результат направлен по 1 делу/)
}
