import type { OpenAPIObject } from '@nestjs/swagger';
import { getMetadataStorage, IS_OPTIONAL } from 'class-validator';

type Operation = NonNullable<OpenAPIObject['paths'][string]['post']>;

/** A part of a schema, as far as it says what may stand there. */
interface Property {
  type?: string | string[];
  enum?: unknown[];
}

/** Writes into the document what the checks of bodies really take: null for what may be left out, and no body where nothing of it is required. */
export function withTakenBodies(document: OpenAPIObject): OpenAPIObject {
  const schemas = document.components?.schemas ?? {};
  for (const [name, optional] of optionalFields()) {
    const schema = schemas[name];
    if (schema === undefined || '$ref' in schema) continue;
    for (const field of optional) letNull(schema.properties?.[field] as Property | undefined);
  }
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path as Record<string, Operation>))) {
    const body = operation.requestBody;
    if (body === undefined || '$ref' in body) continue;
    const schema = body.content['application/json']?.schema;
    const named = schema && '$ref' in schema ? schemas[schema.$ref.split('/').at(-1)!] : schema;
    if (named && !('$ref' in named) && (named.required ?? []).length === 0) body.required = false;
  }
  return document;
}

/** What `@IsOptional` lets pass as null, by the names of the classes; a class has what it inherits. */
function optionalFields(): Map<string, string[]> {
  const { validationMetadatas } = getMetadataStorage() as unknown as { validationMetadatas: Map<new () => object, { name?: string; propertyName: string }[]> };
  const own = (type: object) =>
    (validationMetadatas.get(type as new () => object) ?? []).filter(({ name }) => name === IS_OPTIONAL).map(({ propertyName }) => propertyName);
  const names = [...validationMetadatas.keys()].map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`Two classes have the name ${twice}, and the OpenAPI document knows a schema by its class: rename one of them.`);
  return new Map(
    [...validationMetadatas.keys()].map((type) => {
      const fields: string[] = [];
      for (let one = type as object | null; one !== null && one !== Function.prototype; one = Object.getPrototypeOf(one) as object | null)
        fields.push(...own(one));
      return [type.name, fields];
    }),
  );
}

function letNull(property: Property | undefined): void {
  if (typeof property?.type !== 'string') return;
  property.type = [property.type, 'null'];
  if (property.enum && !property.enum.includes(null)) property.enum.push(null);
}
