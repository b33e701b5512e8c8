/** Where a result was reached, from the organisation upwards. */
export const levels = ['organisation', 'municipal', 'regional', 'federal', 'international'] as const
export type Level = (typeof levels)[number]

export const levelTitles: Record<Level, string> = {
  organisation: 'организация',
  municipal: 'муниципальный уровень',
  regional: 'региональный уровень',
  federal: 'федеральный уровень',
  international: 'международный уровень',
}
