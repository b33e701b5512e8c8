import type { TemplateVersion } from '../templates/template-store.ts'

/** A version as the list shows it: without its text. */
export type TemplateLine = Omit<TemplateVersion, 'body'> & { loadedByName: string }

export type TemplateReads = {
  /** All versions of a region, or of one of its forms, the newest first. */
  templateLines(region: string, form?: string): Promise<TemplateLine[]>
  templateVersion(id: string): Promise<(TemplateVersion & { loadedByName: string }) | undefined>
}
