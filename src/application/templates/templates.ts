import type { Role } from '../../domain/people/roles.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import { record } from '../administration/record.ts'
import { type App, type By, perform } from '../app.ts'
import { keepBytes } from '../documents/keep-bytes.ts'
import { packNow } from '../edition.ts'
import type { FileStore } from '../ports.ts'
import type { Tx } from '../storage.ts'
import { hasFaults, readMarkup } from './markup.ts'
import { placesFor } from './template-fields.ts'
import type { TemplateVersion } from './template-store.ts'
import type { TemplateFault, WordTemplates } from './word-templates.ts'

/** Who keeps the templates of a region: the head of the department, whose papers they are, and the administrator. */
export const templateKeepers = ['admin', 'supervisor'] as const satisfies Role[]

export type NewTemplate = { form: Form; name: string; note?: string | undefined } & (
  | { kind: 'markup'; text: string }
  | { kind: 'docx'; bytes: Uint8Array }
)

export type BadTemplate = Refusal & { faults: readonly TemplateFault[] }

export const isBadTemplate = (answer: object): answer is BadTemplate => 'faults' in answer

type Shelf = { files: FileStore; words: WordTemplates }

/**
 * Takes a new version of a template in. One with faults is refused with all of them, and nothing of it is kept; a good one waits
 * until it is put into force.
 */
export const addTemplate = async (
  app: App,
  { files, words }: Shelf,
  by: By,
  given: NewTemplate,
): Promise<{ templateId: string; version: number } | BadTemplate | Refusal> => {
  const stranger = notKeeper(app, by, given.form)
  if (stranger !== undefined) return stranger
  const faults = await faultsOf(words, given)
  if (faults.length > 0)
    return { refused: 'bad_template', because: 'Шаблон не принят: исправьте, что названо ниже', faults }
  const body = given.kind === 'markup' ? given.text : (await keepBytes(files, given.bytes)).digest
  return perform(app, by, async tx => {
    const { form, kind, name, note } = given
    const id = app.newId()
    const about = { region: by.actor.region, form, kind }
    const at = app.clock.now()
    const version = await tx.templates.add({
      ...about,
      id,
      name,
      body,
      note: note ?? null,
      loadedBy: by.actor.personId,
      loadedAt: at,
    })
    await record(app, tx, by, 'template.added', `template:${id}`, { ...about, version })
    return { templateId: id, version }
  })
}

/** From now on papers of this form are made by this version. */
export const putInForce = (app: App, by: By, id: string): Promise<{ templateId: string } | Refusal> =>
  change(app, by, id, async (tx, template) => {
    if (template.inForce) return { refused: 'in_force', because: 'Эта версия уже действует' }
    if (template.kind === 'markup' && hasFaults(readMarkup(template.body, placesFor(template.form))))
      return {
        refused: 'bad_template',
        because: 'Места этого текста с тех пор изменились: откройте его, исправьте и сохраните новой версией',
      }
    await tx.templates.putInForce(template)
    await record(app, tx, by, 'template.in_force', `template:${id}`, aboutOf(template))
    return { templateId: id }
  })

/** Back to the house's own look; papers made meanwhile stay as they are. */
export const withdrawTemplate = (app: App, by: By, id: string): Promise<{ templateId: string } | Refusal> =>
  change(app, by, id, async (tx, template) => {
    if (!template.inForce) return { refused: 'not_in_force', because: 'Эта версия не действует' }
    await tx.templates.withdraw(template)
    await record(app, tx, by, 'template.withdrawn', `template:${id}`, aboutOf(template))
    return { templateId: id }
  })

/** What is wrong with a template, without keeping it. */
export const faultsOf = async (words: WordTemplates, given: NewTemplate): Promise<readonly TemplateFault[]> => {
  const places = placesFor(given.form)
  if (given.kind === 'docx') return words.inspect(given.bytes, places)
  if (given.text.trim() === '') return [{ message: 'Напишите текст документа' }]
  const read = readMarkup(given.text, places)
  return hasFaults(read) ? read.faults : []
}

/** Forms that a region issues, with their titles. */
export const formsOf = (app: App, region: string): { form: Form; title: string }[] => {
  const pack = packNow(app, region)
  if (isRefusal(pack)) return []
  const titles = new Map<Form, string>()
  for (const { form, title } of pack.documents) if (!titles.has(form)) titles.set(form, title)
  return [...titles].map(([form, title]) => ({ form, title }))
}

const change = <T extends object>(
  app: App,
  by: By,
  id: string,
  work: (tx: Tx, template: TemplateVersion) => Promise<T | Refusal>,
): Promise<T | Refusal> =>
  perform(app, by, async tx => {
    const template = await tx.templates.get(id)
    if (template === undefined || template.region !== by.actor.region || !keeps(by)) return noTemplate
    return work(tx, template)
  })

const notKeeper = (app: App, by: By, form: Form): Refusal | undefined =>
  keeps(by) && formsOf(app, by.actor.region).some(one => one.form === form) ? undefined : noTemplate

const keeps = ({ actor }: By): boolean => templateKeepers.some(role => role === actor.role)
const aboutOf = ({ region, form, kind, version }: TemplateVersion) => ({ region, form, kind, version })
const noTemplate: Refusal = { refused: 'not_found', because: 'Такого шаблона нет или он вам недоступен' }
