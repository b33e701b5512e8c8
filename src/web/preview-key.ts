import { createHmac, timingSafeEqual } from 'node:crypto'

/** How long a picture of a page may be fetched after its page was shown. */
const minutes = 10

/** A key for one page of one file: it fits the session it was made for, and only for some minutes. */
export const previewKey = (secret: string, fileId: string, page: number, now: Date): string => {
  const until = (Math.ceil(now.getTime() / 60_000) + minutes).toString(36)
  return `${until}-${signature(secret, fileId, page, until)}`
}

/** Whether the key was made for this session, file and page, and its time is not over. */
export const isPreviewKey = (secret: string, fileId: string, page: number, key: string, now: Date): boolean => {
  const [, until = '', signed = ''] = /^([0-9a-z]{1,12})-([\w-]{43})$/.exec(key) ?? []
  if (until === '' || Number.parseInt(until, 36) * 60_000 < now.getTime()) return false
  return timingSafeEqual(Buffer.from(signature(secret, fileId, page, until)), Buffer.from(signed))
}

const signature = (secret: string, fileId: string, page: number, until: string): string =>
  createHmac('sha256', secret).update(`preview:${fileId}:${page}:${until}`).digest('base64url')
