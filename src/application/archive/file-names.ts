/** A name that every system can unpack: no separators of folders, no control characters, not too long, not empty. */
export const tameName = (name: string, longest = 100): string => {
  const tame = name
    .replaceAll(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
  return (
    [...tame]
      .slice(0, longest)
      .join('')
      .replace(/[. ]+$/, '') || 'без названия'
  )
}

/** «07» */
export const twoDigits = (n: number): string => String(n).padStart(2, '0')
