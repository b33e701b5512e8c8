import { TextRun } from 'docx'

type Looks = Omit<Exclude<ConstructorParameters<typeof TextRun>[0], string>, 'text' | 'break' | 'children'>

/** A text as runs: every line after the first begins with a line break. */
export const words = (text: string, looks: Looks = {}): TextRun[] =>
  text.split('\n').map((line, at) => new TextRun({ ...looks, text: line, ...(at > 0 ? { break: 1 } : {}) }))
