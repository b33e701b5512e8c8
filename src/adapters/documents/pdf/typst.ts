import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PaperNotPrinted } from '../../../application/documents/press.ts'

/** The parts of the binding that we use; the package of one platform carries no types. */
export type Typst = {
  /** Lays out and writes. The sheets stay known until `evictCache`. Throws an `Error` with the reason in `code`. */
  pdf(
    task: { mainFilePath: string; inputs: Record<string, string> },
    options: { pdfStandard: 'a-1b' | 'a-2a' | 'ua-1'; creationTimestamp: number },
  ): Uint8Array
  evictCache(age: number): void
}

type Binding = {
  NodeCompiler: { create(options: { workspace: string; fontArgs: { fontPaths: string[] }[] }): Typst }
}

const binding = '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu'
const require = createRequire(import.meta.url)

/** Folder of the typefaces of printed papers. */
export const fontFolder = (): string => dirname(require.resolve('@expo-google-fonts/tinos/package.json'))

export const templates = join(import.meta.dirname, 'typst')

/** The typesetter, in this process. Throws `PaperNotPrinted` where its package is not installed (another platform). */
export const startTypst = (): Typst => {
  const { NodeCompiler } = loaded()
  return NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: [fontFolder()] }] })
}

const loaded = (): Binding => {
  try {
    return require(binding) as Binding
  } catch (cause) {
    throw new PaperNotPrinted(
      `PDF здесь не напечатать: нет пакета ${binding}. Он есть для Linux на x64; на другой машине скачайте документ в формате DOCX.`,
      { cause },
    )
  }
}
