/** Tables as files: the two formats in which people take one away, and what a route says about them. */
import { Type } from 'typebox';

export const tableFormats = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof tableFormats)[number];

export const workbookMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a route that answers with a CSV file has in common with others of its kind. */
export const csvFile = { produces: 'text/csv', response: Type.String() } as const;

/** The same for a workbook; `export_needs_csv` is refused by all of them. */
export const workbookFile = { produces: workbookMediaType, response: Type.String() } as const;
