/** A place that a ministry may put into its own template: its name in braces, what it holds, what it looks like. */
export type TemplateField = { name: string; about: string; sample: string }

/** Rows that repeat: `{#строки}…{/строки}` with the columns inside. */
export type TemplateList = {
  name: string
  about: string
  columns: readonly TemplateField[]
  sample: Record<string, string>[]
}

export type TemplatePlaces = { fields: readonly TemplateField[]; lists: readonly TemplateList[] }
