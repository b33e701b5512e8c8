/** A page of a list paged by key. `next` and `previous` are opaque; a spoiled one shows the first page. */
export type Page<Row> = { rows: Row[]; next?: string | undefined; previous?: string | undefined }
