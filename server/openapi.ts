import type { TSchema } from '@sinclair/typebox';
import { Problem } from './field-schemas.ts';
import type { Right, Route } from './route.ts';

export interface ApiDescription {
  title: string;
  version: string;
  description: string;
  /** path prefix of every route */
  prefix: string;
  /** named schemas: the exports of the `*-schemas.ts` modules; anything that is not a schema is passed over */
  schemas: Readonly<Record<string, unknown>>;
}

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of a route table, from the very schemas requests are checked with. */
export const describeApi = (routes: readonly Route<never>[], api: ApiDescription): Json => {
  const named = namedSchemas(api.schemas);
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = api.prefix + route.path;
    paths[path] = { ...paths[path], [route.method]: operation(route, named) };
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: { title: api.title, version: api.version, description: api.description, license: LICENCE },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'Authorization: Bearer tb_…' } },
      schemas: Object.fromEntries([...named].map(([schema, name]) => [name, withReferences(schema, named, true)])),
    },
  };
};

const LICENCE = { name: 'Apache-2.0', identifier: 'Apache-2.0' };

type Named = Map<object, string>;

const isSchema = (value: unknown): value is TSchema =>
  typeof value === 'object' && value !== null && ('type' in value || 'anyOf' in value || 'oneOf' in value);

const namedSchemas = (schemas: Readonly<Record<string, unknown>>): Named => {
  const named: Named = new Map([[Problem, 'Problem']]);
  for (const [name, schema] of Object.entries(schemas)) if (isSchema(schema)) named.set(schema, name);
  return named;
};

/** Replaces every schema that has a name by a reference to it. */
const withReferences = (value: unknown, named: Named, isDefinition = false): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  const name = named.get(value);
  if (name !== undefined && !isDefinition) return { $ref: `#/components/schemas/${name}` };
  if (Array.isArray(value)) return value.map((entry) => withReferences(entry, named));
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withReferences(entry, named)]));
};

const operation = (route: Route<never>, named: Named): Json => ({
  operationId: operationId(route),
  summary: route.summary,
  security: securityOf(route.right),
  parameters: [
    ...parameters('path', route.pathSchema, named),
    ...parameters('query', route.querySchema, named),
    ...headerParameters(route),
  ],
  ...(route.bodySchema || route.takesFile ? { requestBody: requestBody(route, named) } : {}),
  responses: {
    [String(route.status ?? (route.answer === 'nothing' ? 204 : 200))]: success(route, named),
    default: {
      description: '出错 (RFC 9457)',
      content: { 'application/problem+json': { schema: withReferences(Problem, named) } },
    },
  },
});

const operationId = (route: Route<never>): string => {
  const words = route.path.split(/[/{}.-]+/).filter((word) => word !== '');
  return [route.method, ...words]
    .map((word, index) => (index ? word[0]?.toUpperCase() + word.slice(1) : word))
    .join('');
};

const securityOf = (right: Right): Json[] => (right.kind === 'scope' ? [{ apiKey: [] }] : []);

const parameters = (place: 'path' | 'query', schema: TSchema | undefined, named: Named): Json[] => {
  const properties = (schema?.properties ?? {}) as Record<string, TSchema>;
  const required = (schema?.required ?? []) as string[];
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: withReferences(property, named),
  }));
};

const headerParameters = (route: Route<never>): Json[] =>
  Object.entries(route.headers ?? {}).map(([name, header]) => ({
    name,
    in: 'header',
    required: header.required,
    description: header.description,
    schema: { type: 'string' },
  }));

const requestBody = (route: Route<never>, named: Named): Json => {
  if (!route.takesFile) return { required: true, content: json(withReferences(route.bodySchema, named)) };
  const fields = (route.bodySchema?.properties ?? {}) as Record<string, TSchema>;
  const schema = {
    type: 'object',
    required: ['file', ...((route.bodySchema?.required ?? []) as string[])],
    properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' }, ...fields },
  };
  return { required: true, content: { 'multipart/form-data': { schema: withReferences(schema, named) } } };
};

const json = (schema: unknown): Json => ({ 'application/json': { schema } });

const success = (route: Route<never>, named: Named): Json => {
  switch (route.answer) {
    case 'nothing':
      return { description: '成功' };
    case 'file':
      return { description: '文件', content: { 'application/octet-stream': { schema: {} } } };
    case 'events':
      return { description: '事件流', content: { 'text/event-stream': { schema: { type: 'string' } } } };
    default:
      return { description: '成功', content: json(withReferences(route.answer, named)) };
  }
};
