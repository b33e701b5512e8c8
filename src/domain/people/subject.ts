/**
 * Two subjects as people write them: «История и обществознание» and «обществознание» have a part in common, so whoever judges
 * one may judge the other. Words of the post around the subject («учитель физики») are not looked into.
 */
export const sameSubject = (one: string, other: string): boolean => {
  const parts = new Set(partsOf(one))
  return partsOf(other).some(part => parts.has(part))
}

const partsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[,;/]|\sи\s/)
    .map(part =>
      part
        .replaceAll(/[«»"().]/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .filter(part => part !== '')
