import { describe, expect, test } from 'vitest';
import { cohortCsv, peopleCsv } from './csv-files.ts';
import { exampleReport } from './example-report.ts';
import { html } from './markup.ts';
import { renderReport } from './report-page.ts';
import { summarise } from './summary.ts';

const hostile = `<script>alert("1")</script>'><img src=x onerror=alert(2)>&amp;`;

describe('the page of a report', () => {
  test('prints names from files as text, wherever they stand', () => {
    const page = renderReport(exampleReport(hostile), { font: null });
    expect(page).not.toMatch(/<script|<img|onerror=alert\(2\)>/);
    expect(page.match(/&lt;script&gt;/g)!.length).toBeGreaterThan(25);
    expect(page).toContain('&amp;amp;');
  });

  test('needs nothing beside it and runs nothing', () => {
    const page = renderReport(exampleReport('Plain'), { font: 'AAAA' });
    expect(page).not.toMatch(/<script|<link|@import|src="(?!data:)|url\((?!data:|#)/);
    expect(page).toContain('url(data:font/woff2;base64,AAAA)');
  });

  test('names every chart in a sentence', () => {
    const page = renderReport(exampleReport('Plain'), { font: null });
    const charts = page.match(/<svg[^>]*role="img"[^>]*>/g)!;
    expect(charts.length).toBeGreaterThanOrEqual(5);
    for (const chart of charts) expect(chart).toMatch(/aria-label="[^"]{20,}\."/);
  });

  test('is the same for the same report', () => {
    const draw = () => renderReport(exampleReport('Plain'), { font: null });
    expect(draw()).toBe(draw());
  });

  test('is drawn for a rehearsal in which nothing happened', () => {
    const report = exampleReport('Plain');
    const empty = {
      ...report,
      stages: report.stages
        .slice(0, 1)
        .map((stage) => ({ ...stage, startedOn: null, tickets: { ...stage.tickets, perPerson: null } })),
      gates: [],
      holds: [],
      timeline: [],
      stragglers: [],
    };
    expect(renderReport(empty, { font: null })).not.toMatch(/NaN|Infinity|undefined/);
    expect(summarise(empty, '/out').join('\n')).not.toMatch(/NaN|undefined/);
  });
});

test('markup escapes text, keeps markup, and leaves nothing out', () => {
  const inner = html`<b>${'<'}</b>`;
  expect(html`<p>${inner}${[1, 'a&b', null, false]}${0}</p>`.text).toBe('<p><b>&lt;</b>1a&amp;b0</p>');
});

test('the tables make cells that a spreadsheet would run harmless', () => {
  const at = new Date('2027-01-11T09:00:00Z');
  const people = peopleCsv([
    {
      id: '=HYPERLINK("x")',
      stage: 'Pilot',
      status: 'failed',
      reason: 'a, "b"',
      scheduledAt: at,
      startedAt: at,
      endedAt: null,
    },
  ]);
  expect(people).toBe(
    'id,stage,status,reason,scheduled_at,started_at,ended_at\n' +
      `"'=HYPERLINK(""x"")",Pilot,failed,"a, ""b""",2027-01-11T09:00:00.000Z,2027-01-11T09:00:00.000Z,\n`,
  );
  expect(cohortCsv([{ id: 'p1', order: 1, reason: 'First' }])).toBe('id,order,reason\np1,1,First\n');
});
