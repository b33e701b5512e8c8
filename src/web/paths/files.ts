import { part } from './part.ts'

/** Files of people: originals, their pages as pictures, uploads under way. */
export const filePaths = {
  /** The original, as a download. */
  file: (id: string) => `/files/${part(id)}`,
  /** The page that shows a file: its pages as pictures and what was found out about it. */
  fileView: (id: string, page = 1) => `/files/${part(id)}/view${page > 1 ? `?page=${page}` : ''}`,
  /** A page as a picture. `key` lives for some minutes and fits one session alone. */
  filePage: (id: string, page: string, key: string) => `/files/${part(id)}/pages/${part(page)}/${part(key)}`,
  /** Files on their way in, continued after a broken connection (protocol tus 1.0). */
  uploads: () => '/uploads',
  upload: (id: string) => `/uploads/${part(id)}`,
} as const
