/** Stands where a sign was that cannot be kept. */
const mark = '\u{FFFD}'

// Controls but tab and line end: PostgreSQL refuses the zero, documents and letters the rest. A page break is a line end.
const control = /[\p{Cc}--[\t\n\r\u{85}]]/gv

/** Text as it can be kept: signs that no keyboard gives and halves of characters turn into «�», so that the place is seen. */
export const withoutLostSigns = (text: string): string =>
  text
    .replace(/[\v\f\u{85}]/gu, '\n')
    .replace(control, mark)
    .toWellFormed()

/** Whether something in the text could not be read. */
export const hasLostSigns = (text: string): boolean => text.includes(mark)

export const lostSignWords = `В ответе есть знак, который нельзя прочитать. Он отмечен так: ${mark}. Удалите его или наберите заново`
