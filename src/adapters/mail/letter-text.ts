import type { Letter } from '../../application/ports.ts'

/** One shape for both ways of sending: plain text, since old mail programs read it everywhere. */
export const asMessage = (letter: Letter, from: string) => ({
  from,
  to: letter.to,
  subject: letter.subject,
  text: letter.body,
  messageId: `<${letter.id}@${from.split('@')[1] ?? 'localhost'}>`,
})
