import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * A token for the forms of one session. Each one is different (a fresh number beside its signature), so that the token
 * cannot be guessed from the size of a compressed page; all of them fit the same secret.
 */
export const csrfToken = (secret: string): string => {
  const fresh = randomBytes(9).toString('base64url')
  return `${fresh}.${signature(secret, fresh)}`
}

/** Whether the token was made with this secret. */
export const isCsrfToken = (secret: string, token: unknown): boolean => {
  if (typeof token !== 'string') return false
  const [fresh = '', signed = '', ...rest] = token.split('.')
  if (fresh === '' || rest.length > 0) return false
  const expected = Buffer.from(signature(secret, fresh))
  const given = Buffer.from(signed)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** What a browser says of where a form was sent from. */
export type Origin = { fetchSite?: string | undefined; origin?: string | undefined; own: readonly string[] }

/**
 * The second belt: a request that a browser marks as coming from another site is refused even with a good token. Requests
 * without either mark come from programs or old browsers; the token alone guards them.
 */
export const comesFromHere = ({ fetchSite, origin, own }: Origin): boolean => {
  if (fetchSite !== undefined) return fetchSite === 'same-origin' || fetchSite === 'none'
  return origin === undefined || own.includes(origin)
}

const signature = (secret: string, fresh: string): string =>
  createHmac('sha256', secret).update(`csrf:${fresh}`).digest('base64url')
