import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { greyPng } from './grey-png.ts'

const run = promisify(execFile)
const dotsPerInch = 84

/** Whether the program that draws pages is there. */
export const canDraw = async (): Promise<boolean> => {
  try {
    await run('pdftoppm', ['-v'])
    return true
  } catch {
    return false
  }
}

export type Page = { number: number; picture: Buffer }

/** The first two pages of a PDF and its last one, as grey pictures. */
export const picturesOf = async (pdf: Uint8Array): Promise<{ pages: number; shown: Page[] }> => {
  const folder = await mkdtemp(join(tmpdir(), 'kategoria-page-'))
  try {
    const file = join(folder, 'paper.pdf')
    await writeFile(file, pdf)
    const { stdout } = await run('pdfinfo', [file])
    const pages = Number(/^Pages:\s+(\d+)/m.exec(stdout)?.[1] ?? 0)
    await draw(file, folder, 1, Math.min(2, pages))
    if (pages > 2) await draw(file, folder, pages, pages)
    const drawn = (await readdir(folder)).filter(name => name.endsWith('.pgm')).sort()
    const shown = await Promise.all(
      drawn.map(async name => ({
        number: Number(/-(\d+)\.pgm$/.exec(name)?.[1]),
        picture: greyPng(await readFile(join(folder, name))),
      })),
    )
    return { pages, shown }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const draw = (file: string, folder: string, from: number, to: number) =>
  run('pdftoppm', [
    '-gray',
    '-r',
    String(dotsPerInch),
    '-f',
    String(from),
    '-l',
    String(to),
    file,
    join(folder, 'page'),
  ])
