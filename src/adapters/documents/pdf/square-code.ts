import { create } from 'qrcode'

/** Light margin that scanners need, in modules (ISO/IEC 18004). */
const quiet = 4

/**
 * A QR code as an SVG drawing of black modules on nothing: level M (15 % may be spoilt). Runs of one row are one rectangle.
 * Throws where the address is longer than a code can hold (some 2,300 bytes).
 */
export const squareCode = (address: string): string => {
  const { modules } = create(address, { errorCorrectionLevel: 'M' })
  const side = modules.size + 2 * quiet
  const dark = (row: number, column: number): boolean => modules.get(row, column) === 1
  let path = ''
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++) {
      const from = column
      while (column < modules.size && dark(row, column)) column++
      if (column > from) path += `M${from + quiet} ${row + quiet}h${column - from}v1h${from - column}z`
    }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side}" height="${side}"><path fill="#000" d="${path}"/></svg>`
}
