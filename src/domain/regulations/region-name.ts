import type { Pack } from './pack.ts'

/** «Кабардино-Балкарская Республика» of «Кабардино-Балкарская Республика, регламент от 27.10.2023 № 22/1164». */
export const regionName = ({ title }: Pick<Pack, 'title'>): string => title.split(/, регламент/)[0] ?? title
