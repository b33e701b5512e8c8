/** Disks take 255 bytes for a name; some are left for the number in front and «.pdf.sig» behind. */
const mostBytes = 200

/**
 * A name that every system can unpack: no separators of folders, no control or invisible characters, not too long for a disk, not
 * empty. A long name is cut before its ending, so that the file still opens.
 */
export const tameName = (name: string, longest = 100): string => {
  const tame = name
    .toWellFormed()
    .replaceAll(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '')
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(tame)?.[0] ?? ''
  return cut(tame.slice(0, tame.length - ending.length), longest, mostBytes - sizeOf(ending)) + ending || 'без названия'
}

/** As many whole signs as fit both measures. */
const cut = (text: string, longest: number, bytes: number): string => {
  let left = bytes
  let kept = ''
  for (const sign of [...text].slice(0, longest)) {
    left -= sizeOf(sign)
    if (left < 0) break
    kept += sign
  }
  return kept.replace(/[. ]+$/, '')
}

const sizeOf = (text: string): number => Buffer.byteLength(text)

/** «07» */
export const twoDigits = (n: number): string => String(n).padStart(2, '0')
