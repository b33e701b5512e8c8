/** «14:30», «09:00»: an hour and a minute of a local clock, always five characters. */
export const isClockTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
