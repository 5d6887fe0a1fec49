export class ProblemFieldDto {
  /** As in the body, such as `client.phone`. */
  path: string;
  /** A sentence in the caller's language. */
  message: string;
}

/** RFC 9457. */
export class ProblemDto {
  type: string;
  /** A short sentence in the caller's language. */
  title: string;
  status: number;
  /** Stable, for programs. */
  code: string;
  /** What to do. */
  detail: string;
  /** For support: the id of this request (`X-Request-Id`), under which the logs tell of it. */
  instance: string;
  fields?: ProblemFieldDto[];
}
