import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** What a page of ours may load, and from where: everything from here, scripts never out of the page itself. */
const PAGES = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  scriptSrcAttr: ["'none'"],
  // Components write style elements while they run; what came from people is text and never markup (test/browser/xss.e2e-spec.ts).
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  frameAncestors: ["'none'"],
  frameSrc: ["'none'"],
  workerSrc: ["'self'"],
  manifestSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  objectSrc: ["'none'"],
};

/** Headers of every answer, a refusal and a file as well; an answer of the API is kept by nobody on its way. */
export function securityHeaders({ https }: { https: boolean }): RequestHandler[] {
  const all = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: PAGES },
    strictTransportSecurity: https,
    xFrameOptions: { action: 'deny' },
  });
  const api = (request: Request, response: Response, next: NextFunction) => {
    if (request.path.startsWith('/api/')) response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()');
    next();
  };
  return [all, api];
}
