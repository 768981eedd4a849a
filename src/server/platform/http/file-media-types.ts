/** The media types under which a file may be sent to a route that takes one; its content says what it is. */
import { workbookMediaType } from '#contracts/table-files.ts';

export const fileMediaTypes: readonly string[] = ['application/octet-stream', 'text/csv', workbookMediaType];
