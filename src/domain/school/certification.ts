import type { Refusal } from '../regulations/finding.ts'
import type { Pack } from '../regulations/pack.ts'

/** `returned`: the school wrote what must be mended; `certified`: an act stands over the files. */
export type SetStatus = 'sent' | 'returned' | 'certified' | 'withdrawn'

export const setStatusWords: Record<SetStatus, string> = {
  sent: 'у школы',
  returned: 'возвращено с замечаниями',
  certified: 'составлен акт',
  withdrawn: 'отозвано педагогом',
}

/** One act names at most so many files: more than any application may carry. */
export const mostItems = 100

/** Why these files cannot be sent to the school; undefined when they can. Digests name bytes: the same file twice is once. */
export const setRefusal = (digests: readonly string[]): Refusal | undefined => {
  if (digests.length === 0)
    return { refused: 'nothing_chosen', because: 'Отметьте хотя бы один файл, который школа должна заверить' }
  if (digests.length > mostItems)
    return { refused: 'too_many', because: `За один раз можно отправить не больше ${mostItems} файлов` }
  return undefined
}

/** A set is returned only with words: at least one file has a remark. */
export const returnRefusal = (remarks: readonly (string | undefined)[]): Refusal | undefined =>
  remarks.some(remark => (remark ?? '').trim() !== '')
    ? undefined
    : { refused: 'no_remark', because: 'Напишите замечание хотя бы к одному файлу: педагог исправит именно его' }

/** Whether an act stands instead of a seal and a signature on every page; where the paper says nothing, it does not. */
export const actReplacesStamps = (pack: Pack): boolean => pack.files.certified_by_act?.allowed ?? false
