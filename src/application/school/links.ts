import { createHash } from 'node:crypto'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { App } from '../app.ts'
import { secureBytes } from '../documents/check-code.ts'
import type { Letter } from '../ports.ts'
import type { Tx } from '../storage.ts'
import type { SchoolLink } from '../stores/school.ts'

/** Where a link will stand in a letter. The words stay in the copy that we keep: the link itself is only in the letter. */
export const enterPlace = '[одноразовая ссылка – в письме]'
export const quietPlace = '[ссылка «не присылать напоминания» – в письме]'

/** SHA-256 of what stands in the link: the only thing that is kept of it. */
export const hashOf = (token: string): Uint8Array => createHash('sha256').update(token).digest()

/**
 * Puts fresh links into a letter to a school at the moment it leaves, and keeps their hashes. A letter that is sent again after
 * a failure gets other links; earlier ones of the same sending stay good, for one of the letters may have arrived.
 */
export const withLinks = async (app: App, letter: Letter): Promise<Letter> => {
  const wants = letter.body.includes(enterPlace) || letter.body.includes(quietPlace)
  if (!wants) return letter
  if (app.publicUrl === undefined) throw new Error('Letters to schools need PUBLIC_URL')
  const issued = await app.storage.write(tx => issueLinks(app, tx, letter.id))
  if (isRefusal(issued)) throw new Error(issued.because)
  const base = app.publicUrl.replace(/\/+$/, '')
  return {
    ...letter,
    body: letter.body
      .replaceAll(enterPlace, `${base}/school/invitation/${issued.enter}`)
      .replaceAll(quietPlace, `${base}/school/quiet/${issued.quiet}`),
  }
}

/** Two new links for a letter: 256 random bits each, as people can copy them. Throws for a letter that has none. */
const issueLinks = async (app: App, tx: Tx, noticeId: string): Promise<{ enter: string; quiet: string }> => {
  const wanted = await tx.school.linksWanted(noticeId)
  if (wanted === undefined) throw new Error(`Letter ${noticeId} has no links`)
  const at = app.clock.now()
  const give = async (purpose: SchoolLink['purpose']): Promise<string> => {
    const token = Buffer.from((app.random ?? secureBytes)(32)).toString('base64url')
    await tx.school.addLink({ ...wanted, purpose, noticeId, tokenHash: hashOf(token), at })
    return token
  }
  return { enter: wanted.invitationId === null ? '' : await give('enter'), quiet: await give('quiet') }
}
