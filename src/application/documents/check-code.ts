const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
const codeBytes = 16

/** Random bytes of the platform, fit for secrets. */
export const secureBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count))

/** 128 random bits in 26 small letters and digits that are not mistaken for each other: nobody can guess it. */
export const newCheckCode = (random: (count: number) => Uint8Array = secureBytes): string => {
  const bits = [...random(codeBytes)].map(byte => byte.toString(2).padStart(8, '0')).join('')
  const fives = bits.match(/.{1,5}/g) ?? []
  return fives.map(five => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** Where the code leads; undefined where nobody said under which address people open the system. */
export const checkAddressOf = (publicUrl: string | undefined, code: string): string | undefined =>
  publicUrl === undefined ? undefined : `${publicUrl.replace(/\/+$/, '')}/v/${code}`
