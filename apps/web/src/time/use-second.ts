import { useEffect, useState } from 'react';
import { serverNow } from './now';

/** Now by the server's clock, each second: for what runs while somebody waits on the line. */
export function useSecond(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
