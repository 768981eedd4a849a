import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { permissions } from '#contracts/permissions.ts';
import { routeList } from '#contracts/routes.ts';
import { createOpenApi } from './openapi.ts';

type Operation = {
  operationId: string;
  summary: string;
  security: unknown[];
  parameters: ({ name: string; in: string; required: boolean; schema: object } | { $ref: string })[];
  requestBody?: { content: Record<string, { schema?: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
};
type Document = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: object };
};

const document = JSON.parse(JSON.stringify(createOpenApi(routeList))) as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

type Parameters = (typeof operations)[number]['operation']['parameters'];
/** Without those that stand once for all routes. */
const spelledOut = (parameters: Parameters) => parameters.flatMap((one) => ('$ref' in one ? [] : [one]));

describe('the API documentation', () => {
  test('is OpenAPI 3.1 and describes every route once', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info.title).toBe('Bellwether');
    expect(operations.map(({ operation }) => operation.operationId).sort()).toEqual(
      routeList.map(({ name }) => name).sort(),
    );
  });

  test('declares every parameter of every path', () => {
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
      const declared = spelledOut(operation.parameters).filter((parameter) => parameter.in === 'path');
      expect(declared.map(({ name }) => name).sort(), path).toEqual(inPath.sort());
      expect(
        declared.every(({ required }) => required),
        path,
      ).toBe(true);
      expect(path).not.toContain(':');
    }
  });

  test('has a sentence, an answer and valid JSON schemas everywhere', () => {
    const ajv = new Ajv2020({
      strict: false,
      formats: { 'date-time': true, date: true, email: true, 'time-zone': true },
    });
    ajv.addSchema(document.components.schemas['Problem']!, '#/components/schemas/Problem');
    for (const { path, method, operation } of operations) {
      const where = `${method} ${path}`;
      expect(operation.summary, where).toMatch(/\.$/);
      expect(operation.responses['200'], where).toBeDefined();
      const bodies = Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => schema ?? {});
      const answers = Object.values(operation.responses['200']?.content ?? {}).map(({ schema }) => schema);
      for (const schema of [
        ...bodies,
        ...answers,
        ...spelledOut(operation.parameters).map((one) => one.schema),
      ]) {
        expect(() => ajv.compile(schema), where).not.toThrow();
      }
    }
  });

  test('says who may call what, and what can go wrong', () => {
    for (const route of routeList) {
      const { operation } = operations.find((one) => one.operation.operationId === route.name)!;
      expect(operation.security.length > 0, route.name).toBe(route.access !== 'public');
      expect('401' in operation.responses || route.access === 'public', route.name).toBe(true);
      const isPermission = (permissions as readonly string[]).includes(route.access);
      expect('403' in operation.responses || !isPermission, route.name).toBe(true);
      const documented = Object.values(operation.responses)
        .map(({ description }) => description)
        .join();
      for (const code of route.refusals ?? []) expect(documented, route.name).toContain(`\`${code}\``);
    }
  });
});
