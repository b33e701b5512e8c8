/** How names are compared in searches: lower case, «ё» as «е», one space between words. */
export const surnameKey = (name: string): string =>
  name.trim().toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ')
