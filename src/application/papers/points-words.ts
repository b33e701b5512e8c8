const numbers = new Intl.NumberFormat('ru-RU', { maximumFractionDigits: 2 })

/** «7», «7,5», «не применяется», «—» where nothing is given. */
export const asPoints = (given: number | 'na' | undefined): string =>
  given === undefined ? '—' : given === 'na' ? 'не применяется' : numbers.format(given)
