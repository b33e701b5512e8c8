/** Steps of the task list, in the order a person meets them. `reception` is asked only of a worker who takes papers in. */
export const sectionIds = [
  'reception',
  'category',
  'applicant',
  'identity',
  'work',
  'held',
  'education',
  'results',
  'files',
  'delivery',
  'consents',
] as const
export type SectionId = (typeof sectionIds)[number]

export const sectionTitles: Record<SectionId, string> = {
  reception: 'Приём заявления',
  category: 'Категория',
  applicant: 'Сведения о заявителе',
  identity: 'Документ, удостоверяющий личность',
  work: 'Место работы и должность',
  held: 'Имеющаяся категория',
  education: 'Образование и стаж',
  results: 'Результаты и основания',
  files: 'Документы',
  delivery: 'Способ получения результата',
  consents: 'Согласия',
}

export const isSection = (text: string): text is SectionId => sectionIds.some(id => id === text)
