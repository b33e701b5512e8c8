/** A sample as it lies in the folder: pictures of its pages, and its file where that is kept too. */
export type Kept = {
  region: string
  title: string
  clause: string
  remark?: string | undefined
  pages: number
  pictures: { file: string; page: number }[]
  pdf?: string | undefined
  /** Bytes of everything kept. */
  size: number
}

/** The page that shows all samples, by region. `regionTitle` names a region by its code. */
export const gallery = (samples: readonly Kept[], regionTitle: (code: string) => string): string => {
  const codes = [...new Set(samples.map(({ region }) => region))]
  return [
    '# Формы документов',
    '',
    'Документы учебного стенда, напечатанные системой: все люди, учреждения и дела вымышлены. Под заголовком – пункт, по',
    'которому документ выпускается. От длинных документов показаны первые две страницы и последняя. Подписи учебные, о чём',
    'сказано поперёк отметки. Страница и картинки сделаны командой `npm run forms`.',
    '',
    ...codes.map(code => `- [${regionTitle(code)}](#${anchor(regionTitle(code))})`),
    '',
    ...codes.flatMap(code => [
      `## ${regionTitle(code)}`,
      '',
      ...samples.filter(({ region }) => region === code).flatMap(shown),
    ]),
  ].join('\n')
}

const shown = ({ title, clause, remark, pages, pictures, pdf }: Kept): string[] => {
  const name = remark === undefined ? title : `${title}, ${remark}`
  return [
    `### ${name}`,
    '',
    `${clause}${pages > 1 ? ` · страниц: ${pages}` : ''}${pdf === undefined ? '' : ` · [PDF](forms/${pdf})`}`,
    '',
    pictures
      .map(({ file, page }) => `![${name}${pictures.length > 1 ? `, страница ${page}` : ''}](forms/${file})`)
      .join(' '),
    '',
  ]
}

/** How GitHub names the anchor of a heading. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .replaceAll(' ', '-')
