import type { ReportFile } from './report-file.ts';
export function renderReport(_report: ReportFile, _options: { readonly font: string | null }): string { return ''; }
