import type { Form } from '../../domain/regulations/vocabulary.ts'

/** A wording typed in our markup, or a Word file of the ministry's own. */
export const templateKinds = ['markup', 'docx'] as const
export type TemplateKind = (typeof templateKinds)[number]

/** One version of a template. Versions stay for ever: papers name the one they were made by. */
export type TemplateVersion = {
  id: string
  region: string
  form: Form
  kind: TemplateKind
  version: number
  name: string
  /** Text of the markup, or the digest of the Word file in the file store. */
  body: string
  note: string | null
  loadedBy: string
  loadedAt: Date
  inForce: boolean
}

/** Templates of a region, inside a transaction. At most one version of a form and kind is in force. */
export type Templates = {
  /** Answers the number of the new version; it is not in force yet. */
  add(template: Omit<TemplateVersion, 'version' | 'inForce'>): Promise<number>
  get(id: string): Promise<TemplateVersion | undefined>
  inForce(region: string, form: Form, kind: TemplateKind): Promise<TemplateVersion | undefined>
  /** The one in force before steps back. */
  putInForce(template: TemplateVersion): Promise<void>
  /** Back to the house's own: nothing is in force. */
  withdraw(template: TemplateVersion): Promise<void>
}
