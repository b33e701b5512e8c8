/** The form of a page as a browser would send it back, with some answers changed. */
export const refilled = (body: string, changes: Record<string, string>): Record<string, string> => {
  const shown: Record<string, string> = {}
  const plain = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  for (const [tag, name = ''] of body.matchAll(/<input [^>]*name="([^"]+)"[^>]*>/g)) {
    const value = /value="([^"]*)"/.exec(tag)?.[1] ?? ''
    if (!name.startsWith('_') && (!tag.includes('type="checkbox"') || tag.includes('checked')))
      shown[name] = plain(value)
  }
  for (const [, name = '', options = ''] of body.matchAll(/<select [^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g))
    shown[name] = /value="([^"]*)" selected/.exec(options)?.[1] ?? ''
  return { ...shown, ...changes }
}
