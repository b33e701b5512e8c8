import type { Form } from '../../domain/regulations/vocabulary.ts'
import type { Block, Paper } from '../papers/paper.ts'
import { fillMarkup } from './fill-markup.ts'
import { hasFaults, readMarkup } from './markup.ts'
import { templateData } from './template-data.ts'
import { isInflectedName, placesFor } from './template-fields.ts'

export type Wording = { id: string; form: Form; body: string }

/**
 * The paper in the ministry's own words: its text is replaced, everything around it stays. Lines to sign on and the square code
 * stay too, and so do the appendices, unless the wording itself repeats a list. `doubts` are names nobody vouches for in other
 * cases than the nominative: the paper is marked when the wording uses such a case.
 * A wording that can be read no longer (a place has another name in a newer version of the program) leaves the house's words:
 * a paper of a case must come out, and the list of templates tells of it.
 */
export const wordedBy = (wording: Wording, paper: Paper, doubts: readonly string[] = []): Paper => {
  const read = readMarkup(wording.body, placesFor(wording.form))
  if (hasFaults(read)) return paper
  const { blocks, used, lists, missing } = fillMarkup(read, templateData(paper))
  // The same form may answer something that knows no case: half a letter is worse than the house's own.
  if (missing.size > 0) return paper
  const repeats = [...lists].some(name => name !== 'абзацы')
  const doubtful = [...used].some(isInflectedName)
    ? [...new Set([...(paper.doubtful ?? []), ...doubts])]
    : paper.doubtful
  return {
    ...paper,
    blocks: [...blocks, ...kept(paper.blocks, repeats)],
    templateId: wording.id,
    ...(doubtful === undefined || doubtful.length === 0 ? {} : { doubtful }),
  }
}

const kept = (blocks: readonly Block[], repeats: boolean): Block[] => {
  const start = blocks.findIndex(({ kind }) => kind === 'appendix')
  const text = start < 0 ? blocks : blocks.slice(0, start)
  const appendices = start < 0 ? [] : blocks.slice(start)
  return [...text.filter(isDrawn), ...(repeats ? appendices.filter(isDrawn) : appendices)]
}

const isDrawn = ({ kind }: Block): boolean => kind === 'signatures' || kind === 'code'
