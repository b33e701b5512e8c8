import type { Enclosure, Letter } from '../../application/ports.ts'

/** One shape for both ways of sending: plain text, since old mail programs read it everywhere; papers go with it as files. */
export const asMessage = (letter: Letter, from: string, enclosures: readonly Enclosure[] = []) => ({
  from,
  to: letter.to,
  subject: letter.subject,
  text: letter.body,
  messageId: `<${letter.id}@${from.split('@')[1] ?? 'localhost'}>`,
  attachments: enclosures.map(({ name, mediaType, bytes }) => ({
    filename: name,
    contentType: mediaType,
    content: Buffer.from(bytes),
  })),
})
