import type { PageContext } from '../route.ts'
import type { Desk } from '../screens.ts'

/** Whoever opens somebody else's papers leaves a trace; one's own need none. */
export const notedPaper = async (
  desk: Desk,
  { actor, session }: Pick<PageContext, 'actor' | 'session'>,
  kind: 'paper' | 'file',
  id: string,
): Promise<void> => {
  if (actor.role === 'teacher') return
  const entry = { accountId: session.account.id, role: actor.role, action: `open_${kind}`, objectId: id }
  await desk.accessLog.record({ ...entry, at: desk.app.clock.now() })
}
