import type { Place } from './place.ts'

/** A specialist finds the case among those any of them may take, looks at the paper and confirms the award. */
export const confirmsAward = async (place: Place, name: string, before: number): Promise<void> => {
  const expert = await place.visitor(name)
  await expert.open('/expertise')
  await expert.sees(/Может рассмотреть любой специалист/)
  await expert.follow('Награды на подтверждении: поиск и замечания')
  await expert.sees(new RegExp(`${before} из 3`))
  await expert.follow(new RegExp(place.surnameOf('teacher')))
  await expert.sees(new RegExp(`Подтвердили: ${before} из 3`))
  await expert.answer('award', 'departmental-insignia')
  await expert.answer('details', 'Знак «Почётный работник», удостоверение № 184 от 12.05.2020')
  await expert.press('Подтвердить награду')
  await expert.sees(/Отметьте, что видели документ/)
  await expert.answer('seen', 'yes')
  await expert.press('Подтвердить награду')
  await expert.sees(/Награда подтверждена вашей подписью/)
}
