/** Cells of a quarter of a degree, some 28 km by 20 in France. */
const CELLS_PER_DEGREE = 4;
const ROWS = 180 * CELLS_PER_DEGREE;
/** Cells around the globe. */
export const CELL_COLUMNS = 360 * CELLS_PER_DEGREE;

const clamp = (cell: number, cells: number) => Math.max(0, Math.min(cells - 1, cell));

/** Row of a latitude, from the South Pole. */
export const cellRow = (lat: number): number => clamp(Math.floor((lat + 90) * CELLS_PER_DEGREE), ROWS);

/** Column of a longitude from -180 to 180: 180 is in the last column, not again in the first. */
export const cellColumn = (lon: number): number => clamp(Math.floor((lon + 180) * CELLS_PER_DEGREE), CELL_COLUMNS);

/** `Segment.cellKey` of a place, as its segment holds it: in 32-bit floats. */
export const cellOf = (lat: number, lon: number): number => cellRow(lat) * CELL_COLUMNS + cellColumn(lon);
