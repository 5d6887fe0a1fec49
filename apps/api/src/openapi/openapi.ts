import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { withTakenBodies } from './bodies.js';
import { ProblemDto } from '../problem/problem.dto.js';
import { withProblems } from './problem-answers.js';

/** The contract that others build on, made from the code. */
export function openApi(app: NestExpressApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Reglament')
    .setDescription('Processes of a trading company: requests, tasks, cases. Errors are RFC 9457 problem documents; times are RFC 3339 in UTC.')
    .setVersion('0.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer' })
    .addCookieAuth('reglament_session')
    .build();
  const document = SwaggerModule.createDocument(app, about, {
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '').toLowerCase()}_${method}`,
    extraModels: [ProblemDto],
  });
  return withTakenBodies(withProblems(document));
}

/** Serves it at /api/openapi.json, with pages at /api/docs. */
export function serveDocs(app: NestExpressApplication, document: OpenAPIObject): void {
  SwaggerModule.setup('api/docs', app, document, { jsonDocumentUrl: 'api/openapi.json', yamlDocumentUrl: 'api/openapi.yaml' });
}
