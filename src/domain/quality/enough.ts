/** Fewest things from which a number is shown; below it the page says «мало данных». A house rule, not a norm of any paper. */
export const leastSheets = 5
/** Units in which two raters met: alpha of fewer jumps with every case. */
export const leastUnits = 10
/** Sheets of a moving difference. */
export const leastDrift = 6
/** Specialists behind a median of the region: from fewer one could guess whose number it is. */
export const leastPeople = 5
