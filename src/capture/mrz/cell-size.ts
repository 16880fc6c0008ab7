/** Cells of a line. */
export const CELLS = 44
/** A cell of the comb is compared at this size, in points: the pitch of ten characters to the inch, and the height of a line with a little room. */
export const CELL_WIDTH = 16
export const TEMPLATE_HEIGHT = 22
/** From line to line, in cells: 6.35 mm to 2.54 mm (Doc 9303-4, figure of the TD3 zone; Doc 9303-3 section 4.1). */
export const LINE_PITCH = 2.5
