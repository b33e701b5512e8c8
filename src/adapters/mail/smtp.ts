import { createTransport } from 'nodemailer'
import type { Mailer } from '../../application/ports.ts'
import { asMessage } from './letter-text.ts'

/** Sends through the ministry's own mail server. Throws when the server does not take the letter; the job is then repeated. */
export const smtpMailer = (url: string, from: string): Mailer => {
  const transport = createTransport(url)
  return {
    send: async (letter, enclosures) => {
      await transport.sendMail(asMessage(letter, from, enclosures))
    },
  }
}
