import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Mailer } from '../../application/ports.ts'
import { asMessage } from './letter-text.ts'

/** Lays letters as .eml files into a folder: what a computer without a mail server does. A repeated letter overwrites itself. */
export const folderMailer = (folder: string, from: string): Mailer => {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return {
    send: async (letter, enclosures) => {
      const { message } = await transport.sendMail(asMessage(letter, from, enclosures))
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, `${letter.id}.eml`), message)
    },
  }
}
