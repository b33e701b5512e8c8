/** «62», «59,5» as a number; undefined for anything else, so that «-5» or «1e3» is asked about again. */
export const scoreIn = (text: string): number | undefined => {
  const plain = text.trim().replace(',', '.')
  return /^\d{1,6}(\.\d{1,4})?$/.test(plain) ? Number(plain) : undefined
}

export const scoreHint = 'Впишите баллы числом, например 62 или 59,5'
