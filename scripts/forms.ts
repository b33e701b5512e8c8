// npm run forms: fills a system of its own with the demo, prints one paper of every form of the five regions and keeps pictures of
// the pages in docs/forms with a page that shows them all. `npm run forms -- kbr` renews one region, `-- kbr extract` its forms
// whose name begins so; the page is written when everything is renewed.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { namedReference } from '../src/domain/regulations/clause-name.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'
import { packRef } from '../src/domain/regulations/pack.ts'
import { regionName } from '../src/domain/regulations/region-name.ts'
import { type FormsDesk, openDesk } from './forms/desk.ts'
import { gallery, type Kept } from './forms/gallery.ts'
import { askForPapers } from './forms/on-request.ts'
import { canDraw, picturesOf } from './forms/pictures.ts'
import { type Sample, samplesOf } from './forms/samples.ts'
import { signPapers } from './forms/signed.ts'

const docs = join(import.meta.dirname, '..', 'docs')
const folder = join(docs, 'forms')
const [wantedRegion = '', wantedForm = ''] = process.argv.slice(2)
const largest = 10 * 1024 * 1024

/** Of one region the files themselves are kept, to be opened and checked. */
const filesOf = 'kbr'
const filesKept = ['application', 'registration-notice-signed', 'minutes-signed', 'order-signed', 'extract']

const main = async (): Promise<void> => {
  if (!(await canDraw())) {
    console.error('Нет программы pdftoppm: она рисует страницы. Установите poppler-utils (apt install poppler-utils).')
    process.exitCode = 1
    return
  }
  console.log('Готовим учебные дела…')
  const desk = await openDesk(() => {})
  try {
    const kept: Kept[] = []
    for (const region of desk.regions.filter(one => one.startsWith(wantedRegion)))
      kept.push(...(await printRegion(desk, region)))
    if (wantedRegion !== '') return
    await writeFile(
      join(docs, 'forms.md'),
      gallery(kept, code => titleOf(desk, code)),
    )
    const bytes = kept.reduce((sum, { size }) => sum + size, 0)
    console.log(`Образцов: ${kept.length}, всего ${(bytes / 2 ** 20).toFixed(1)} МБ`)
    if (bytes > largest) throw new Error('папка образцов тяжелее 10 МБ')
  } finally {
    await desk.close()
  }
}

/** Everything of one region; the files of samples that are no more are taken away. */
const printRegion = async (desk: FormsDesk, region: string): Promise<Kept[]> => {
  const refused = [...(await askForPapers(desk, region)), ...(await signPapers(desk, region))]
  for (const words of refused) {
    console.error(`✖ ${words}`)
    process.exitCode = 1
  }
  const place = join(folder, region)
  await mkdir(place, { recursive: true })
  if (wantedForm === '') for (const old of await readdir(place)) await rm(join(place, old))
  const kept: Kept[] = []
  for (const sample of (await samplesOf(desk, region)).filter(({ name }) => name.startsWith(wantedForm)))
    kept.push(await keep(desk, region, sample))
  console.log(`${titleOf(desk, region)}: ${kept.length}`)
  return kept
}

const keep = async (desk: FormsDesk, region: string, sample: Sample): Promise<Kept> => {
  const { name, title, clause, remark, paper, madeAt, frozen } = sample
  const pdf = frozen ?? (await desk.press.pdf(paper, { madeAt })).bytes
  const { pages, shown } = await picturesOf(pdf)
  const pictures: Kept['pictures'] = []
  let size = 0
  for (const { number, picture } of shown) {
    const file = `${region}/${name}${number === 1 ? '' : `-p${number}`}.png`
    await writeFile(join(folder, file), picture)
    pictures.push({ file, page: number })
    size += picture.length
  }
  const whole = region === filesOf && filesKept.includes(name) ? `${region}/${name}.pdf` : undefined
  if (whole !== undefined) {
    await writeFile(join(folder, whole), pdf)
    size += pdf.length
  }
  return { region, title, clause: clauseInWords(desk, region, clause), remark, pages, pictures, pdf: whole, size }
}

/** «Порядок № 196, п. 31» of «196 п. 31»; what no text of the region knows stays as it is. */
const clauseInWords = ({ app, today }: FormsDesk, region: string, reference: string): string => {
  const pack = app.law.packFor(region, today)
  const clauses = isRefusal(pack) ? [] : app.law.cited(packRef(pack), reference)
  return clauses.length === 0 ? reference : namedReference(clauses)
}

const titleOf = ({ app, today }: FormsDesk, region: string): string => {
  const pack = app.law.packFor(region, today)
  return isRefusal(pack) ? region : regionName(pack)
}

await main()
