/** A name in quotation marks; marks within it become the inner ones: «Об установлении категории „педагог-методист“». */
export const quoted = (name: string): string => `«${inner(name)}»`

/** A name as it stands between quotation marks. */
export const inner = (name: string): string => name.replaceAll('«', '„').replaceAll('»', '“')
