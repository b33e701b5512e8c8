import type { StoredFile } from '../../application/stores/cases.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'

/** A page of a file as a picture, where `picture` is its address for this session; undefined: it cannot be shown. */
export type PreviewView = {
  file: Pick<StoredFile, 'id' | 'name'>
  page: number
  /** undefined while nobody has counted them. */
  pages: number | undefined
  picture: string | undefined
}

/** The picture of a page, as wide as there is room. */
export const pagePicture = ({ file, page, pages, picture }: PreviewView): Html =>
  picture === undefined
    ? html`<p class="govuk-body">Такой файл на странице не показать. <a class="govuk-link" href="${url(paths.file(file.id))}">Скачайте его</a>.</p>`
    : html`<figure class="house-preview"><img class="house-preview__page" src="${url(picture)}" alt="${pages === 1 ? '' : `Страница ${page}: `}${file.name}"></figure>`

/** Ways to the other pages: one back, one on, and any by its number. */
export const pageLinks = ({ file, page, pages }: PreviewView): Html | false => {
  if (pages === undefined || pages < 2) return false
  const link = (to: number, words: string) =>
    html`<a class="govuk-link" href="${url(paths.fileView(file.id, to))}">${words}</a>`
  const near = Array.from({ length: pages }, (_, index) => index + 1).filter(
    number => number === 1 || number === pages || Math.abs(number - page) <= 2,
  )
  return html`<nav class="house-preview-pages" aria-label="Страницы файла">
    ${page > 1 && link(page - 1, 'Предыдущая страница')}
    <span>${near.map((number, index) => html`${index > 0 && number - (near[index - 1] ?? 0) > 1 && ' … '} ${number === page ? html`<strong aria-current="page">${number}</strong>` : link(number, `${number}`)}`)}</span>
    ${page < pages && link(page + 1, 'Следующая страница')}
  </nav>`
}
