/** The only clock of business time outside the stories; tests set it together with the test server's. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
