import type { TemplatePlaces } from './template-places.ts'

/** Why a template is not taken; `line` of a wording, none for a Word file. */
export type TemplateFault = { line?: number | undefined; message: string }

/** The port that looks at Word files from outside. Never throws on what is in them. */
export type WordTemplates = {
  /** Nothing in the answer: the file is safe to open and every place in it can be filled. */
  inspect(bytes: Uint8Array, places: TemplatePlaces): Promise<TemplateFault[]>
}
