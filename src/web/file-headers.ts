/** What a browser may do with a file it opens: nothing but show it. */
export const filePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/** The same for a PDF: the viewer of Chrome is a plug-in, and a sandbox would show an empty page instead of the paper. */
export const pdfPolicy = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'"

export type SentFile = { name: string; type: string; size: number; shown: 'inline' | 'attachment' }

/** Headers of a file that only its reader may keep: it is never taken for anything else, and no cache on the way holds it. */
export const privateFile = ({ name, type, size, shown }: SentFile) => ({
  'content-type': type,
  'content-length': size,
  'content-disposition': `${shown}; filename*=UTF-8''${percented(name)}`,
  'x-content-type-options': 'nosniff',
  'content-security-policy': type === 'application/pdf' && shown === 'inline' ? pdfPolicy : filePolicy,
  'cache-control': 'private, no-store',
})

/** RFC 8187: these signs of `encodeURIComponent` are not allowed in a name. Half a sign of two parts is no sign. */
export const percented = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
