/** Whether the text may be an id of ours; anything else in an address leads nowhere and never reaches the database. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
