import { seam } from '../glue.ts'

/** Widths of columns are shares: only their ratio matters. */
export type Table = {
  head: readonly string[]
  rows: readonly (readonly string[])[]
  widths?: readonly number[] | undefined
}

/** `tight`: some word does not fit into the column whole. */
export type Column = { share: number; tight: boolean }

/** The longest word that a column is widened for. */
const longestWord = 24
/** Letters that the sides of a cell take. */
const sides = 2
/** Letters of the head are bold. */
const bold = 1.1

/**
 * Shares of the width of `letters` mean letters: those the paper gives, when there is one for every column. Otherwise the longest word
 * of a column has its place while there is room for all, and the rest goes to columns of long texts (by the root: a long text may
 * take many lines).
 */
export const columnWidths = ({ head, rows, widths }: Table, letters: number): Column[] => {
  const full = rows.filter(row => row.length > 1)
  const columns = head.map((title, column) => {
    const mean = full.reduce((total, row) => total + (row[column]?.length ?? 0), 0) / Math.max(1, full.length)
    const word = full.reduce((most, row) => Math.max(most, longestOf(row[column] ?? '')), longestOf(title) * bold)
    return { word: word + sides, wish: Math.sqrt(Math.max(mean, title.length / 2)) }
  })
  const given = widths?.length === head.length && widths.every(width => width > 0) ? widths : undefined
  const shares = given ?? shared(columns, letters)
  const whole = sum(shares)
  return columns.map(({ word }, at) => {
    const share = shares[at] ?? 1
    return { share, tight: (share / whole) * letters < word }
  })
}

const shared = (columns: readonly { word: number; wish: number }[], letters: number): number[] => {
  const least = columns.map(({ word }) => Math.min(longestWord, Math.max(4, word)))
  const rest = Math.max(0, letters - sum(least))
  const wishes = sum(columns.map(({ wish }) => wish))
  return columns.map(({ wish }, at) => Math.ceil(((least[at] ?? 0) + (rest * wish) / wishes) * 10) / 10)
}

/** Length of the longest word in mean letters; capitals and «ж», «ш», «щ», «м», «ф», «ю», «ы» are wider than most. */
const longestOf = (text: string): number =>
  (text.match(pieces) ?? []).reduce((most, piece) => Math.max(most, piece.length > most / 2 ? widthOf(piece) : 0), 0)

/** Between two seams, or a word. */
const pieces = new RegExp(`${seam}[^${seam}]*${seam}|[^\\s-]+`, 'g')

const widthOf = (word: string): number => word.length + 0.45 * (word.match(/[\p{Lu}жшщмфюыЖШЩМФЮЫmw]/gu)?.length ?? 0)

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
