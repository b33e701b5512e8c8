import { type FileCheck, isOpenToOthers } from '../application/files/file-check.ts'
import { isShown } from '../application/files/preview.ts'
import type { Session } from '../application/ports.ts'
import type { StoredFile } from '../application/stores/cases.ts'
import { paths } from './paths.ts'
import { previewKey } from './preview-key.ts'
import type { Desk } from './screens.ts'
import type { PreviewView } from './views/file-preview.ts'

type ShownFile = Pick<StoredFile, 'id' | 'name' | 'mediaType'>

/**
 * A page of a file for whoever may open it: the caller has checked that. The address of the picture fits this session for ten minutes.
 * A file that waits for the scanner is shown to nobody but its owner, an infected one to nobody.
 */
export const previewOf = (
  { app, previews, inspector }: Desk,
  session: Session,
  file: ShownFile,
  check: FileCheck | undefined,
  { page, isOwner }: { page: number; isOwner: boolean },
): PreviewView => {
  const pages = check?.quality?.fault === undefined ? (check?.pages ?? undefined) : undefined
  const isOpen = check?.virus !== 'infected' && (isOwner || isOpenToOthers(check))
  const canShow =
    previews !== undefined && inspector !== undefined && isShown(file.mediaType) && check?.quality?.fault === undefined
  const key = previewKey(session.csrfSecret, file.id, page, app.clock.now())
  return { file, page, pages, picture: isOpen && canShow ? paths.filePage(file.id, String(page), key) : undefined }
}
