import { type Bookmark, bookmarksOf } from './bookmarks.ts'
import type { PdfFile } from './read.ts'
import { TagTree } from './tag-tree.ts'
import {
  array,
  type Dictionary,
  dictionary,
  isReference,
  type Parsed,
  parsed,
  reference,
  type Value,
} from './values.ts'

/** A file taken apart, with what a joint needs to know of it. */
export type Part = {
  objects: Map<number, Parsed>
  catalog: Dictionary
  /** Numbers of the page objects in their order. */
  pages: number[]
  tags: TagTree
  /** `StructTreeRoot`, and the one element that holds all others. */
  tagRoot: number
  document: number
  /** Keys and values of the table that leads from a page or a link to its tags. */
  parents: [key: number, value: Value][]
  bookmarks: Bookmark[]
}

/** Throws where the file is not laid out as our typesetter lays it. */
export const partOfPaper = (file: PdfFile): Part => {
  const objects = new Map(Array.from(file.objects, ([number, inside]) => [number, parsed(inside)]))
  const at = (number: number): Dictionary => dictionary(objects.get(number)?.value)
  const catalog = at(file.root)
  const pages = array(at(reference(catalog.get('/Pages'))).get('/Kids')).map(reference)
  if (pages.some(page => at(page).get('/Type') !== '/Page')) throw new Error('Pages of the file stand in groups')
  const tagRoot = reference(catalog.get('/StructTreeRoot'))
  const [document, ...others] = array(at(tagRoot).get('/K')).map(reference)
  if (document === undefined || others.length > 0) throw new Error('The tree of tags has not one top')
  return {
    objects,
    catalog,
    pages,
    tags: new TagTree(objects, new Map(pages.map((page, index) => [page, index]))),
    tagRoot,
    document,
    parents: pairs(array(dictionary(at(tagRoot).get('/ParentTree')).get('/Nums'))),
    bookmarks: bookmarksOf(objects, catalog.get('/Outlines')),
  }
}

/** The page that a bookmark leads to, counted from 0. */
export const pageOf = ({ objects, pages }: Part, { destination }: Bookmark): number => {
  const place = array(isReference(destination) ? objects.get(destination.to)?.value : destination)
  return pages.indexOf(reference(place[0]))
}

const pairs = (flat: readonly Value[]): [number, Value][] =>
  flat.flatMap((value, at): [number, Value][] => (at % 2 === 1 ? [[Number(flat[at - 1]), value]] : []))
