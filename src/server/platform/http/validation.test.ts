import { Type } from 'typebox';
import { describe, expect, test } from 'vitest';
import { nullable, oneOf } from '#contracts/shared-schemas.ts';
import { checkOf } from './validation.ts';

const Body = Type.Object({
  name: Type.String({ minLength: 2 }),
  zone: Type.Optional(Type.String({ format: 'time-zone' })),
  rows: Type.Array(Type.Object({ kind: oneOf(['a', 'b']), 'odd/name': Type.Optional(Type.Integer()) })),
  note: nullable(Type.String()),
});

const errorsOf = checkOf(Body, 'body');

describe('checking a body', () => {
  test('accepts what fits', () => {
    expect(errorsOf({ name: 'ab', zone: 'Europe/Berlin', rows: [{ kind: 'a' }], note: null })).toEqual([]);
  });

  test('reports every field at once, each with its pointer', () => {
    const errors = errorsOf({ name: 'a', zone: 'Nowhere', rows: [{ kind: 'c', 'odd/name': 'x', more: 1 }] });
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/name',
      '/note',
      '/rows/0/kind',
      '/rows/0/more',
      '/rows/0/odd~1name',
      '/zone',
    ]);
    expect(errors.find(({ pointer }) => pointer === '/rows/0/kind')?.statement).toEqual({
      code: 'field_not_of_list',
      data: { known: ['a', 'b'] },
    });
    expect(errors.find(({ pointer }) => pointer === '/zone')?.statement.code).toBe('field_format');
  });

  test('of a union, says what the alternative that is meant lacks, and nothing of the others', () => {
    const measured = Type.Object({
      kind: oneOf(['share', 'rate']),
      metric: Type.String(),
      source: Type.String(),
    });
    const rated = Type.Object({ kind: Type.Literal('rated'), quorum: Type.Integer(), source: Type.String() });
    const errorsIn = checkOf(
      Type.Object({ rows: Type.Array(Type.Union([measured, rated])), one: nullable(measured) }),
      'body',
    );
    const pointersOf = (rows: object[], one: unknown = null) =>
      errorsIn({ rows, one }).map(({ pointer }) => pointer);
    expect(pointersOf([{ kind: 'share', metric: 'm' }])).toEqual(['/rows/0/source']);
    expect(pointersOf([{ kind: 'rated', source: 's' }])).toEqual(['/rows/0/quorum']);
    expect(pointersOf([{ kind: 'share', metric: 'm', source: 's', quorum: 2 }])).toEqual(['/rows/0/quorum']);
    expect(pointersOf([{ kind: 'other', source: 's' }])).toContain('/rows/0/kind');
    expect(pointersOf([], { kind: 'other', metric: 'm', source: 's' })).toContain('/one/kind');
  });

  test('does not read one type as another', () => {
    expect(errorsOf({ name: 12, rows: [], note: null })).toEqual([
      { pointer: '/name', statement: { code: 'field_type', data: { type: 'string' } } },
    ]);
  });

  test('refuses a body that is no object', () => {
    expect(errorsOf(null)).toHaveLength(1);
    expect(errorsOf([])).toHaveLength(1);
  });
});

describe('checking a query', () => {
  const errorsIn = checkOf(
    Type.Object({ limit: Type.Optional(Type.Integer({ default: 100, maximum: 500 })) }),
    'text',
  );

  test('reads text as the type the schema names, and fills defaults', () => {
    const given = { limit: '20' } as Record<string, unknown>;
    expect(errorsIn(given)).toEqual([]);
    expect(given['limit']).toBe(20);
    const absent: Record<string, unknown> = {};
    expect(errorsIn(absent)).toEqual([]);
    expect(absent['limit']).toBe(100);
  });

  test('refuses what is no number, too large or unknown', () => {
    expect(errorsIn({ limit: 'many' })).toHaveLength(1);
    expect(errorsIn({ limit: '501' })).toHaveLength(1);
    expect(errorsIn({ limits: '5' })).toHaveLength(1);
  });
});
