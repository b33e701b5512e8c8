import type { Form } from '../../domain/regulations/vocabulary.ts'
import { readBytes } from '../documents/keep-bytes.ts'
import type { Paper } from '../papers/paper.ts'
import type { FileStore } from '../ports.ts'
import type { Tx } from '../storage.ts'
import type { StoredPaper } from '../stores/decisions.ts'
import { wordedBy } from './own-wording.ts'
import type { TemplateKind, TemplateVersion } from './template-store.ts'

/** The ministry's own template that papers of this form are made by now; undefined: the house's own look. */
export const templateInForce = (
  tx: Tx,
  region: string,
  form: Form,
  kind: TemplateKind,
): Promise<TemplateVersion | undefined> => tx.templates.inForce(region, form, kind)

/** The paper in the ministry's own words where it has any. `doubts`: names nobody vouches for in another case. */
export const inOwnWords = async (
  tx: Tx,
  region: string,
  form: Form,
  paper: Paper,
  doubts: readonly string[] = [],
): Promise<Paper> => {
  const wording = await templateInForce(tx, region, form, 'markup')
  return wording === undefined ? paper : wordedBy(wording, paper, doubts)
}

/** For the job that prints: the Word file that papers of this form are filled into, when the ministry has one. */
export const docxTemplateFor = async (
  files: FileStore,
  tx: Tx,
  { region, form }: Pick<StoredPaper, 'region' | 'form'>,
): Promise<{ id: string; bytes: Uint8Array } | undefined> => {
  const template = await templateInForce(tx, region, form as Form, 'docx')
  const bytes = template && (await readBytes(files, template.body))
  return template && bytes && { id: template.id, bytes }
}
