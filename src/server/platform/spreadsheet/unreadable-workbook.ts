/** Why a file cannot be read as a workbook. */
import { workbookStatement, type WorkbookStatement } from '#domain/spreadsheet/workbook-sentences.ts';

export class UnreadableWorkbook extends Error {
  override readonly name = 'UnreadableWorkbook';
  readonly statement: WorkbookStatement;

  constructor(statement: WorkbookStatement) {
    super(statement.code);
    this.statement = statement;
  }
}

export function damaged(): UnreadableWorkbook {
  return new UnreadableWorkbook(workbookStatement('workbook_damaged'));
}
