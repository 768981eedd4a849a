/** Why a file cannot be read as a workbook, as the end of a sentence that begins "The file … could not be read:". */
export class UnreadableWorkbook extends Error {
  override readonly name = 'UnreadableWorkbook';
}

export function damaged(): UnreadableWorkbook {
  return new UnreadableWorkbook(
    'it is damaged or was not sent whole. Open it in a spreadsheet program, save it again and send it again',
  );
}
