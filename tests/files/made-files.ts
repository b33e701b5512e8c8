import { deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** A page of typed lines, as a picture so many dots wide. */
export const typedPage = (width: number): Sharp => {
  const height = Math.round(width * Math.SQRT2)
  const step = Math.round(width / 45)
  const words =
    'Аналитическая записка о результатах работы учителя за пять лет: успеваемость, олимпиады, конкурсы и проекты; вклад в повышение качества образования, открытые уроки и публикации '.repeat(
      3,
    )
  const lines = Array.from(
    { length: Math.floor((height * 0.8) / step) },
    (_, line) =>
      `<text x="${width * 0.1}" y="${height * 0.1 + line * step}" font-size="${step * 0.62}" font-family="serif">${words.slice((line * 53) % 170, ((line * 53) % 170) + 40 + ((line * 7) % 17))}</text>`,
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fbfaf7"/>${lines.join('')}</svg>`
  return sharp(Buffer.from(svg))
}

/** A PDF of A4 pages: each a scan (a JPEG over the whole page), typed text, or nothing. */
export const pdfOf = async (pages: readonly (Buffer | string | undefined)[]): Promise<Buffer> => {
  const objects: Buffer[] = []
  const add = (text: string | Buffer): number =>
    objects.push(typeof text === 'string' ? Buffer.from(text, 'latin1') : text)
  const kids: number[] = []
  add('<< /Type /Catalog /Pages 2 0 R >>')
  objects.push(Buffer.alloc(0))
  for (const page of pages) {
    let resources = ''
    let content = ''
    if (Buffer.isBuffer(page)) {
      const { width, height } = await sharp(page).metadata()
      const head = `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${page.length} >>\nstream\n`
      const image = add(Buffer.concat([Buffer.from(head), page, Buffer.from('\nendstream')]))
      resources = `/XObject << /I ${image} 0 R >>`
      content = 'q 595 0 0 842 0 0 cm /I Do Q'
    } else if (typeof page === 'string') {
      const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')
      resources = `/Font << /F ${font} 0 R >>`
      content = `BT /F 12 Tf 72 720 Td (${page}) Tj ET`
    }
    const packed = deflateSync(content)
    const stream = add(
      Buffer.concat([
        Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
        packed,
        Buffer.from('\nendstream'),
      ]),
    )
    kids.push(
      add(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << ${resources} >> /Contents ${stream} 0 R >>`,
      ),
    )
  }
  objects[1] = Buffer.from(`<< /Type /Pages /Kids [${kids.map(id => `${id} 0 R`).join(' ')}] /Count ${kids.length} >>`)
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const places: number[] = []
  let length = 9
  for (const [index, object] of objects.entries()) {
    places.push(length)
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    parts.push(whole)
    length += whole.length
  }
  const rows = places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

/** A PNG of so many dots of one colour: a few kilobytes that unpack into gigabytes. */
export const pixelBomb = (width: number, height: number): Buffer => {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data])
    const size = Buffer.alloc(4)
    size.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([size, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * Math.min(height, 20_000)), { level: 9 })
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const crc = (bytes: Buffer): number => {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  }
  return (rest ^ 0xffffffff) >>> 0
}
